import { fail } from '../../diagnostics/diagnostic.ts';
import {
  compare,
  exact,
  type Exact,
  isNegative,
  isZero,
  parseExact,
  subtract,
  ZERO,
} from '../../money/exact.ts';
import { CHANGEABLE, type Change, type Shift } from '../../session/change.ts';
import { readAverage } from './count.ts';
import { readDuration } from './duration.ts';

const EXPECTED: Readonly<Record<Change['figure'], string>> = {
  viewers: 'a change such as viewers=+20%, viewers=+50 or viewers=500',
  duration: 'a change such as duration=+1h, duration=-20% or duration=3h',
  rate: 'a rate such as rate=0.006 or rate=1/210, or a change such as rate=-10%',
};
const ANY = 'a change of viewers, duration or rate, such as viewers=+20%';

const HUNDRED = exact(100);

/**
 * The values of `--with`: `viewers=+20%`, `duration=+1h`, `rate=1/210`. A sign makes it a change, its absence a new value.
 *
 * @throws InputError FLAG_VALUE_INVALID for a figure that cannot be changed (likes pay nothing), for one that is named
 * twice, and for a value that can be read in two ways (`viewers=20%`)
 */
export function readChanges(texts: readonly string[]): Change[] {
  const changes: Change[] = [];
  for (const text of texts) {
    const change = readChange(text);
    if (changes.some(({ figure }) => figure === change.figure))
      refuse(text, `one value for ${change.figure}`);
    changes.push(change);
  }
  return changes;
}

function readChange(text: string): Change {
  const at = text.indexOf('=');
  const name = text.slice(0, Math.max(at, 0)).trim().toLowerCase();
  const figure = CHANGEABLE.find((each) => each === name) ?? refuse(text, ANY);
  const shift = readShift(figure, text.slice(at + 1).trim());
  return shift ? { figure, shift } : refuse(text, EXPECTED[figure]);
}

function readShift(figure: Change['figure'], text: string): Shift | null {
  const [, sign = '', rest = ''] = /^([+\-\u2212]?)\s*(.*)$/su.exec(text) ?? [];
  const signed = (value: Exact): Exact => (sign === '+' ? value : subtract(ZERO, value));
  if (rest.endsWith('%')) {
    const percent = plainDecimal(rest.slice(0, -1).trim());
    if (percent === null || sign === '') return null;
    const change = signed(percent);
    return compare(change, subtract(ZERO, HUNDRED)) > 0 ? { kind: 'percent', percent: change } : null;
  }
  const amount = READERS[figure](rest);
  if (amount === null || isZero(amount) || isNegative(amount)) return null;
  if (sign === '') return { kind: 'to', amount };
  // More or less of half a cent is said in percent: a bare difference is too easily read as a rate.
  return figure === 'rate' ? null : { kind: 'by', amount: signed(amount) };
}

const plainDecimal = (text: string): Exact | null => (/^\d+([.]\d+)?$/.test(text) ? parseExact(text) : null);

const READERS: Readonly<Record<Change['figure'], (text: string) => Exact | null>> = {
  viewers(text) {
    const viewers = readAverage(text);
    return typeof viewers === 'number' ? parseExact(String(viewers)) : null;
  },
  duration(text) {
    const seconds = readDuration(text);
    return typeof seconds === 'number' ? exact(seconds) : null;
  },
  rate: (text) => (/^[\d./\se-]+$/i.test(text) ? parseExact(text) : null),
};

const refuse = (value: string, expected: string): never =>
  fail('FLAG_VALUE_INVALID', { flag: '--with', value, expected }, { file: 'flags' });
