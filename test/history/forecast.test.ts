import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { InputError } from '../../src/diagnostics/diagnostic.ts';
import type { Deduction } from '../../src/earnings/deductions.ts';
import type { EarnedSession } from '../../src/history/earned.ts';
import { backtest, PROBABILITIES } from '../../src/history/forecast/backtest.ts';
import { type Forecast, forecast } from '../../src/history/forecast/forecast.ts';
import { coinsAt, paceModel } from '../../src/history/forecast/pace-model.ts';
import { exact, multiply, toDecimal } from '../../src/money/exact.ts';
import type { Rate } from '../../src/rates/profile.ts';
import { tiktok } from '../../src/rates/tiktok/profile.ts';
import { median, quantile } from '../../src/statistics/describe.ts';
import { priced, unpriced } from '../sessions.ts';
import { earned, paced } from './earned.ts';

const rate = tiktok.cashPerCoin[0] as Rate;
const conversion = { cashPerCoin: rate, deductions: [] };

const day = (number: number): string => new Date(Date.UTC(2026, 0, number, 20)).toISOString();
/** One session a day, of so many coins in so many minutes. */
const history = (...sessions: readonly (readonly [coins: number, minutes: number])[]): EarnedSession[] =>
  sessions.map(([coins, minutes], index) => paced(coins, minutes / 60, { startedAt: day(index + 1) }));

const six = history([150, 60], [900, 90], [400, 75], [2500, 120], [700, 100], [1200, 80]);

function made(found: Forecast): Forecast & { kind: 'forecast' } {
  if (found.kind !== 'forecast') throw new Error(found.reason);
  return found;
}

/** Up to sixty sessions of anything from nothing to a lot. */
const anyPaces = fc.array(
  fc.record({
    coins: fc.oneof(fc.constant(0), fc.nat({ max: 300 }), fc.nat({ max: 500_000 })),
    minutes: fc.integer({ min: 1, max: 600 }),
  }),
  { minLength: 3, maxLength: 60 },
);

describe('a forecast', () => {
  it('is the weighted log pace with its Student-t predictive', () => {
    // Computed by a separate program, with t quantiles by numerical integration.
    const { model, quantiles, n } = made(forecast(six, 90, conversion));
    expect(n).toBe(6);
    expect(model.offset).toBe(80);
    expect(model.effective).toBeCloseTo(5.917356578530659, 10);
    expect(model.mean).toBeCloseTo(2.2885301526672057, 10);
    expect(model.df).toBeCloseTo(8.917356578530658, 10);
    expect(model.sd).toBeCloseTo(1.015674035535473, 10);
    const expected = [
      137.58818726456383, 354.5575016447714, 807.4390323067253, 1732.298793786046, 3539.442976028488,
    ];
    for (const [index, value] of expected.entries())
      expect(coinsAt(model, 90, PROBABILITIES[index] as number) / value).toBeCloseTo(1, 6);
    expect(quantiles.map(({ coins }) => coins)).toEqual([138, 355, 807, 1732, 3539]);
  });

  it('keeps LIVEs without gifts in the history, and never goes below 0', () => {
    const { model, quantiles } = made(forecast(history([0, 60], [0, 60], [30, 60]), 60, conversion));
    expect(model.offset).toBe(3);
    expect(quantiles.map(({ coins }) => coins)).toEqual([0, 0, 4, 18, 57]);
  });

  it('turns whole coins into exact money at every reported rate', () => {
    const deductions: Deduction[] = [{ name: 'agency', kind: 'percent', percent: exact(10) }];
    const [first] = made(forecast(six, 90, { cashPerCoin: rate, deductions })).quantiles;
    expect(first?.coins).toBe(138);
    expect(
      first && [first.cash.low, first.cash.expected, first.cash.high].map((each) => each && toDecimal(each)),
    ).toEqual(['0.4554', '0.69', '0.7314']);
    expect(first && toDecimal(first.net.expected)).toBe('0.621');
  });

  it('does not care in which order dated sessions come, and takes undated ones as given', () => {
    const shuffled = [six[3], six[0], six[5], six[2], six[1], six[4]] as EarnedSession[];
    expect(forecast(shuffled, 90, conversion)).toEqual(forecast(six, 90, conversion));
    const undated = six.map(({ session, ...rest }) => ({
      ...rest,
      session: { ...session, startedAt: null },
    }));
    const given = made(forecast(undated, 90, conversion));
    expect(given.order).toBe('given');
    expect(given.quantiles).toEqual(made(forecast(six, 90, conversion)).quantiles);
  });

  it('refuses under three usable sessions, and says what was left out', () => {
    const past = [
      ...six.slice(0, 2),
      earned({ startedAt: day(9), declared: { coins: 10, diamonds: null, gifts: null, paid: null } }),
      earned({ startedAt: day(10), durationSeconds: 3600 }),
      earned({
        startedAt: day(11),
        durationSeconds: 3600,
        declared: { coins: null, diamonds: null, gifts: 40, paid: null },
      }),
      paced(500, 1),
    ];
    expect(forecast(past, 90, conversion)).toEqual({
      kind: 'refused',
      reason: 'too-few-sessions',
      n: 2,
      needed: 3,
      mixed: null,
      leftOut: [
        { reason: 'no-duration', sessions: 1 },
        { reason: 'no-income', sessions: 1 },
        { reason: 'gift-count-only', sessions: 1 },
        { reason: 'no-start', sessions: 1 },
      ],
    });
  });

  it('refuses to mix creators or platforms', () => {
    const named = (creator: string, platform = 'tiktok') =>
      six.map(({ session, ...rest }) => ({ ...rest, session: { ...session, creator, platform } }));
    expect(forecast([...named('Anna'), ...named('anna')], 90, conversion)).toMatchObject({
      kind: 'forecast',
    });
    expect(forecast([...named('Anna'), ...named('Bo'), ...named('anna')], 90, conversion)).toMatchObject({
      reason: 'several-creators',
      mixed: { creators: ['Anna', 'Bo'] },
    });
    expect(forecast([...named('Anna'), ...named('Anna', 'other')], 90, conversion)).toMatchObject({
      reason: 'several-platforms',
      mixed: { platforms: ['tiktok', 'other'] },
    });
  });

  it('counts sessions that are "at least", but not those that merely began late', () => {
    const late = { ...six[0]?.session.completeness, startedLate: true };
    const past = [
      ...six,
      earned({
        startedAt: day(20),
        durationSeconds: 3600,
        gifts: [priced('Rose', 5, 1), unpriced('Nova', 1)],
      }),
      earned({
        startedAt: day(21),
        durationSeconds: 3600,
        gifts: [priced('Rose', 5, 1)],
        completeness: late as EarnedSession['session']['completeness'],
      }),
    ];
    const found = made(forecast(past, 90, conversion));
    expect([found.n, found.lowerBounds]).toEqual([8, 1]);
    expect(found.assumptions).toContain('HISTORY_IS_A_LOWER_BOUND');
    expect(made(forecast(six, 90, conversion)).assumptions).not.toContain('HISTORY_IS_A_LOWER_BOUND');
  });

  it('is for a length above 0', () => {
    for (const minutes of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => forecast(six, minutes, conversion)).toThrow(RangeError);
  });

  it('stops where coins can no longer be counted', () => {
    const past = history([9e15, 1], [9e15, 1], [9e15, 1]);
    expect(() => forecast(past, 600, conversion)).toThrow(
      expect.objectContaining({
        diagnostics: [expect.objectContaining({ code: 'COUNT_TOO_LARGE' })],
      }) as InputError,
    );
  });

  test.prop([anyPaces, fc.integer({ min: 1, max: 900 })])(
    'has ascending whole quantiles that grow with the minutes, with exact cash',
    (paces, minutes) => {
      const past = history(...paces.map((pace) => [pace.coins, pace.minutes] as const));
      const { quantiles } = made(forecast(past, minutes, conversion));
      const longer = made(forecast(past, minutes * 2, conversion)).quantiles;
      for (const [index, { coins, cash }] of quantiles.entries()) {
        expect(Number.isSafeInteger(coins) && coins >= (quantiles[index - 1]?.coins ?? 0)).toBe(true);
        expect(longer[index]?.coins).toBeGreaterThanOrEqual(coins);
        expect(cash.expected).toEqual(multiply(exact(coins), rate.value));
        expect([cash.low, cash.high]).toEqual([
          multiply(exact(coins), rate.low),
          multiply(exact(coins), rate.high),
        ]);
      }
    },
  );
});

describe('a backtest', () => {
  it('needs five forecasts', () => {
    expect(backtest(Array.from({ length: 7 }, (_, coins) => ({ coins, minutes: 60 })))).toBeNull();
    expect(backtest(Array.from({ length: 8 }, (_, coins) => ({ coins, minutes: 60 })))?.forecasts).toBe(5);
  });

  it('admits that it is no better than a history that never changes', () => {
    const found = backtest(Array.from({ length: 12 }, () => ({ coins: 500, minutes: 60 })));
    expect(found).toMatchObject({ ratio: null, skill: null, noBetter: true, coverage: 1 });
    expect(found?.pinball.ownHistory).toBe(0);
  });

  it('knows the planned length, which own history does not', () => {
    const found = backtest(
      Array.from({ length: 30 }, (_, i) => ({ coins: 10 * 6 ** (i % 4), minutes: 6 ** (i % 4) })),
    );
    expect(found?.noBetter).toBe(false);
    expect(found?.skill).toBeGreaterThan(0.3);
  });

  test.prop([anyPaces.filter((paces) => paces.length >= 8)])(
    'forecasts each session from those before it alone',
    (paces) => {
      const losses = [0, 0, 0];
      let inside = 0;
      const factors: number[] = [];
      for (let at = 3; at < paces.length; at += 1) {
        const before = paces.slice(0, at);
        const { coins, minutes } = paces[at] as { coins: number; minutes: number };
        const model = paceModel(before);
        const past = before.map((pace) => pace.coins);
        const loss = (q: number, p: number): number => Math.max(p * (coins - q), (p - 1) * (coins - q));
        for (const p of PROBABILITIES) {
          const three = [coinsAt(model, minutes, p), quantile(past, p), median(past.slice(-5))];
          for (const [which, q] of three.entries()) losses[which] = (losses[which] as number) + loss(q, p);
        }
        if (coins >= coinsAt(model, minutes, 0.1) && coins <= coinsAt(model, minutes, 0.9)) inside += 1;
        const ratio = (coins + model.offset) / (coinsAt(model, minutes, 0.5) + model.offset);
        factors.push(Math.max(ratio, 1 / ratio));
      }
      const found = backtest(paces);
      const forecasts = paces.length - 3;
      const near = (value: number | undefined, expected: number): void =>
        expect(Math.abs((value as number) - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected));
      expect(found?.forecasts).toBe(forecasts);
      near(found?.pinball.forecast, (losses[0] as number) / forecasts / 5);
      near(found?.pinball.ownHistory, (losses[1] as number) / forecasts / 5);
      near(found?.pinball.lastFive, (losses[2] as number) / forecasts / 5);
      expect(found?.coverage).toBe(inside / forecasts);
      near(found?.typicalMiss, median(factors));
      expect(found?.noBetter).toBe(!(found?.skill !== null && (found?.skill as number) > 0));
    },
  );
});
