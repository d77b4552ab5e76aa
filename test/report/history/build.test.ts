import { fc, test } from '@fast-check/vitest';
import { beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import { defaultBenchmarks } from '../../../src/engagement/benchmarks.ts';
import { wallClock } from '../../../src/history/zone.ts';
import { add, exact, ZERO } from '../../../src/money/exact.ts';
import { tiktok } from '../../../src/rates/tiktok/profile.ts';
import { toHistoryDocument } from '../../../src/render/json/history.ts';
import { PLAIN } from '../../../src/render/paint.ts';
import { renderHistoryTable } from '../../../src/render/table/history.ts';
import { type HistoryAsk, GROUPINGS, startHistoryReport } from '../../../src/report/history/build.ts';
import type { HistoryReportDocument } from '../../../src/report/history/document.ts';
import { historySchema } from '../../../src/report/history/schema.ts';
import type { Session } from '../../../src/session/session.ts';
import { anySession } from '../../history/earned.ts';

const other = { ...tiktok, platform: 'other' };
const settings = {
  profiles: new Map([
    ['tiktok', tiktok],
    ['other', other],
  ]),
  diamondReadingSet: new Set<string>(),
  benchmarks: defaultBenchmarks,
  deductions: [],
  scenario: { elasticity: { low: '0', middle: '0.1', high: '0.35' }, referenceLikeRate: null },
};
const clocks = new Map<string, HistoryAsk['clock']>();
beforeAll(async () => {
  for (const zone of ['UTC', 'Asia/Kolkata', 'America/Los_Angeles']) clocks.set(zone, await wallClock(zone));
});

const asking = (fields: Partial<HistoryAsk> = {}): HistoryAsk => {
  const timezone = fields.timezone ?? 'UTC';
  return {
    by: null,
    weekStart: 'monday',
    timezone,
    clock: clocks.get(timezone) as HistoryAsk['clock'],
    window: { since: null, until: null },
    asked: { creator: null, platform: null },
    sort: null,
    top: null,
    ...fields,
  };
};
const reportOn = (sessions: readonly Session[], fields: Partial<HistoryAsk> = {}) => {
  const builder = startHistoryReport(asking(fields), settings);
  for (const session of sessions) builder.add(session);
  return builder.report([]);
};

const sessions = fc.array(
  anySession.map(({ session }) => session),
  { minLength: 1, maxLength: 40 },
);
const by = fc.constantFrom(...GROUPINGS);
const timezone = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/Los_Angeles');

it('has types and a schema of one shape: the type check fails otherwise', () => {
  expectTypeOf<z.infer<typeof historySchema>>().toEqualTypeOf<HistoryReportDocument>();
});

describe('a history of any sessions', () => {
  test.prop([sessions, by, timezone, fc.option(fc.integer({ min: 1, max: 4 }))], { numRuns: 80 })(
    'has groups that add up to its total, in the document and as they are printed',
    async (all, group, zone, top) => {
      const report = reportOn(all, { by: group, timezone: zone, top });
      const document = toHistoryDocument(report, '0.0.0');
      expect(historySchema.parse(document)).toEqual(document);
      const [{ total, groups, overTime }] = document.histories as [HistoryReportDocument['histories'][0]];
      expect(document.inputs.sessions).toBe(all.length);
      const sum = (of: (each: (typeof groups)[0]) => string | number | null) =>
        groups.map(of).reduce((a, b) => add(a, exact(String(b ?? 0))), ZERO);
      expect(sum(({ sessions: count }) => count)).toEqual(exact(total.sessions));
      expect(sum(({ direct }) => direct.cash.expected)).toEqual(exact(total.direct.cash.expected ?? '0'));
      expect(sum(({ direct }) => direct.cash.low)).toEqual(exact(total.direct.cash.low ?? '0'));
      expect(sum(({ likes }) => likes.sum)).toEqual(exact(total.likes.sum ?? 0));
      expect(sum(({ durationSeconds }) => durationSeconds.sum)).toEqual(
        exact(total.durationSeconds.sum ?? 0),
      );
      if (top !== null) expect(groups.length).toBeLessThanOrEqual(top + 1);
      const charted = overTime?.periods ?? [];
      expect(charted.length).toBeLessThanOrEqual(60);
      if (overTime && !overTime.cut) {
        const dated = all.filter(({ startedAt }) => startedAt !== null);
        expect(charted.reduce((count, period) => count + period.sessions, 0)).toBe(dated.length);
      }

      const table = await renderHistoryTable(report, {
        width: null,
        paint: PLAIN,
        quiet: true,
        blocks: true,
      });
      expect(table).not.toMatch(/NaN|Infinity|undefined|\[object|\bnull\b/);
      expect(table).not.toMatch(/likes? (?:earn|bring|brought)/i);
      if (groups.length > 1 && total.direct.cash.expected !== null) {
        const rows = table.split('\n').filter((line) => line.startsWith('  ') && / {2,}\S/.test(line));
        const at = rows.findIndex((line) => line.includes('Payout USD'));
        const end = rows.findIndex((line, index) => index > at && line.startsWith('  Total '));
        const payout = (line: string): number => {
          const cells = line.trim().split(/ {2,}/);
          return Math.round(Number((cells[4] ?? '').replace(/[≥,> ]/g, '').replace('-', '0')) * 100);
        };
        const printed = rows.slice(at + 1, end).map(payout);
        // A row under half a cent is printed as <0.01, and counts as nothing.
        if (!table.includes('<') && !table.includes('>'))
          expect(printed.reduce((a, b) => a + b, 0)).toBe(payout(rows[end] as string));
      }
    },
  );

  test.prop([sessions, by], { numRuns: 60 })('is the same in any order of its sessions', (all, group) => {
    // Groups without a date or name of their own keep the order in which they came.
    const shape = (list: readonly Session[]) => {
      const { histories } = toHistoryDocument(reportOn(list, { by: group, top: null }), '0.0.0');
      const strip = (each: (typeof histories)[0]['groups'][0]) => ({
        ...each,
        key: { ...each.key, name: each.key.name?.trim().toLowerCase() ?? null },
        // Means of floating numbers depend on the order in their last digit.
        averageViewers: each.averageViewers.known,
        likesPerViewerMinute: each.likesPerViewerMinute.known,
      });
      return histories.map(({ groups }) =>
        groups.map((each) => JSON.stringify(strip(each))).sort((a, b) => (a < b ? -1 : 1)),
      );
    };
    expect(shape([...all].reverse())).toEqual(shape(all));
  });
});

const live = (startedAt: string | null, coins = 100, creator = 'anna'): Session => ({
  ...emptyLive,
  creator,
  startedAt,
  declared: { coins, diamonds: null, gifts: null, paid: null },
});
const emptyLive = { ...(await import('../../sessions.ts')).emptySession, durationSeconds: 3600 };

describe('what a history is grouped by when nobody says', () => {
  it('is days up to 60 of them, then months', () => {
    const span = (last: string) => reportOn([live('2026-01-01T12:00:00Z'), live(last)]);
    expect(span('2026-03-01T12:00:00Z')).toMatchObject({ by: 'day', chosen: true });
    expect(span('2026-03-02T12:00:00Z')).toMatchObject({ by: 'month', chosen: true });
    expect(reportOn([live(null)])).toMatchObject({ by: 'day', firstDay: null });
    expect(reportOn([live(null)], { by: 'week' })).toMatchObject({ by: 'week', chosen: false });
  });
});

describe('the day of a LIVE', () => {
  it('is that of the time zone asked for, whatever the offset it is written in', () => {
    const evening = [live('2026-02-28T23:45:00+01:00'), live('2026-03-01T04:20:00+05:30')];
    const days = (zone: string) =>
      reportOn(evening, { timezone: zone }).histories[0].groups.map(({ key }) =>
        key.kind === 'period' ? key.start : key.kind,
      );
    expect(days('UTC')).toEqual(['2026-02-28']);
    expect(days('Asia/Kolkata')).toEqual(['2026-03-01']);
    expect(days('America/Los_Angeles')).toEqual(['2026-02-28']);
  });
});

describe('sessions that are left aside', () => {
  const all = [
    live('2026-01-10T12:00:00Z', 1),
    live('2026-02-10T12:00:00Z', 10),
    live(null, 100),
    live('2026-02-11T12:00:00Z', 1000, 'bo'),
  ];
  const window = { since: Date.parse('2026-02-01'), until: null };

  it('are counted, and are in no figure', () => {
    const report = reportOn(all, { window, asked: { creator: 'ANNA', platform: null } });
    expect(report.sessions).toEqual({ counted: 1, outside: 1, undated: 1, others: 1 });
    expect(report.histories[0].total.coins).toEqual(exact(10));
    expect(report.diagnostics.map(({ code }) => code)).toContain('SESSIONS_UNDATED');
  });

  it('stop the report when they are all there is', () => {
    const late = { since: Date.parse('2027-01-01'), until: null };
    expect(() => reportOn(all, { window: late })).toThrow('SESSIONS_NONE_INSIDE');
  });
});

describe('a list of the best', () => {
  const months = [3, 1, 2].map((size, index) => live(`2026-0${index + 1}-10T12:00:00Z`, size * 100));

  it('is one by cash, unless another order is asked for', () => {
    const keys = (fields: Partial<HistoryAsk>) =>
      reportOn(months, { by: 'month', ...fields }).histories[0].groups.map(({ key }) =>
        key.kind === 'period' ? key.start : key.kind,
      );
    expect(keys({ top: 1 })).toEqual(['2026-01-01', 'rest']);
    expect(keys({ top: 2 })).toEqual(['2026-01-01', '2026-03-01', 'rest']);
    expect(keys({ top: 2, sort: { figure: 'key', direction: 'descending' } })).toEqual([
      '2026-03-01',
      '2026-02-01',
      'rest',
    ]);
  });
});

it('counts beyond 2^53 are refused rather than rounded', () => {
  const large = live('2026-01-01T12:00:00Z', Number.MAX_SAFE_INTEGER);
  expect(() => reportOn([large, large])).toThrow('COUNT_TOO_LARGE');
});
