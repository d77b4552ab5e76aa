import { jsonTree, placeIn } from '../../config/json-tree.ts';
import { isTimeZone } from '../../config/time-zone.ts';
import { type Money, parseMoney } from '../../money/money.ts';
import { readAverage, readCount } from '../typed/count.ts';
import { readDuration } from '../typed/duration.ts';
import { INCOME_KINDS } from '../typed/expected.ts';
import type { TypedFields } from '../typed/fields.ts';
import { readTime } from '../typed/time.ts';
import { fieldsOf, type Places } from './fields.ts';
import { SESSION_KEYS } from './keys.ts';
import type { SessionFile } from './schema.ts';

/*
 * The short way for most session files of a large folder: JSON in which nothing is wrong and nothing has to be asked. It says what
 * `schema.ts` says or nothing at all; whatever it has a doubt about goes the long way, which finds the words for what is wrong.
 */

/** What a value of a key is by the schema; `undefined`: that is in doubt. */
type Reader<Value> = (value: unknown) => Value | undefined;
type Readers<Shape> = { readonly [Key in keyof Shape]-?: Reader<Shape[Key]> };
type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A key that may be null for "unknown". */
const field =
  <Value>(read: Reader<Value>): Reader<Value | null> =>
  (value) =>
    value === null ? null : read(value);

const words: Reader<string> = (value) => (typeof value === 'string' ? value.trim() || undefined : undefined);

const handle: Reader<string> = (value) => words(value)?.replace(/^@(?=.)/, '');

const countFrom =
  (least: number): Reader<number> =>
  (value) => {
    const count = typeof value === 'string' ? readCount(value) : value;
    return typeof count === 'number' && Number.isSafeInteger(count) && count >= least ? count : undefined;
  };
const count = countFrom(0);
const countFromOne = countFrom(1);

const average: Reader<number> = (value) => {
  const read = typeof value === 'string' ? readAverage(value) : value;
  return typeof read === 'number' && read <= Number.MAX_SAFE_INTEGER ? read : undefined;
};

const duration: Reader<number> = (value) => {
  const seconds = typeof value === 'string' ? readDuration(value) : undefined;
  return typeof seconds === 'number' ? seconds : undefined;
};

const time: Reader<string> = (value) =>
  typeof value === 'string' && typeof readTime(value) !== 'string' ? value.trim() : undefined;

const timezone: Reader<string> = (value) => {
  const name = words(value);
  return name !== undefined && isTimeZone(name) ? name : undefined;
};

const money: Reader<Money> = (value) => {
  const read = typeof value === 'string' ? parseMoney(value) : undefined;
  return typeof read === 'object' ? read : undefined;
};

/** An object with no other keys. */
function objectOf<Shape extends object>(readers: Readers<Shape>): Reader<Shape> {
  const readerOf = new Map<string, Reader<unknown>>(Object.entries(readers));
  return (value) => {
    if (!isObject(value)) return undefined;
    const read: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const each = readerOf.get(key)?.(value[key]);
      if (each === undefined) return undefined;
      read[key] = each;
    }
    return read as Shape;
  };
}

const listOf =
  <Item>(read: Reader<Item>): Reader<Item[]> =>
  (value) => {
    if (!Array.isArray(value)) return undefined;
    const items = value.map(read).filter((item) => item !== undefined);
    return items.length === value.length ? items : undefined;
  };

type Gifts = NonNullable<SessionFile['gifts']>;
type GiftEntry = Extract<Gifts, readonly unknown[]>[number];
type Income = NonNullable<SessionFile['otherIncome']>[number];

const entry = objectOf<GiftEntry>({
  gift: words,
  name: words,
  id: words,
  count: countFromOne,
  coins: field(countFromOne),
});
const giftEntry: Reader<GiftEntry> = (value) => {
  const gift = entry(value);
  if (gift?.count === undefined) return undefined;
  return (gift.gift === undefined) === (gift.name === undefined && gift.id === undefined) ? undefined : gift;
};
const giftList = listOf(giftEntry);

const keys: ReadonlySet<string> = new Set(SESSION_KEYS);

/** Names with counts. A gift called like a key would make it hard to find that key in the text. */
const giftCounts: Reader<Record<string, number>> = (value) => {
  if (!isObject(value)) return undefined;
  const read: Record<string, number> = {};
  for (const [name, many] of Object.entries(value)) {
    const units = countFromOne(many);
    if (units === undefined || name === '__proto__' || keys.has(name)) return undefined;
    read[name] = units;
  }
  return read;
};

const income = objectOf<Income>({
  kind: (value) =>
    typeof value === 'string' ? INCOME_KINDS.find((kind) => kind === value.trim().toLowerCase()) : undefined,
  label: field(words),
  amount: money,
});
const incomes = listOf<Income>((value) => {
  const read = income(value);
  return read?.kind === undefined || read.amount === undefined ? undefined : read;
});

const viewers = objectOf<Extract<NonNullable<SessionFile['viewers']>, object>>({
  average: field(average),
  peak: field(count),
  unique: field(count),
});
const likes = objectOf<Extract<NonNullable<SessionFile['likes']>, object>>({
  total: field(count),
  recorded: field(count),
});

const sessionFile = objectOf<SessionFile>({
  $schema: (value) => (typeof value === 'string' ? value : undefined),
  platform: field(words),
  creator: field(handle),
  title: field(words),
  roomId: field(words),
  startedAt: field(time),
  endedAt: field(time),
  timezone: field(timezone),
  duration: field(duration),
  durationSeconds: field(countFromOne),
  viewers: field((value) => average(value) ?? viewers(value)),
  views: field(count),
  likes: field((value) => count(value) ?? likes(value)),
  comments: field(count),
  shares: field(count),
  follows: field(count),
  gifters: field(count),
  gifts: field((value) => giftList(value) ?? giftCounts(value)),
  giftCount: field(count),
  coins: field(count),
  diamonds: field(count),
  paid: field(money),
  otherIncome: field(incomes),
  host: field(handle),
});

/** The end of a key; within a text the quotation mark would have a backslash before it, which only makes one too many. */
const KEY_END = /"\s*:/g;
/** What JavaScript reads otherwise than people, or forgets how it was written: `48.210`, `-0`, `1e3`. */
const UNUSUAL_NUMBER = /"\s*:\s*(?:-|\d+(?:[eE]|\.(?!\d{1,2}[\s,}])))/;
/** A whole object on a line of its own might be a message of a log. */
const OBJECT_ON_A_LINE = /\n\s*\{[^\n]*\}\s*$/m;

/**
 * The fields of a session file that is plain JSON and says nothing doubtful; `null` for everything else, be it another kind of
 * input, YAML, or a session file with a fault. No other format has an object of these keys alone, so that none need be asked.
 *
 * @param text all of the file
 * @param path the name that diagnostics show
 */
export function plainSession(text: string, path: string): TypedFields | null {
  // What is no UTF-8 has become this character.
  if (!text.startsWith('{') || text.includes('\ufffd')) return null;
  const value = parsed(text);
  const file = sessionFile(value);
  if (file === undefined || UNUSUAL_NUMBER.test(text)) return null;
  // Of two equal keys JSON.parse keeps one.
  if (text.match(KEY_END)?.length !== keysIn(value)) return null;
  if (Object.keys(file).every((key) => key === '$schema')) return null;
  if (typeof file.duration === 'number' && typeof file.durationSeconds === 'number') return null;
  const { gifts } = file;
  if (gifts && !Array.isArray(gifts) && OBJECT_ON_A_LINE.test(text)) return null;
  return fieldsOf(file, placesIn(text, path));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keysIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value);
  return inside.reduce<number>((sum, each) => sum + keysIn(each), Array.isArray(value) ? 0 : inside.length);
}

/** Only gifts are worth taking the whole text apart; every file has a time. */
function placesIn(text: string, path: string): Places {
  let tree: Places | null = null;
  const parts = (): Places | null => (tree ??= jsonTree(text, path));
  return {
    place: (where) => parts()?.place(where) ?? { file: path },
    valuePlace(where) {
      const start = where[0] === 'startedAt' ? STARTED_AT.exec(text) : null;
      if (start !== null) return placeIn(text, start.index + start[0].length, path);
      return parts()?.valuePlace(where) ?? { file: path };
    },
  };
}

const STARTED_AT = /"startedAt"\s*:\s*/;
