import { describe, expect, it } from 'vitest';
import {
  defaultScenario,
  type LikeScenario,
  type LikeScenarioInput,
  likeScenario,
} from '../../src/influence/scenario.ts';
import { type Exact, exact, toDecimal, toFixed, ZERO } from '../../src/money/exact.ts';

const known: LikeScenarioInput = {
  likes: 48_213,
  viewerMinutes: 42_000,
  directExpected: exact(2000),
  topGiftShare: 0.2,
  topGifterShare: null,
  settings: defaultScenario,
  lowerBound: false,
};
const scenario = (change: Partial<LikeScenarioInput> = {}): LikeScenario =>
  likeScenario({ ...known, ...change });
const withReference = (ratio: number): Partial<LikeScenarioInput> => ({
  likes: 42_000 * ratio,
  settings: { ...defaultScenario, referenceLikeRate: 1 },
});
const texts = (three: { low: Exact; middle: Exact; high: Exact } | null, places: number) =>
  three && [toFixed(three.low, places), toFixed(three.middle, places), toFixed(three.high, places)];

describe('likeScenario', () => {
  it('puts 20 % more likes at 0, 1.8 and 6.6 % of gift income, as an assumption', () => {
    const found = scenario();
    expect(found).toMatchObject({
      basis: 'assumed',
      change: 20,
      elasticity: { low: '0', middle: '0.10', high: '0.35' },
      // 1.2^0.1 = 1.0183994, 1.2^0.35 = 1.0658926
      percent: { low: '0', middle: '1.8399', high: '6.5893' },
      withheld: null,
      againstReference: null,
    });
    expect(texts(found.amounts, 3)).toEqual(['0.000', '36.798', '131.786']);
  });

  it('is exact after the one rounding of the power', () => {
    const found = scenario({ directExpected: exact('300.59') });
    expect(found.amounts && toDecimal(found.amounts.middle)).toBe('5.530555410'.replace(/0+$/, ''));
    const thirds = scenario({ directExpected: exact('1/3') });
    expect(thirds.amounts?.middle).toEqual(exact('0.018399/3'));
  });

  it('holds nothing that could be read as a total', () => {
    expect(Object.keys(scenario(withReference(2))).sort()).toEqual([
      'againstReference',
      'amounts',
      'assumptions',
      'basis',
      'change',
      'elasticity',
      'lowerBound',
      'percent',
      'withheld',
    ]);
    expect(scenario().assumptions).toContain('PART_OF_DIRECT');
    expect(scenario().assumptions).toContain('VISIBILITY_NOT_INCLUDED');
  });

  it.each<[string, Partial<LikeScenarioInput>, object]>([
    ['income unknown', { directExpected: null }, { reason: 'unknown-income', share: null }],
    ['no income', { directExpected: ZERO }, { reason: 'no-income', share: null }],
    ['likes unknown', { likes: null }, { reason: 'unknown-likes', share: null }],
    ['no likes', { likes: 0 }, { reason: 'no-likes', share: null }],
    ['one gift', { topGiftShare: 0.998 }, { reason: 'one-gift', share: 0.998 }],
    ['one gifter', { topGifterShare: 0.51 }, { reason: 'one-gifter', share: 0.51 }],
    [
      'one gift of one gifter',
      { topGiftShare: 0.6, topGifterShare: 0.9 },
      { reason: 'one-gift', share: 0.6 },
    ],
  ])('withholds the amounts and keeps the percentages: %s', (_, change, withheld) => {
    const found = scenario({ ...withReference(2), ...change });
    expect(found.withheld).toEqual(withheld);
    expect(found.amounts).toBeNull();
    expect(found.againstReference?.amounts ?? null).toBeNull();
    expect(found.percent.high).toBe('6.5893');
  });

  it('shows the amounts at exactly half', () => {
    expect(scenario({ topGiftShare: 0.5, topGifterShare: 0.5 }).withheld).toBeNull();
  });

  it('needs viewers for the comparison only', () => {
    const found = scenario({ ...withReference(2), viewerMinutes: null });
    expect(found.amounts).not.toBeNull();
    expect(found.againstReference).toBeNull();
    expect(scenario({ ...withReference(2), viewerMinutes: 0 }).againstReference).toBeNull();
    expect(found.assumptions).not.toContain('REFERENCE_DECLARED');
  });

  it.each<[number, boolean, string[]]>([
    [2, false, ['0', '134', '431']],
    [0.5, false, ['0', '-144', '-549']],
    [1, false, ['0', '0', '0']],
    [4, false, ['0', '259', '769']],
    [10, true, ['0', '259', '769']],
    [0.01, true, ['0', '-297', '-1249']],
  ])('compares a like rate of %s times the usual, clamped: %s', (ratio, clamped, amounts) => {
    const reference = scenario(withReference(ratio)).againstReference;
    expect(reference).toMatchObject({ reference: 1, clamped });
    expect(reference?.ratio).toBeCloseTo(ratio, 12);
    expect(texts(reference?.amounts ?? null, 0)).toEqual(amounts);
    expect(scenario(withReference(ratio)).assumptions).toContain('REFERENCE_DECLARED');
  });

  it('passes on that the income is a lower bound', () => {
    expect(scenario({ lowerBound: true }).lowerBound).toBe(true);
  });

  it('refuses an elasticity that is not decimal text', () => {
    const settings = { ...defaultScenario, elasticity: { low: '0', middle: 'a tenth', high: '1' } };
    expect(() => scenario({ settings })).toThrow(RangeError);
  });
});
