import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../../src/config/schema.ts';
import { InputError } from '../../src/diagnostics/diagnostic.ts';
import type { Deduction } from '../../src/earnings/deductions.ts';
import { directIncome, ratesFor } from '../../src/earnings/direct.ts';
import { type Calibration, calibrate } from '../../src/history/calibrate/calibrate.ts';
import { rateFrom } from '../../src/history/calibrate/estimate.ts';
import { settingLines } from '../../src/history/calibrate/setting-lines.ts';
import type { EarnedSession } from '../../src/history/earned.ts';
import { wallClock } from '../../src/history/zone.ts';
import { parseCurrency, USD } from '../../src/money/currency.ts';
import { compare, exact, multiply, toDecimal, toNumber } from '../../src/money/exact.ts';
import type { Rate, RateProfile } from '../../src/rates/profile.ts';
import { tiktok } from '../../src/rates/tiktok/profile.ts';
import type { Payout } from '../../src/session/payout.ts';
import { emptySession, priced, unpriced } from '../sessions.ts';
import { earned, paced } from './earned.ts';

const berlin = await wallClock('Europe/Berlin');

let line = 1;
const payout = (from: string, to: string, amount: string, fields: Partial<Payout> = {}): Payout => ({
  from,
  to,
  money: { currency: USD, amount: exact(amount) },
  paidOn: null,
  status: 'paid',
  at: { file: 'payouts.csv', line: (line += 1) },
  ...fields,
});
const month = (number: string, amount: string, fields: Partial<Payout> = {}): Payout => {
  const days = new Date(Date.UTC(2026, Number(number), 0)).getUTCDate();
  return payout(`2026-${number}-01`, `2026-${number}-${days}`, amount, fields);
};
const live = (startedAt: string, coins: number, fields = {}): EarnedSession =>
  paced(coins, 2, { startedAt, ...fields });

/** Four months of a LIVE every fifth day, 20,000 coins each. */
const months = ['01', '02', '03', '04'];
const evenings = months.flatMap((number) =>
  ['03', '08', '13', '18', '23', '28'].map((day) => live(`2026-${number}-${day}T20:00:00+01:00`, 20_000)),
);

function made(
  payouts: readonly Payout[],
  sessions: readonly EarnedSession[] = evenings,
  deductions: readonly Deduction[] = [],
  profile: RateProfile = tiktok,
): Calibration {
  const found = calibrate(payouts, sessions, profile, deductions, berlin);
  if (found.kind !== 'calibration') throw new Error(found.reason);
  return found.calibration;
}
const codes = ({ diagnostics }: Calibration): string[] => diagnostics.map(({ code }) => code);
const reasons = ({ payouts }: Calibration) => payouts.map(({ notCounted }) => notCounted);
const problemOf = (attempt: () => unknown): unknown => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics[0];
    throw error;
  }
  return expect.fail('no InputError');
};

describe('one payout', () => {
  it('is the figure alone, exact, beside the profile', () => {
    const found = made([month('02', '583')]);
    expect(found.payouts[0]).toMatchObject({
      sessions: 6,
      coins: exact(120_000),
      cashPerCoin: exact('583/120000'),
    });
    expect(found.estimate).toEqual({ kind: 'single', payouts: 1, cashPerCoin: exact('583/120000') });
    expect(found.deviation).toEqual(exact('-17/600'));
    expect(found.verdict).toBe('within');
    expect(found.intervalHoldsProfile).toBeNull();
    expect(found.settings?.map(({ value }) => value)).toEqual([
      '0.00485833',
      '0.0033',
      '0.0053',
      '2026-02-28',
    ]);
    expect(codes(found)).toEqual(['SESSIONS_OUTSIDE_PAYOUTS']);
  });

  it('outside the reported range is said to be so, and widens it', () => {
    const above = made([month('02', '720')]);
    expect([above.verdict, above.settings?.map(({ value }) => value)[2]]).toEqual(['above', '0.006']);
    const below = made([month('02', '300')]);
    expect([below.verdict, below.settings?.map(({ value }) => value)[1]]).toEqual(['below', '0.0025']);
  });

  it('is undone of the deductions that are set, exactly', () => {
    const deductions: Deduction[] = [
      { name: 'agency', kind: 'percent', percent: exact(10) },
      { name: 'fee', kind: 'fixed', money: { currency: USD, amount: exact('0.25') } },
    ];
    const found = made([month('02', '539.75')], evenings, deductions);
    expect(found.payouts[0]?.gross).toEqual(exact(600));
    expect(found.estimate).toMatchObject({ cashPerCoin: exact('0.005') });
    expect(found.assumptions).toContain('DEDUCTIONS_WERE_TAKEN');
    const all: Deduction[] = [{ name: 'all', kind: 'percent', percent: exact(100) }];
    expect(reasons(made([month('02', '5')], evenings, all))).toEqual(['deductions-take-everything']);
  });
});

describe('several payouts', () => {
  it('are a table of two, with the total and no interval', () => {
    const found = made([month('02', '600'), month('03', '480')]);
    expect(found.estimate).toEqual({ kind: 'table', payouts: 2, cashPerCoin: exact('0.0045') });
    expect(found.payouts.map(({ cashPerCoin }) => cashPerCoin)).toEqual([exact('0.005'), exact('0.004')]);
    expect(found.settings?.map(({ value }) => value)).toEqual(['0.0045', '0.004', '0.005', '2026-03-31']);
  });

  it('have the interval of the ratio estimator from three on', () => {
    // Computed by a separate program with the t quantile of SciPy.
    const [low, high] = [0.004604523121243701, 0.005317890671859748];
    const found = rateFrom(
      [
        ['100', 20_000],
        ['260', 50_000],
        ['75', 16_000],
        ['140.5', 30_000],
      ].map(([gross, coins]) => ({ gross: exact(gross as string), coins: exact(coins as number) })),
    );
    if (found.kind !== 'interval') throw new Error(found.kind);
    expect(found.cashPerCoin).toEqual(exact('575.5/116000'));
    expect(toNumber(found.interval.low) / low).toBeCloseTo(1, 5);
    expect(toNumber(found.interval.high) / high).toBeCloseTo(1, 5);
    expect(found.interval).toMatchObject({ level: '0.90', df: 3 });
  });

  it('say whether the deviation may be chance', () => {
    const near = made([month('01', '605'), month('02', '590'), month('03', '612'), month('04', '598')]);
    expect([near.verdict, near.intervalHoldsProfile]).toEqual(['within', true]);
    const off = made([month('01', '485'), month('02', '480'), month('03', '478'), month('04', '482')]);
    expect([off.verdict, off.intervalHoldsProfile]).toEqual(['within', false]);
    expect(off.deviation && toDecimal(off.deviation)).toBe('-0.197916666667');
  });

  test.prop([
    fc.constantFrom('0.005', '1/210', '0.0033', '2', '0.000123'),
    fc.array(fc.integer({ min: 1, max: 50_000_000 }), { minLength: 3, maxLength: 12 }),
  ])('of one true rate give that rate, and an interval of no width', (text, coins) => {
    const rate = exact(text);
    const found = rateFrom(coins.map((each) => ({ coins: exact(each), gross: multiply(exact(each), rate) })));
    expect(found).toMatchObject({ kind: 'interval', cashPerCoin: rate, interval: { low: rate, high: rate } });
  });

  test.prop([
    fc.array(fc.tuple(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 90_000_000 })), {
      minLength: 1,
      maxLength: 8,
    }),
  ])('give settings that the configuration accepts, in order around the estimate', (rows) => {
    const paid = rows.map(([cents, coins]) => ({
      gross: exact((cents / 100).toFixed(2)),
      coins: exact(coins),
    }));
    const each = paid.map(({ gross, coins }) => multiply(gross, exact(`1/${coins.num}`)));
    const estimate = rateFrom(paid);
    if (estimate.kind === 'none') throw new Error('none');
    const range = { low: exact('0.0033'), expected: exact('0.005'), high: exact('0.0053') };
    const lines = settingLines('tiktok', estimate, each, range, '2026-04-30');
    const cashPerCoin = Object.fromEntries(lines.map(({ key, value }) => [key.at(-1), value]));
    expect(configSchema.safeParse({ profiles: { tiktok: { cashPerCoin } } }).error).toBeUndefined();
    const [value, low, high] = ['value', 'low', 'high'].map((name) => exact(cashPerCoin[name] as string));
    expect(toNumber(value as never) / toNumber(estimate.cashPerCoin)).toBeCloseTo(1, 5);
    expect(compare(low as never, estimate.cashPerCoin)).toBeLessThanOrEqual(0);
    expect(compare(high as never, estimate.cashPerCoin)).toBeGreaterThanOrEqual(0);
    for (const text of lines.slice(0, 3))
      expect(text.value.replace(/^0\.0*|\./g, '').replace(/0+$/, '').length).toBeLessThanOrEqual(15);
  });
});

describe('sessions', () => {
  it('belong to the payout of the day on which they began, on the clock of the time zone', () => {
    // 23:30 in Berlin is still March; UTC and Berlin differ about the next one, which is April's.
    const late = live('2026-03-31T21:30:00Z', 1000);
    const next = live('2026-03-31T22:30:00Z', 5000);
    const found = made([month('03', '5'), month('04', '25')], [late, next]);
    expect(found.payouts.map(({ coins }) => toDecimal(coins, 0))).toEqual(['1000', '5000']);
    expect(found.payouts.map(({ acrossTheEnd }) => acrossTheEnd)).toEqual([1, 0]);
  });

  it('outside of every payout are counted, and change nothing', () => {
    const found = made([month('02', '600')]);
    expect(found.unmatched).toEqual([
      { reason: 'outside-payouts', sessions: 18, first: '2026-01-03', last: '2026-04-28' },
    ]);
  });

  it('of other platforms are left out', () => {
    const other = live('2026-02-10T20:00:00Z', 900_000, { platform: 'other', creator: 'bo' });
    const mine = live('2026-02-11T20:00:00Z', 0, { creator: 'anna' });
    const found = made([month('02', '600')], [...evenings, mine, other]);
    expect(found.estimate).toMatchObject({ cashPerCoin: exact('0.005') });
    expect(codes(found)).toContain('SESSIONS_NOT_MATCHED');
  });

  it('of several creators are refused', () => {
    const mixed = [
      live('2026-02-10T20:00:00Z', 1, { creator: 'Anna' }),
      live('2026-02-11T20:00:00Z', 1, { creator: 'bo' }),
    ];
    expect(calibrate([month('02', '600')], mixed, tiktok, [], berlin)).toEqual({
      kind: 'refused',
      reason: 'several-creators',
      creators: ['Anna', 'bo'],
    });
  });

  it('that are "at least", or tell nothing, make the rate "at most", and stand back behind exact payouts', () => {
    const vague = [
      earned({ startedAt: '2026-03-10T20:00:00Z', gifts: [priced('Rose', 100, 1), unpriced('Nova', 1)] }),
      earned({ startedAt: '2026-02-10T20:00:00Z' }),
    ];
    const only = made([month('03', '700')], [...evenings, vague[0] as EarnedSession]);
    expect([only.bound, only.verdict, only.settings]).toEqual(['at-most', null, null]);
    expect(only.payouts[0]?.verdict).toBeNull();
    const low = made([month('03', '60')], [...evenings, vague[0] as EarnedSession]);
    expect([low.verdict, low.payouts[0]?.verdict]).toEqual(['below', 'below']);
    const beside = made(
      [month('01', '600'), month('02', '500'), month('03', '700')],
      [...evenings, ...vague],
    );
    expect(reasons(beside)).toEqual([null, 'coins-at-least', 'coins-at-least']);
    expect(beside.estimate).toMatchObject({ kind: 'single', cashPerCoin: exact('0.005') });
    expect(beside.bound).toBe('exact');
    expect(beside.unmatched.map(({ reason, sessions }) => [reason, sessions])).toContainEqual([
      'no-income',
      1,
    ]);
  });

  it('without a start may belong anywhere', () => {
    const found = made([month('01', '600'), month('02', '600')], [...evenings, paced(5000, 1)]);
    expect([found.bound, found.settings, found.estimate.kind]).toEqual(['at-most', null, 'table']);
    expect(found.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'SESSIONS_NOT_MATCHED', args: { sessions: 1, reason: 'no-start' } }),
    );
  });

  it('are expected to pay by the rate of their own day', () => {
    const rate = tiktok.cashPerCoin[0] as Rate;
    const lower = {
      ...rate,
      value: exact('0.004'),
      low: exact('0.004'),
      high: exact('0.004'),
      from: '2026-03-01',
    };
    const found = made([month('02', '600'), month('03', '480')], evenings, [], {
      ...tiktok,
      cashPerCoin: [rate, lower],
    });
    expect(found.payouts.map(({ deviation }) => deviation)).toEqual([exact(0), exact(0)]);
    expect(found.profile?.expected).toEqual(exact('0.0045'));
  });

  it('typed as diamonds rest on the reading of the profile', () => {
    const session = {
      ...emptySession,
      startedAt: '2026-02-10T20:00:00Z',
      declared: { coins: null, diamonds: 1000, gifts: null, paid: null },
    };
    const typed = { session, income: directIncome(session, ratesFor(tiktok, null), false), score: null };
    expect(made([payout('2026-02-10', '2026-02-10', '5')], [typed]).assumptions).toContain(
      'DIAMONDS_READ_BY_THE_PROFILE',
    );
  });

  test.prop([fc.array(fc.tuple(fc.integer({ min: 0, max: 119 }), fc.nat({ max: 9999 })), { maxLength: 40 })])(
    'are all somewhere, and none twice',
    (drawn) => {
      const sessions = drawn.map(([day, coins]) =>
        live(new Date(Date.UTC(2026, 0, 1 + day, 12)).toISOString(), coins),
      );
      const found = made([month('01', '1'), month('03', '1')], sessions);
      const outside = found.unmatched.find(({ reason }) => reason === 'outside-payouts')?.sessions ?? 0;
      expect(found.payouts.reduce((sum, each) => sum + each.sessions, outside)).toBe(sessions.length);
    },
  );
});

describe('payouts that do not count', () => {
  it('are held, pending or failed; what is paid of the same days is not all of it', () => {
    const held = payout('2026-03-20', '2026-03-31', '100', { status: 'held' });
    const failed = month('02', '1', { status: 'failed' });
    const found = made([month('01', '600'), failed, month('02', '600'), month('03', '400'), held]);
    expect(reasons(found)).toEqual([null, 'failed', null, 'part-held', 'held']);
    expect(found.estimate).toMatchObject({ kind: 'table', cashPerCoin: exact('0.005') });
    expect(codes(found)).toEqual(['PAYOUT_NOT_COUNTED', 'SESSIONS_OUTSIDE_PAYOUTS']);
  });

  it('reach beyond the known sessions by more than a usual pause', () => {
    const early = payout('2025-12-20', '2026-01-31', '600');
    const late = payout('2026-04-01', '2026-05-08', '600');
    expect(reasons(made([early, month('02', '600'), late]))).toEqual([
      'begins-before-first-session',
      null,
      'ends-after-last-session',
    ]);
    // A month whose first LIVE is on the third is a whole month; so is one of somebody who is on once a month.
    expect(reasons(made([month('01', '600'), month('04', '600')]))).toEqual([null, null]);
    const monthly = months.map((number) => live(`2026-${number}-20T20:00:00Z`, 1000));
    expect(reasons(made([month('01', '5'), month('04', '5')], monthly))).toEqual([null, null]);
  });

  it('have no sessions, no coins or no money, or were paid too early', () => {
    const silent = [...evenings, live('2026-05-05T20:00:00Z', 0), live('2026-05-30T20:00:00Z', 0)];
    const found = made(
      [
        payout('2026-01-04', '2026-01-07', '9', { paidOn: '2026-01-07' }),
        month('02', '0'),
        month('03', '600', { paidOn: '2026-03-15' }),
        month('04', '600', { paidOn: '2026-04-30' }),
        month('05', '7'),
      ],
      silent,
    );
    expect(reasons(found)).toEqual(['no-sessions', 'nothing-paid', 'paid-before-end', null, 'no-coins']);
    expect(found.payouts[0]?.cashPerCoin).toBeNull();
  });

  it('leave nothing to say when none counts', () => {
    const found = made([month('06', '600')]);
    expect(found.estimate).toEqual({ kind: 'none' });
    expect([found.bound, found.profile, found.deviation, found.verdict, found.settings]).toEqual(
      Array(5).fill(null),
    );
    expect(made([], []).estimate).toEqual({ kind: 'none' });
  });

  it('do count when they came late, which is said', () => {
    const found = made([
      month('01', '600', { paidOn: '2026-03-18' }),
      month('02', '600', { paidOn: '2026-03-31' }),
      month('03', '600', { paidOn: '2026-05-16' }),
    ]);
    expect(found.payouts.map(({ lateDays }) => lateDays)).toEqual([null, null, null]);
    const later = made([month('01', '600', { paidOn: '2026-03-19' })]);
    expect([later.payouts[0]?.lateDays, later.estimate.kind]).toEqual([47, 'single']);
    expect(codes(later)).toContain('PAYOUT_LATE');
    expect(later.settings?.at(-1)?.value).toBe('2026-03-19');
  });
});

describe('payouts that are refused', () => {
  it('share a day, because its sessions would count twice', () => {
    const first = month('02', '600');
    const second = payout('2026-02-28', '2026-03-31', '600');
    expect(problemOf(() => made([first, second]))).toMatchObject({
      code: 'PAYOUTS_OVERLAP',
      args: { first: { from: '2026-02-01' }, second: { from: '2026-02-28' }, line: first.at.line },
      at: second.at,
    });
    // In whatever order they stand, the later row is the one to look at.
    const [long, inside] = [payout('2026-01-01', '2026-04-30', '9'), payout('2026-02-01', '2026-02-02', '9')];
    expect(problemOf(() => made([inside, month('06', '1'), long]))).toMatchObject({
      code: 'PAYOUTS_OVERLAP',
    });
    expect(() => made([payout('2026-02-01', '2026-02-27', '600'), second])).not.toThrow();
  });

  it('are in another currency than the profile', () => {
    const euros = { currency: parseCurrency('EUR') ?? USD, amount: exact(5) };
    expect(problemOf(() => made([month('02', '1', { money: euros })]))).toMatchObject({
      code: 'CURRENCY_MISMATCH',
      args: { what: 'the amount for 2026-02-01 to 2026-02-28', currency: 'EUR', expected: 'USD' },
    });
  });
});
