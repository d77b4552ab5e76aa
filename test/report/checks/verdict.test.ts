import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { OPERATORS, type Operator, type Reach, type Verdict } from '../../../src/report/checks/threshold.ts';
import { verdictOf } from '../../../src/report/checks/verdict.ts';

const WORDS: Record<string, Verdict> = { fail: 'failed', pass: 'passed', '?': 'cannot-tell' };
const REACHES: readonly Reach[] = ['exact', 'at-least', 'at-most'];

/** By hand: the figure below, equal to and above an exact limit, for an exact figure, a lower bound and an upper bound. */
const TABLE: Record<Operator, string> = {
  '<': 'fail pass pass   ? pass pass   fail ? ?',
  '<=': 'fail fail pass   ? ? pass   fail fail ?',
  '>': 'pass pass fail   ? ? fail   pass pass ?',
  '>=': 'pass fail fail   ? fail fail   pass ? ?',
  '==': 'pass fail pass   ? ? pass   pass ? ?',
  '!=': 'fail pass fail   ? ? fail   fail ? ?',
};

const cases = OPERATORS.flatMap((operator) => {
  const verdicts = TABLE[operator].split(/\s+/);
  return REACHES.flatMap((known, row) =>
    [-1, 0, 1].map((sign, column) => ({
      operator,
      known,
      sign,
      verdict: WORDS[verdicts[row * 3 + column] as string] as Verdict,
    })),
  );
});

describe('the truth table', () => {
  it('has every case', () => expect(cases).toHaveLength(6 * 3 * 3));

  it.each(cases)('$operator, $known, sign $sign: $verdict', ({ operator, known, sign, verdict }) => {
    expect(verdictOf(operator, sign, known)).toBe(verdict);
  });

  it('keeps decision 24: a lower bound passes the minimum it reaches, and never a maximum', () => {
    expect(verdictOf('<', 0, 'at-least')).toBe('passed');
    expect(verdictOf('<', -1, 'at-least')).toBe('cannot-tell');
    for (const operator of ['>', '>='] as const)
      for (const sign of [-1, 0, 1]) expect(verdictOf(operator, sign, 'at-least')).not.toBe('passed');
  });
});

/** What the truth can be, tried out; far enough on both sides that a bound on either can lie anywhere to the other. */
const span = (at: number, known: Reach): number[] => {
  const all = Array.from({ length: 41 }, (_, index) => index - 20);
  if (known === 'exact') return [at];
  return all.filter((each) => (known === 'at-least' ? each >= at : each <= at));
};
const HOLDS: Record<Operator, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

test.prop([
  fc.constantFrom(...OPERATORS),
  fc.integer({ min: -9, max: 9 }),
  fc.integer({ min: -9, max: 9 }),
  fc.constantFrom(...REACHES),
  fc.constantFrom(...REACHES),
])(
  'is what trying every truth says, the limit being a bound or not',
  (operator, figure, limit, known, of) => {
    const held = span(figure, known).flatMap((a) => span(limit, of).map((b) => HOLDS[operator](a, b)));
    const expected = held.every(Boolean) ? 'failed' : held.some(Boolean) ? 'cannot-tell' : 'passed';
    expect(verdictOf(operator, figure - limit, known, of)).toBe(expected);
  },
);
