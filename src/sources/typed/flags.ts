import { isTimeZone } from '../../config/time-zone.ts';
import { type Diagnostic, diagnostic, InputError, type Place } from '../../diagnostics/diagnostic.ts';
import { parseMoney } from '../../money/money.ts';
import type { OtherIncome } from '../../session/session.ts';
import { type CountProblem, readAverage, readCount } from './count.ts';
import { readDuration } from './duration.ts';
import {
  EXPECTED_TIMEZONE,
  expectedAverage,
  expectedCount,
  expectedDuration,
  expectedIncomeKind,
  expectedMoney,
  expectedTime,
  INCOME_KINDS,
} from './expected.ts';
import type { TypedFields, TypedGift, TypedPrice } from './fields.ts';
import { readTime } from './time.ts';

/** The session flags as the command line gives them: text, by camel-cased name; repeatable ones as lists. */
export interface RawSessionFlags {
  readonly likes?: string | undefined;
  /** Average concurrent viewers. */
  readonly viewers?: string | undefined;
  readonly peakViewers?: string | undefined;
  readonly uniqueViewers?: string | undefined;
  readonly views?: string | undefined;
  readonly duration?: string | undefined;
  readonly comments?: string | undefined;
  readonly shares?: string | undefined;
  readonly follows?: string | undefined;
  readonly gifters?: string | undefined;
  readonly gift?: readonly string[] | undefined;
  /** A bare number of gifts. */
  readonly gifts?: string | undefined;
  readonly coins?: string | undefined;
  readonly diamonds?: string | undefined;
  readonly paid?: string | undefined;
  readonly income?: readonly string[] | undefined;
  readonly creator?: string | undefined;
  readonly platform?: string | undefined;
  readonly startedAt?: string | undefined;
  readonly timezone?: string | undefined;
  readonly host?: string | undefined;
  readonly roomId?: string | undefined;
}

const AT: Place = { file: 'flags' };

// It is compared with what logs say, where an id has neither spaces nor more characters.
const ROOM_ID = /^[!-~]{1,64}$/;
const EXPECTED_ROOM_ID = "the LIVE's room id, such as 7650000000000000001";

const flagName = (key: string): string =>
  `--${key.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;

/**
 * Reads every session flag.
 *
 * @throws InputError with one FLAG_VALUE_INVALID or COUNT_TOO_LARGE for each bad flag
 */
export function parseFlags(raw: RawSessionFlags): TypedFields {
  const problems: Diagnostic[] = [];
  const invalid = (flag: string, value: string, expected: string): null => {
    problems.push(diagnostic('FLAG_VALUE_INVALID', { flag, value, expected }));
    return null;
  };
  const uncountable = (flag: string, value: string, problem: CountProblem, expected: string): null => {
    if (problem.problem !== 'too-large') return invalid(flag, value, expected);
    problems.push(diagnostic('COUNT_TOO_LARGE', { figure: flag, value }));
    return null;
  };

  const count = (key: keyof RawSessionFlags): number | null => {
    const value = raw[key] as string | undefined;
    if (value === undefined) return null;
    const read = readCount(value);
    return typeof read === 'number' ? read : uncountable(flagName(key), value, read, expectedCount(read));
  };
  const text = (key: keyof RawSessionFlags): string | null => {
    const value = (raw[key] as string | undefined)?.trim();
    return value === '' ? invalid(flagName(key), '', 'a value that is not empty') : (value ?? null);
  };
  const handle = (key: 'creator' | 'host'): string | null => text(key)?.replace(/^@(?=.)/, '') ?? null;

  const roomId = (): string | null => {
    const id = text('roomId');
    return id === null || ROOM_ID.test(id) ? id : invalid('--room-id', id, EXPECTED_ROOM_ID);
  };

  const average = (): number | null => {
    if (raw.viewers === undefined) return null;
    const read = readAverage(raw.viewers);
    return typeof read === 'number'
      ? read
      : uncountable('--viewers', raw.viewers, read, expectedAverage(read));
  };
  const duration = (): number | null => {
    if (raw.duration === undefined) return null;
    const read = readDuration(raw.duration);
    return typeof read === 'number'
      ? read
      : invalid('--duration', raw.duration, expectedDuration(read, raw.duration));
  };
  const startedAt = (): TypedFields['startedAt'] => {
    if (raw.startedAt === undefined) return null;
    const read = readTime(raw.startedAt);
    return typeof read === 'string'
      ? invalid('--started-at', raw.startedAt, expectedTime(read))
      : { text: raw.startedAt, at: AT };
  };
  const timezone = (): string | null => {
    const name = text('timezone');
    return name === null || isTimeZone(name) ? name : invalid('--timezone', name, EXPECTED_TIMEZONE);
  };
  const paid = (): TypedFields['paid'] => {
    if (raw.paid === undefined) return null;
    const read = parseMoney(raw.paid);
    return typeof read === 'string' ? invalid('--paid', raw.paid, expectedMoney(read)) : read;
  };

  const gift = (value: string): TypedGift | null => {
    const split = splitAtLast(value, '=');
    if (!split)
      return invalid('--gift', value, `a name or id and how many, such as ${value.trim() || 'Rose'}=1`);
    const [name, amount] = split;
    if (name === '') return invalid('--gift', value, 'a name or id before the =, such as Rose=120');
    const [many = '', each = null] = splitAtLast(amount, '@') ?? [amount];
    const read = readCount(many);
    if (typeof read !== 'number') return uncountable('--gift', value, read, expectedCount(read, 'Rose=120'));
    if (read === 0) return invalid('--gift', value, 'a count of at least 1');
    const price = each === null ? ({ kind: 'catalogue' } as const) : coinsEach(value, each);
    return price && { name, giftId: null, count: read, price, at: AT };
  };
  const coinsEach = (value: string, each: string): TypedPrice | null => {
    if (each === '?') return { kind: 'unpriced' };
    const coins = readCount(each);
    if (typeof coins === 'number' && coins > 0) return { kind: 'coins', coins };
    if (typeof coins !== 'number' && coins.problem === 'too-large') {
      return uncountable('--gift', value, coins, '');
    }
    return invalid(
      '--gift',
      value,
      'a price of at least 1 coin after the @, or ? where it is not known, such as Rose=3@1',
    );
  };
  const income = (value: string): OtherIncome | null => {
    const split = splitAtLast(value, '=');
    if (!split) return invalid('--income', value, 'a kind and an amount, such as brand=200USD');
    const [what, amount] = split;
    const [kind = '', ...label] = what.split(':').map((part) => part.trim());
    const known = INCOME_KINDS.find((each) => each === kind.toLowerCase());
    if (!known) return invalid('--income', value, expectedIncomeKind(kind));
    const money = parseMoney(amount);
    if (typeof money === 'string') return invalid('--income', value, expectedMoney(money));
    return { kind: known, label: label.join(':') || known, money };
  };

  const fields: TypedFields = {
    platform: text('platform'),
    creator: handle('creator'),
    title: null,
    roomId: roomId(),
    startedAt: startedAt(),
    endedAt: null,
    timezone: timezone(),
    durationSeconds: duration(),
    viewers: { average: average(), peak: count('peakViewers'), unique: count('uniqueViewers') },
    views: count('views'),
    likes: { total: count('likes'), recorded: null },
    comments: count('comments'),
    shares: count('shares'),
    follows: count('follows'),
    gifters: count('gifters'),
    gifts: raw.gift && raw.gift.length > 0 ? raw.gift.map(gift).filter((each) => each !== null) : null,
    giftCount: count('gifts'),
    coins: count('coins'),
    diamonds: count('diamonds'),
    paid: paid(),
    otherIncome: (raw.income ?? []).map(income).filter((each) => each !== null),
    host: handle('host'),
  };
  if (problems.length > 0) throw new InputError(problems);
  return fields;
}

/** Both sides of the last `mark`, trimmed; `null` when there is none. Names of gifts may hold the mark themselves. */
function splitAtLast(text: string, mark: string): [string, string] | null {
  const at = text.lastIndexOf(mark);
  return at < 0 ? null : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
