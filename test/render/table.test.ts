import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_PROFILES } from '../../src/config/built-in-layer.ts';
import { exact } from '../../src/money/exact.ts';
import { defaultBenchmarks } from '../../src/engagement/benchmarks.ts';
import { defaultScenario } from '../../src/influence/scenario.ts';
import type { Deduction } from '../../src/earnings/deductions.ts';
import { buildReport } from '../../src/report/build.ts';
import { PLAIN } from '../../src/render/paint.ts';
import { renderTable } from '../../src/render/table/table.ts';
import type { Session } from '../../src/session/session.ts';
import { emptySession, priced } from '../sessions.ts';

const tableOf = (sessions: [Session, ...Session[]], deductions: readonly Deduction[] = []): Promise<string> =>
  renderTable(
    buildReport(
      sessions,
      {
        profiles: new Map(BUILT_IN_PROFILES.map((profile) => [profile.platform, profile])),
        diamondReadingSet: new Set(),
        deductions,
        benchmarks: defaultBenchmarks,
        scenario: defaultScenario,
      },
      [],
    ),
    { width: null, paint: PLAIN, all: true, quiet: true },
  );

/** Cents of the last-but-`fromEnd` number of each line between two titles. */
const cents = (text: string): number =>
  text.startsWith('<') ? 0 : Math.round(Number(text.replaceAll(',', '')) * 100);

const gifts = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 999_999 }),
    count: fc.integer({ min: 1, max: 5000 }),
    coins: fc.integer({ min: 1, max: 45_000 }),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 25 },
);
const withGifts = (rows: readonly { id: number; count: number; coins: number }[]): Session => ({
  ...emptySession,
  gifts: rows.map(({ id, count, coins }) => priced(`Gift${id}`, count, coins, String(id))),
});

describe('the printed table', () => {
  test.prop([gifts])('has rows that add up to its total, in coins, money and percent', async (rows) => {
    const text = await tableOf([withGifts(rows)]);
    const body = [
      ...text.matchAll(/^ {2}Gift\d+ +([\d,]+) +([\d,]+) +([\d,]+) +(<?[\d,.]+) +(<?[\d.]+)%$/gm),
    ];
    const total = /^ {2}Total +([\d,]+) +([\d,]+) +([\d,.]+) +100\.0%$/m.exec(text);
    expect(body).toHaveLength(rows.length);
    const sum = (at: number): number => body.reduce((all, row) => all + cents(row[at] as string), 0);
    expect(sum(3)).toBe(cents(total?.[2] ?? ''));
    expect(sum(4)).toBe(cents(total?.[3] ?? ''));
    expect(Math.round(sum(5) / 10)).toBe(1000);
  });

  test.prop([gifts, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 5000 })])(
    'has deductions that lead from the payout to what is left',
    async (rows, percent, fee) => {
      const text = await tableOf(
        [withGifts(rows)],
        [
          { name: 'agency', kind: 'percent', percent: exact(percent) },
          {
            name: 'fee',
            kind: 'fixed',
            money: {
              currency: BUILT_IN_PROFILES[0]?.currency as never,
              amount: exact((fee / 100).toFixed(2)),
            },
          },
        ],
      );
      const value = (label: string): number => {
        const found = new RegExp(`^ {2}${label}.* -?(<?[\\d,.]+)$`, 'm').exec(text);
        if (!found) throw new Error(`${label} in\n${text}`);
        return cents(found[1] as string);
      };
      expect(value('Payout') - value('less agency') - value('less fee')).toBe(value('What is left'));
    },
  );

  test.prop([fc.array(gifts, { minLength: 2, maxLength: 4 })], { numRuns: 25 })(
    'has LIVEs that add up to the total',
    async (sessions) => {
      const [first, ...rest] = sessions.map((rows, index) => ({
        ...withGifts(rows),
        creator: `anna${index}`,
      }));
      const text = await tableOf([first as Session, ...rest]);
      const payouts = [...text.matchAll(/^ {2}anna\d+ .* (<?[\d,]+\.\d\d) +- +-$/gm)];
      expect(payouts).toHaveLength(sessions.length);
      const total = /^ {2}Total +[\d,]+ +[\d,]+ +([\d,.]+) /m.exec(text);
      expect(payouts.reduce((all, [, value = '']) => all + cents(value), 0)).toBe(cents(total?.[1] ?? ''));
    },
  );

  it('cuts a long list and sums the rest up, unless all is asked for', async () => {
    const rows = Array.from({ length: 40 }, (_, id) => ({ id: id + 1, count: 1, coins: id + 1 }));
    const report = buildReport(
      [withGifts(rows)],
      {
        profiles: new Map(BUILT_IN_PROFILES.map((profile) => [profile.platform, profile])),
        diamondReadingSet: new Set(),
        deductions: [],
        benchmarks: defaultBenchmarks,
        scenario: defaultScenario,
      },
      [],
    );
    const short = await renderTable(report, { width: null, paint: PLAIN, all: false, quiet: true });
    expect(short).toMatch(/25 more kinds of gift \(--all\) +25 +325 /);
  });
});
