import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { ratesFor, type RatesUsed } from '../../src/earnings/direct.ts';
import { add, compare, exact, multiply, ONE, toDecimal, ZERO } from '../../src/money/exact.ts';
import { NO_COUNTS, NO_PARTS, NOT_BEFORE, type Period, type PeriodCounts } from '../../src/period/period.ts';
import { rankPeriods, type Ranking } from '../../src/period/rank.ts';
import { readingsOf, totalsOf } from '../../src/period/totals.ts';
import { tiktok } from '../../src/rates/tiktok/profile.ts';

const rates = ratesFor(tiktok, null);
const ratesOf = (): RatesUsed => rates;
const period = (creatorId: string, counts: Partial<PeriodCounts>, more: Partial<Period> = {}): Period => ({
  platform: 'tiktok',
  source: 'backstage',
  at: { file: 'x.csv', line: 2 },
  creator: `c${creatorId}`,
  creatorId,
  days: { from: '2026-07-01', to: '2026-07-20' },
  lastThirtyDays: false,
  exportedAt: null,
  counts: { ...NO_COUNTS, ...counts },
  viewers: { average: null, peak: null, unique: null },
  parts: NO_PARTS,
  before: NOT_BEFORE,
  ...more,
});
const RANKING: Ranking = { by: 'creator', weekStart: 'monday', sort: null, top: null };

const anyPeriods = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 6 }),
    diamonds: fc.option(fc.nat(10_000_000)),
    durationSeconds: fc.option(fc.nat(700 * 3600)),
    validDays: fc.option(fc.nat(31)),
  }),
  { minLength: 1, maxLength: 20 },
);
const made = (all: readonly { id: number; diamonds: number | null }[]): Period[] =>
  all.map(({ id, ...counts }) => period(String(id), counts));

describe('ranking', () => {
  test.prop(
    [
      anyPeriods,
      fc.option(fc.integer({ min: 1, max: 4 })),
      fc.constantFrom('creator', 'day', 'week', 'month', 'platform', 'title'),
    ],
    {
      numRuns: 120,
    },
  )('adds up to the total, whatever is asked for', (all, top, by) => {
    const periods = made(all);
    const total = totalsOf(periods, ratesOf);
    const groups = rankPeriods(periods, { ...RANKING, top, by }, ratesOf);
    const diamonds = groups.reduce((sum, { totals }) => sum + (totals.counts.diamonds.sum ?? 0), 0);
    expect(diamonds).toBe(total.counts.diamonds.sum ?? 0);
    expect(groups.reduce((sum, each) => sum + each.periods.length, 0)).toBe(periods.length);
    const shares = groups.reduce((sum, { share }) => add(sum, share ?? ZERO), ZERO);
    expect(compare(shares, total.counts.diamonds.sum ? ONE : ZERO)).toBe(0);
    const cash = groups.reduce((sum, { totals }) => add(sum, totals.cash?.expected ?? ZERO), ZERO);
    expect(compare(cash, total.cash?.expected ?? ZERO)).toBe(0);
    expect(groups.length).toBeLessThanOrEqual((top ?? 20) + 1);
  });

  it('puts the most diamonds first, and what is unknown last', () => {
    const groups = rankPeriods(
      [period('1', { diamonds: 5 }), period('2', { diamonds: null }), period('3', { diamonds: 9 })],
      RANKING,
      ratesOf,
    );
    expect(groups.map(({ key }) => key.kind === 'named' && key.id)).toEqual(['3', '1', '2']);
  });

  it('puts a period into a month, and not into a week that it is longer than', () => {
    const periods = [period('1', { diamonds: 5 })];
    const kind = (by: Ranking['by']): unknown => rankPeriods(periods, { ...RANKING, by }, ratesOf)[0]?.key;
    expect(kind('month')).toEqual({ kind: 'period', start: '2026-07-01', end: '2026-08-01' });
    expect(kind('week')).toEqual({ kind: 'unknown' });
  });
});

describe('figures', () => {
  it('pay a diamond once: by what it is in coins, neither halved nor doubled', () => {
    const periods = [period('1', { diamonds: 1000 })];
    expect(toDecimal(totalsOf(periods, ratesOf).cash?.expected ?? ZERO)).toBe('5.00');
    const two = { ...rates, coinsPerDiamond: { ...rates.coinsPerDiamond, value: exact(2) } };
    expect(toDecimal(totalsOf(periods, () => two).cash?.expected ?? ZERO)).toBe('10.00');
    expect(readingsOf(periods, ratesOf).map(({ cash }) => toDecimal(cash.expected))).toEqual([
      '5.00',
      '10.00',
    ]);
  });

  it('never add parts to what they are of', () => {
    const parts = { ...NO_PARTS, matches: 600, multiGuest: 700, multiGuestAsHost: 700 };
    const totals = totalsOf([period('1', { diamonds: 1000 }, { parts })], ratesOf);
    expect(totals.counts.diamonds.sum).toBe(1000);
    expect(totals.parts.matches.sum).toBe(600);
  });

  test.prop([anyPeriods], { numRuns: 80 })('are paces over the periods that tell both', (all) => {
    const periods = made(all);
    const both = all.filter(
      ({ diamonds, durationSeconds }) => diamonds !== null && (durationSeconds ?? 0) > 0,
    );
    const { perHour } = totalsOf(periods, ratesOf);
    if (both.length === 0) {
      expect(perHour).toBeNull();
      return;
    }
    const seconds = both.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0);
    const diamonds = both.reduce((sum, each) => sum + (each.diamonds ?? 0), 0);
    expect(perHour?.known).toBe(both.length);
    expect(
      compare(multiply(perHour?.diamonds ?? ZERO, exact(seconds)), multiply(exact(diamonds), exact(3600))),
    ).toBe(0);
  });

  it('are lower bounds where a row says nothing, and then have no upper end', () => {
    const totals = totalsOf([period('1', { diamonds: 5 }), period('2', {})], ratesOf);
    expect(totals.lowerBound).toBe(true);
    expect(totals.cash?.high).toBeNull();
    expect(totalsOf([period('2', {})], ratesOf).cash).toBeNull();
  });

  it('compare days with days of the month before, since this month is not over', () => {
    const before = { diamonds: 3000, durationSeconds: null, validDays: 30 };
    const totals = totalsOf([period('1', { diamonds: 1200, validDays: 10 }, { before })], ratesOf);
    expect(toDecimal(totals.change?.perValidDay ?? ZERO)).toBe('0.20');
    expect(totalsOf([period('1', { diamonds: 1200, validDays: 0 }, { before })], ratesOf).change).toBeNull();
  });

  it('tell the month before the newest period of each creator, not months added up', () => {
    const of = (id: string, month: string, diamonds: number): Period =>
      period(
        id,
        { diamonds: 1200, validDays: 10 },
        {
          days: { from: `2026-${month}-01`, to: `2026-${month}-20` },
          before: { diamonds, durationSeconds: null, validDays: 30 },
        },
      );
    const totals = totalsOf([of('1', '06', 700), of('1', '07', 3000), of('2', '07', 60)], ratesOf);
    expect(totals.before.diamonds).toEqual({ sum: 3060, known: 2 });
    expect(totals.before.periods).toBe(2);
  });

  it('refuse sums that are no longer exact', () => {
    const huge = period('1', { diamonds: Number.MAX_SAFE_INTEGER });
    expect(() => totalsOf([huge, huge], ratesOf)).toThrow(RangeError);
  });
});
