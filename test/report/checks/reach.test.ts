import { describe, expect, it } from 'vitest';
import { parsePath, resolvePath } from '../../../src/report/checks/path.ts';
import { reachOf } from '../../../src/report/checks/reach.ts';

interface Facts {
  readonly lowerBound?: boolean;
  readonly others?: boolean;
  readonly late?: boolean | null;
}

const entry = ({ lowerBound = false, others = false, late = false }: Facts) => ({
  session: {
    comments: 5,
    durationSeconds: 60,
    gifters: 3,
    views: 9,
    viewers: { average: 2.5, peak: 4 },
    likes: { total: 7, recorded: 6 },
  },
  direct: {
    basis: 'measured',
    lowerBound,
    coins: 10,
    cash: { currency: 'USD', low: '1.00', expected: '2.00', high: null },
    gifts: [{ count: 2, coinsEach: 5, coins: 10 }],
    deductions: [{ percent: '10', low: '0.10', expected: '0.20' }],
    viewersPaid: [{ expected: '4.00', creatorShare: '0.5' }],
    cashOut: { days: 1, dailyCap: '1000.00', minimum: { amount: '50.00', reached: false } },
    toOthers: { coins: 3, lowerBound: others, gifts: [{ count: 3 }] },
  },
  indirect: {
    likes: 7,
    scenario: {
      percent: { low: '1' },
      amounts: { low: '0.10' },
      againstReference: { amounts: { low: '-0.10' } },
    },
  },
  engagement: { score: 40 },
  payout: { paid: '3.00', ratio: '0.9', impliedCashPerCoin: '0.004' },
  completeness: { records: 9, startedLate: late },
});
const reach = (document: unknown, path: string): string => {
  const [found] = resolvePath(document, parsePath(path) ?? []);
  return found ? reachOf(document, found.path, found.value) : 'nothing';
};
const reaches = (facts: Facts, paths: readonly string[], prefix = ''): Record<string, string> => {
  const one = entry(facts);
  const document = prefix === '' ? one : { ...entry({}), sessions: [entry({}), one] };
  return Object.fromEntries(paths.map((path) => [path, reach(document, prefix + path)]));
};
const all = (paths: readonly string[], known: string) =>
  Object.fromEntries(paths.map((path) => [path, known]));

const SUMS = [
  'direct.coins',
  'direct.cash.low',
  'direct.cash.expected',
  'direct.gifts[0].count',
  'direct.gifts[0].coins',
  'direct.deductions[0].expected',
  'direct.viewersPaid[0].expected',
  'direct.cashOut.days',
  'direct.cashOut.minimum.reached',
  'indirect.scenario.amounts.low',
];
const QUOTIENTS = [
  'payout.ratio',
  'payout.impliedCashPerCoin',
  'indirect.scenario.againstReference.amounts.low',
];
const FIXED = [
  'direct.basis',
  'direct.lowerBound',
  'direct.cash.high',
  'direct.cash.currency',
  'direct.gifts[0].coinsEach',
  'direct.deductions[0].percent',
  'direct.viewersPaid[0].creatorShare',
  'direct.cashOut.dailyCap',
  'direct.cashOut.minimum.amount',
  'indirect.likes',
  'indirect.scenario.percent.low',
  'engagement.score',
  'payout.paid',
  'completeness.records',
];
const COUNTS = ['session.comments', 'session.durationSeconds', 'session.gifters', 'session.viewers.peak'];
const STANDING = [
  'session.views',
  'session.viewers.average',
  'session.likes.total',
  'session.likes.recorded',
];
const OTHERS = ['direct.toOthers.coins', 'direct.toOthers.gifts[0].count'];

describe.each(['', 'sessions[1].'])('what is known of a figure under "%s"', (prefix) => {
  it('is all of it when nothing is missing', () => {
    const paths = [...SUMS, ...QUOTIENTS, ...FIXED, ...COUNTS, ...STANDING, ...OTHERS];
    expect(reaches({}, paths, prefix)).toEqual(all(paths, 'exact'));
  });

  it('is a lower bound for sums of an income that is one, an upper bound for what is divided by it', () => {
    expect(reaches({ lowerBound: true }, SUMS, prefix)).toEqual(all(SUMS, 'at-least'));
    expect(reaches({ lowerBound: true }, QUOTIENTS, prefix)).toEqual(all(QUOTIENTS, 'at-most'));
    const rest = [...FIXED, ...COUNTS, ...STANDING, ...OTHERS];
    expect(reaches({ lowerBound: true }, rest, prefix)).toEqual(all(rest, 'exact'));
  });

  it('is a lower bound for what was counted by a recording that began late', () => {
    expect(reaches({ late: true }, COUNTS, prefix)).toEqual(all(COUNTS, 'at-least'));
    expect(reaches({ late: true }, OTHERS, prefix)).toEqual(all(OTHERS, 'at-least'));
    expect(reaches({ late: true }, STANDING, prefix)).toEqual(all(STANDING, 'exact'));
    expect(reaches({ late: null }, COUNTS, prefix)).toEqual(all(COUNTS, 'exact'));
  });

  it('of gifts to others is their own', () => {
    expect(reaches({ others: true }, OTHERS, prefix)).toEqual(all(OTHERS, 'at-least'));
    expect(reaches({ others: true }, SUMS, prefix)).toEqual(all(SUMS, 'exact'));
  });
});

it('a minimum that is reached is reached, however much more there is', () => {
  const document = { direct: { lowerBound: true, cashOut: { minimum: { reached: true } } } };
  expect(reach(document, 'direct.cashOut.minimum.reached')).toBe('exact');
});

it('a count that the report calls "at least" is a lower bound', () => {
  const note = { code: 'COUNT_AT_LEAST', args: { figure: 'comments', count: 5 } };
  expect(reach({ ...entry({}), diagnostics: [note] }, 'session.comments')).toBe('at-least');
  expect(reach({ ...entry({}), diagnostics: [note] }, 'session.gifters')).toBe('exact');
  const other = { ...note, args: { ...note.args, count: 6 } };
  expect(reach({ ...entry({}), diagnostics: [other] }, 'session.comments')).toBe('exact');
});
