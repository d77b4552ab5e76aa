import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { byCreator, newestOf } from '../../src/period/newest.ts';
import {
  type DayRange,
  NO_COUNTS,
  NO_PARTS,
  NOT_BEFORE,
  overlap,
  type Period,
} from '../../src/period/period.ts';

const period = (
  creatorId: string | null,
  days: DayRange | null,
  diamonds: number | null,
  more: Partial<Period> = {},
): Period => ({
  platform: 'tiktok',
  source: 'backstage',
  at: { file: 'x.csv', line: 2 },
  creator: null,
  creatorId,
  days,
  lastThirtyDays: false,
  exportedAt: null,
  counts: { ...NO_COUNTS, diamonds },
  viewers: { average: null, peak: null, unique: null },
  parts: NO_PARTS,
  before: NOT_BEFORE,
  ...more,
});

const day = (offset: number): string => new Date(Date.UTC(2026, 6, 1 + offset)).toISOString().slice(0, 10);
const anyPeriod = fc
  .record({
    id: fc.constantFrom('1', '2', '3'),
    from: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: 0, max: 20 }),
    diamonds: fc.option(fc.nat(1000)),
    undated: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ id, from, length, diamonds, undated }) =>
    period(id, undated === 0 ? null : { from: day(from), to: day(from + length) }, diamonds),
  );

describe('the newest of what overlaps', () => {
  test.prop([fc.array(anyPeriod, { maxLength: 25 })], { numRuns: 150 })(
    'leaves no two periods of one creator that overlap, and loses none without saying so',
    (periods) => {
      const { kept, replaced, leftOut } = newestOf(periods);
      for (const same of byCreator(kept))
        for (const [index, a] of same.entries())
          for (const b of same.slice(index + 1)) expect(overlap(a.days, b.days)).toBe(false);
      expect([...kept, ...replaced, ...leftOut]).toHaveLength(periods.length);
      expect(new Set([...kept, ...replaced, ...leftOut]).size).toBe(periods.length);
    },
  );

  test.prop(
    [
      fc
        .array(anyPeriod, { maxLength: 12 })
        .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
    ],
    {
      numRuns: 150,
    },
  )('does not depend on the order of the inputs', ([periods, shuffled]) => {
    const sum = (all: readonly Period[]): number =>
      newestOf(all).kept.reduce((total, { counts }) => total + (counts.diamonds ?? 0), 0);
    expect(sum(shuffled)).toBe(sum(periods));
  });

  it('is the later month to date, whatever it counts', () => {
    const early = period('1', { from: '2026-07-01', to: '2026-07-06' }, 900);
    const late = period('1', { from: '2026-07-01', to: '2026-07-20' }, 800);
    expect(newestOf([late, early])).toEqual({ kept: [late], replaced: [early], leftOut: [] });
    expect(newestOf([early, late])).toEqual({ kept: [late], replaced: [early], leftOut: [] });
  });

  it('of the same days is the later export, then the one that counts more', () => {
    const days = { from: '2026-07-01', to: '2026-07-06' };
    const first = period('1', days, 900, { exportedAt: 1 });
    const second = period('1', days, 800, { exportedAt: 2 });
    expect(newestOf([first, second]).kept).toEqual([second]);
    expect(newestOf([period('1', days, 7), period('1', days, 8)]).kept[0]?.counts.diamonds).toBe(8);
  });

  it('keeps months that follow each other', () => {
    const june = period('1', { from: '2026-06-01', to: '2026-06-30' }, 1);
    const july = period('1', { from: '2026-07-01', to: '2026-07-31' }, 2);
    expect(newestOf([june, july]).kept).toEqual([june, july]);
  });

  it('tells what overlaps in part from what is covered, and prefers what says its days', () => {
    const rolling = period('1', null, 5);
    const june = period('1', { from: '2026-06-20', to: '2026-07-03' }, 1);
    const july = period('1', { from: '2026-07-01', to: '2026-07-31' }, 2);
    expect(newestOf([rolling, june, july])).toEqual({ kept: [july], replaced: [], leftOut: [june, rolling] });
  });

  it('knows a creator by id under another name, and by a name without id', () => {
    const days = (month: string): DayRange => ({ from: `2026-${month}-01`, to: `2026-${month}-28` });
    const all = [
      period('1', days('06'), 1, { creator: 'mira_was' }),
      period('1', days('07'), 2, { creator: 'mira_is' }),
      period(null, days('07'), 2, { creator: 'Mira_IS' }),
      period(null, days('07'), 3, { creator: 'other' }),
    ];
    expect(byCreator(all).map((same) => same.length)).toEqual([3, 1]);
    expect(newestOf(all).kept).toHaveLength(3);
  });
});
