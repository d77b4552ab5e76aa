import { fc, test } from '@fast-check/vitest';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import { wallClock } from '../../../src/history/zone.ts';
import { USD } from '../../../src/money/currency.ts';
import { exact } from '../../../src/money/exact.ts';
import { defaultBenchmarks } from '../../../src/engagement/benchmarks.ts';
import { tiktok } from '../../../src/rates/tiktok/profile.ts';
import { tiktokCatalogue } from '../../../src/rates/tiktok/catalogue.ts';
import { toCalibrationDocument } from '../../../src/render/json/calibrate.ts';
import { toForecastDocument } from '../../../src/render/json/forecast.ts';
import { toPlanDocument } from '../../../src/render/json/plan.ts';
import { PLAIN } from '../../../src/render/paint.ts';
import { renderCalibrationTable } from '../../../src/render/table/calibrate.ts';
import { renderForecastTable } from '../../../src/render/table/forecast.ts';
import { renderPlanTable } from '../../../src/render/table/plan.ts';
import { buildCalibration } from '../../../src/report/calibrate/build.ts';
import type { CalibrationDocument } from '../../../src/report/calibrate/document.ts';
import { calibrationSchema } from '../../../src/report/calibrate/schema.ts';
import { buildForecast } from '../../../src/report/forecast/build.ts';
import type { ForecastDocument } from '../../../src/report/forecast/document.ts';
import { forecastSchema } from '../../../src/report/forecast/schema.ts';
import { buildPlan } from '../../../src/report/plan/build.ts';
import type { PlanDocument } from '../../../src/report/plan/document.ts';
import { planSchema } from '../../../src/report/plan/schema.ts';
import type { Change } from '../../../src/session/change.ts';
import { PAYOUT_STATUSES, type Payout } from '../../../src/session/payout.ts';
import { anySession } from '../../history/earned.ts';

fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 60 });

const other = { ...tiktok, platform: 'other' };
const settings = {
  platform: 'tiktok',
  profiles: new Map([
    ['tiktok', tiktok],
    ['other', other],
  ]),
  diamondReadingSet: new Set<string>(),
  benchmarks: defaultBenchmarks,
  deductions: [],
};
const view = { width: 60, paint: PLAIN, quiet: false };
/** Mostly of one platform: of several there is no forecast. */
const sessions = fc
  .tuple(
    fc.array(
      anySession.map(({ session }) => session),
      { maxLength: 14 },
    ),
    fc.constantFrom(true, true, false),
  )
  .map(([list, one]) => (one ? list.map((session) => ({ ...session, platform: 'tiktok' })) : list));
const creator = fc.option(fc.constantFrom('anna', 'bo'));
const catalogue = tiktokCatalogue([]);
const utc = { timezone: { name: 'UTC', assumed: false }, wall: await wallClock('UTC') };

it('has types and schemas of one shape: the type check fails otherwise', () => {
  expectTypeOf<z.infer<typeof forecastSchema>>().toEqualTypeOf<ForecastDocument>();
  expectTypeOf<z.infer<typeof planSchema>>().toEqualTypeOf<PlanDocument>();
  expectTypeOf<z.infer<typeof calibrationSchema>>().toEqualTypeOf<CalibrationDocument>();
});

/** What nobody may be told, whatever the history is. */
const honest = (table: string): void => {
  expect(table).not.toMatch(/NaN|Infinity|undefined|\[object|\bnull\b/);
  expect(table).not.toMatch(/likes? (?:earn|paid|pay|bring|brought)/i);
};

describe('a forecast of any history', () => {
  test.prop([sessions, creator, fc.integer({ min: 60, max: 200_000 })])(
    'is a document of its schema and a table',
    async (history, name, seconds) => {
      const asked = { creator: name, platform: null };
      const report = buildForecast(history, asked, seconds, settings, []);
      const document = toForecastDocument(report, '0.0.0');
      expect(forecastSchema.parse(document)).toEqual(document);
      const { forecast, history: used } = document;
      const left = used.leftOut.reduce((sum, each) => sum + each.which.length, 0);
      expect(used.used + left).toBe(history.length);
      expect(used.given).toBe(history.length);
      const coins = forecast.quantiles.map((each) => each.coins);
      expect([...coins].sort((a, b) => a - b)).toEqual(coins);
      expect(forecast.status === 'forecast').toBe(coins.length === 5);
      for (const { cash } of forecast.quantiles) expect(cash.high === null).toBe(forecast.lowerBound);
      honest(await renderForecastTable(report, view));
    },
  );
});

describe('a plan from any history', () => {
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc
      .record({
        figure: fc.constantFrom<Change['figure']>('viewers', 'duration', 'rate'),
        percent: fc.integer({ min: -99, max: 300 }),
      })
      .map(({ figure, percent }) => ({
        figure,
        shift: { kind: 'percent' as const, percent: exact(percent) },
      })),
    fc.integer({ min: -4000, max: 4000 }).map((seconds) => ({
      figure: 'duration' as const,
      shift: { kind: 'by' as const, amount: exact(seconds) },
    })),
    fc.integer({ min: 1, max: 4000 }).map((viewers) => ({
      figure: 'viewers' as const,
      shift: { kind: 'to' as const, amount: exact(viewers) },
    })),
  );
  const changes = fc.uniqueArray(change, { maxLength: 3, selector: ({ figure }) => figure });
  const cents = fc.integer({ min: 1, max: 10_000_000 });

  test.prop([sessions, creator, cents, changes], { numRuns: 25 })(
    'is a document of its schema and a table',
    async (history, name, amount, imagined) => {
      const money = { currency: USD, amount: exact(`${amount / 100}`) };
      const report = await buildPlan(
        history,
        {
          creator: name,
          platform: null,
          target: { kind: 'money', money, after: 'payout' },
          changes: imagined,
        },
        settings,
        async () => catalogue,
        [],
      );
      const document = toPlanDocument(report, '0.0.0');
      expect(planSchema.parse(document)).toEqual(document);
      const { coins, time, pays } = document.plan;
      expect(Number(pays?.cash.expected)).toBeGreaterThanOrEqual(amount / 100);
      expect((coins?.fewest ?? 0) <= (coins?.expected ?? 0)).toBe(true);
      if (time?.kind === 'interval' && time.minutes.most !== null)
        expect(time.minutes.fewest).toBeLessThanOrEqual(time.minutes.most);
      expect(document.whatIf === null).toBe(imagined.length === 0);
      honest(await renderPlanTable(report, view));
    },
  );
});

describe('a calibration of any payouts', () => {
  const month = fc.integer({ min: 1, max: 12 });
  const payouts = fc
    .uniqueArray(
      fc.record({
        month,
        cents: fc.nat({ max: 500_000 }),
        status: fc.constantFrom(...PAYOUT_STATUSES),
      }),
      { minLength: 1, maxLength: 8, selector: (each) => each.month },
    )
    .map((list) =>
      list.map(
        ({ month: number, cents, status }, index): Payout => ({
          from: `2025-${String(number).padStart(2, '0')}-01`,
          to: new Date(Date.UTC(2025, number, 0)).toISOString().slice(0, 10),
          money: { currency: USD, amount: exact(`${cents}/100`) },
          paidOn: null,
          status,
          at: { file: 'payouts.csv', line: index + 2 },
        }),
      ),
    );

  test.prop([payouts, sessions, creator])(
    'is a document of its schema and a table',
    async (paid, history, name) => {
      const report = buildCalibration(paid, history, name, utc, settings, []);
      const document = toCalibrationDocument(report, '0.0.0');
      expect(calibrationSchema.parse(document)).toEqual(document);
      const { status, estimate, settings: paste } = document.calibration;
      expect(status === 'calibrated').toBe(estimate.cashPerCoin !== null);
      if (status === 'calibrated') expect(paste === null).toBe(estimate.bound === 'at-most');
      honest(await renderCalibrationTable(report, view));
    },
  );
});
