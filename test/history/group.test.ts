import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { totalIncome } from '../../src/earnings/total.ts';
import type { DirectIncome } from '../../src/earnings/direct.ts';
import type { EarnedSession } from '../../src/history/earned.ts';
import { figuresOf } from '../../src/history/figures.ts';
import { type Group, type Grouping, groupSessions } from '../../src/history/group.ts';
import { SORT_FIGURES, sortGroups } from '../../src/history/sort.ts';
import { mergeSums, type Sums, sumsOf } from '../../src/history/sums.ts';
import { topGroups } from '../../src/history/top.ts';
import { placeIn } from '../../src/history/window.ts';
import { wallClock } from '../../src/history/zone.ts';
import type { Currency } from '../../src/money/currency.ts';
import { exact, sum, toDecimal } from '../../src/money/exact.ts';
import { anySession, earned, paced } from './earned.ts';

const berlin = await wallClock('Europe/Berlin');
const groupings: readonly Grouping[] = [
  ...(['day', 'week', 'month'] as const).map(
    (length): Grouping => ({ kind: 'period', length, weekStart: 'monday', clock: berlin }),
  ),
  { kind: 'creator' },
  { kind: 'platform' },
  { kind: 'title' },
];
const byDay = groupings[0] as Grouping;
const sessions = fc.array(anySession, { minLength: 1, maxLength: 40 });
const grouping = fc.constantFrom(...groupings);

const labels = (groups: readonly Group[]): string[] =>
  groups.map(({ key }) => (key.kind === 'period' ? key.start : key.kind === 'named' ? key.name : key.kind));
const only = (list: readonly EarnedSession[], by: Grouping) => {
  const [history, ...others] = groupSessions(list, by);
  expect(others).toEqual([]);
  if (!history) throw new Error('no history');
  return history;
};
/** Fractions and counts are exact in any order; sums of doubles and lists are not. */
const comparable = ({ watched, liked, scores, ...rest }: Sums) => ({
  ...rest,
  watched: watched.known,
  likes: liked.likes,
  scores: [...scores].sort((a, b) => a - b),
});

describe('groups', () => {
  test.prop([sessions, grouping])('hold every session exactly once and add up to the total', (list, by) => {
    const { groups, total } = only(list, by);
    expect(groups.reduce((all, { figures }) => all + figures.sessions, 0)).toBe(list.length);
    expect(total.sessions).toBe(list.length);
    const add = (pick: (figures: Group['figures']) => Parameters<typeof toDecimal>[0] | null | undefined) =>
      toDecimal(sum(groups.map(({ figures }) => pick(figures) ?? exact(0))));
    expect(add(({ coins }) => coins)).toBe(toDecimal(total.coins ?? exact(0)));
    expect(add(({ cash }) => cash?.low)).toBe(toDecimal(total.cash?.low ?? exact(0)));
    expect(add(({ cash }) => cash?.expected)).toBe(toDecimal(total.cash?.expected ?? exact(0)));
    expect(total.seconds.value ?? 0).toBe(
      groups.reduce((all, { figures }) => all + (figures.seconds.value ?? 0), 0),
    );
    if (!total.lowerBound) {
      expect(groups.every(({ figures }) => !figures.lowerBound || figures.coins === null)).toBe(true);
      expect(add(({ cash }) => cash?.high)).toBe(toDecimal(total.cash?.high ?? exact(0)));
    } else expect(total.cash?.high).toBeNull();
  });

  test.prop([sessions])('total what the report totals', (list) => {
    const { total } = only(list, byDay);
    const reported = totalIncome(list.map(({ income }) => income) as [DirectIncome, ...DirectIncome[]]);
    expect(total.coins).toEqual(reported.coins);
    expect(total.diamonds).toEqual(reported.diamonds);
    expect(total.cash).toEqual(reported.cash);
    expect(total.lowerBound).toBe(reported.lowerBound);
  });

  test.prop([sessions, fc.nat()])('add up the same in any pieces and order', (list, cut) => {
    const at = cut % list.length;
    const pieces = [list.slice(at), list.slice(0, at)].map(sumsOf).filter((each) => each !== null);
    expect(comparable(mergeSums(pieces) as Sums)).toEqual(comparable(sumsOf(list) as Sums));
  });

  test.prop([sessions, grouping])('have shares that add up to one', (list, by) => {
    const { groups, total } = only(list, by);
    const shares = groups.map(({ share }) => share).filter((each) => each !== null);
    if (total.cash && total.cash.expected.num > 0n) expect(sum(shares)).toEqual(exact(1));
    else expect(shares).toEqual([]);
  });

  test.prop([
    sessions,
    grouping,
    fc.constantFrom(...SORT_FIGURES),
    fc.boolean(),
    fc.integer({ min: 1, max: 5 }),
  ])('lose nothing when they are sorted and cut to a top list', (list, by, figure, ascending, most) => {
    const { groups, total } = only(list, by);
    const sorted = sortGroups(groups, figure, ascending ? 'ascending' : 'descending');
    expect(new Set(sorted)).toEqual(new Set(groups));
    const top = topGroups(sorted, most, total);
    expect(top.length).toBe(Math.min(groups.length, most + 1));
    expect(top.reduce((all, { figures }) => all + figures.sessions, 0)).toBe(list.length);
    const all = mergeSums(top.map(({ sums }) => sums)) as Sums;
    expect(figuresOf(all).cash).toEqual(total.cash);
    if (groups.length > most) expect(top.at(-1)?.key).toEqual({ kind: 'rest', groups: groups.length - most });
  });

  it('keep what has no start in a group of its own, at the end', () => {
    const list = [
      paced(5, 1),
      paced(10, 1, { startedAt: '2026-03-02T00:30:00+01:00' }),
      paced(20, 1, { startedAt: '2026-03-01T23:30:00Z' }),
      paced(40, 1, { startedAt: '2026-03-01T22:59:59Z' }),
    ];
    const { groups } = only(list, byDay);
    expect(labels(groups)).toEqual(['2026-03-01', '2026-03-02', 'unknown']);
    expect(groups.map(({ figures }) => toDecimal(figures.coins ?? exact(-1), 0))).toEqual(['40', '30', '5']);
  });

  it('never mix currencies', () => {
    const dollars = paced(100, 1, { creator: 'anna' });
    const yen: EarnedSession = { ...dollars, income: { ...dollars.income, currency: 'JPY' as Currency } };
    const histories = groupSessions([dollars, yen, dollars], { kind: 'creator' });
    expect(histories.map(({ currency, total }) => [currency, total.sessions])).toEqual([
      ['USD', 2],
      ['JPY', 1],
    ]);
  });

  it('rank names by what they earned, whatever their case, with those that tell nothing last', () => {
    const list = [
      earned({ creator: 'cy' }),
      paced(5, 1, { creator: 'Bo' }),
      paced(50, 1, { creator: 'anna' }),
      paced(6, 1, { creator: 'BO' }),
      paced(100, 1),
      paced(1, 1, { creator: 'anna', platform: 'other' }),
    ];
    const { groups } = only(list, { kind: 'creator' });
    expect(labels(groups)).toEqual(['anna', 'Bo', 'anna', 'cy', 'unknown']);
    expect(groups.map(({ figures }) => figures.sessions)).toEqual([1, 2, 1, 1, 1]);
  });

  it('are sorted by any figure, unknown ones last either way', () => {
    const list = [
      paced(5, 1, { creator: 'a', likes: { total: 7, recorded: null } }),
      paced(9, 1, { creator: 'b' }),
      paced(9, 2, { creator: 'c', likes: { total: 90, recorded: null } }),
      paced(100, 1),
    ];
    const { groups } = only(list, { kind: 'creator' });
    const sorted = (...by: [Parameters<typeof sortGroups>[1], Parameters<typeof sortGroups>[2]]) =>
      labels(sortGroups(groups, ...by)).join(' ');
    expect(sorted('likes', 'ascending')).toBe('a c b unknown');
    expect(sorted('likes', 'descending')).toBe('c a b unknown');
    expect(sorted('cashPerHour', 'descending')).toBe('b a c unknown');
    expect(sorted('cash', 'ascending')).toBe('a b c unknown');
    expect(sorted('key', 'descending')).toBe('c b a unknown');
    expect(sorted('peakViewers', 'descending')).toBe('b c a unknown');
  });

  it('weigh viewers by minutes, and count an hour only where income and time are both known', () => {
    const list = [
      paced(600, 1, {
        viewers: { average: 100, peak: 150, unique: null },
        likes: { total: 600, recorded: 300 },
      }),
      paced(0, 3, { viewers: { average: 20, peak: 90, unique: null } }),
      earned({ declared: { coins: 1000, diamonds: null, gifts: null, paid: null } }),
      earned({ durationSeconds: 7200 }),
    ].map((each, index) => ({ ...each, score: [10, 90, 40, null][index] as number | null }));
    const { total } = only(list, { kind: 'platform' });
    expect(total.averageViewers).toEqual({ value: 40, known: 2 });
    expect(total.peakViewers).toBe(150);
    expect(total.likes).toEqual({ value: 600, known: 1 });
    expect(total.likesPerViewerMinute).toEqual({ value: 300 / 6000, known: 1 });
    expect(total.perHour?.coins).toEqual(exact(150));
    expect(total.perHour?.known).toBe(2);
    expect(total.seconds).toEqual({ value: 6 * 3600, known: 3 });
    expect(total.coins).toEqual(exact(1600));
    expect(total.incomes).toBe(3);
    expect(total.lowerBound).toBe(true);
    expect(total.cash?.high).toBeNull();
    expect(total.perHour?.cash.high).not.toBeNull();
    expect(total.score).toEqual({ value: 40, known: 3 });
  });

  it('refuse counts that are no longer exact', () => {
    const most = earned({ likes: { total: Number.MAX_SAFE_INTEGER, recorded: null } });
    expect(() => only([most, most], byDay)).toThrow('COUNT_TOO_LARGE');
  });
});

describe('a window of time', () => {
  const window = { since: Date.parse('2026-03-01T00:00Z'), until: Date.parse('2026-04-01T00:00Z') };
  it.each([
    ['2026-03-01T01:00:00+01:00', 'inside'],
    ['2026-03-01T00:59:59+01:00', 'outside'],
    ['2026-03-31T23:59:59Z', 'inside'],
    ['2026-04-01T00:00:00Z', 'outside'],
    [null, 'undated'],
  ] as const)('places a LIVE that started %s %s', (startedAt, place) => {
    expect(placeIn(window, earned({ startedAt }).session)).toBe(place);
    expect(placeIn({ since: null, until: null }, earned({ startedAt }).session)).toBe('inside');
  });
});
