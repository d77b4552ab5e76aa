import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import { reachOf } from '../../../src/report/checks/reach.ts';
import type { HistoryReportDocument } from '../../../src/report/history/document.ts';
import type { periodsSchema } from '../../../src/report/history/periods-schema.ts';
import type { PeriodsDocument } from '../../../src/report/history/periods-document.ts';
import { historySchema } from '../../../src/report/history/schema.ts';
import { runWith } from '../../io.ts';

const HEADER =
  "Data period,Creator ID,Creator's username,Creator Network manager,Diamonds,LIVE duration,Valid go LIVE days";
const ROWS = [
  '2026-07-01 ~ 2026-07-20,7359135855103475718,mira_sings,boss@agency.example,1480222,71h 2m 10s,18',
  '2026-07-01 ~ 2026-07-20,7361002917745583111,arun_plays,boss@agency.example,-,39.5h,12d',
  '2026-06-01 ~ 2026-06-30,7361002917745583111,arun_plays,boss@agency.example,20450,61h,17',
];
const stdin = [HEADER, ...ROWS, ''].join('\n');
const run = (...argv: readonly string[]) =>
  runWith(['history', '-', '--timezone', 'UTC', ...argv], { stdin });
const documentOf = async (...argv: readonly string[]): Promise<HistoryReportDocument> =>
  JSON.parse((await run('--json', ...argv)).stdout);

it('has types and a schema of one shape: the type check fails otherwise', () => {
  expectTypeOf<z.infer<typeof periodsSchema>>().toEqualTypeOf<PeriodsDocument>();
});

describe('a history of periods alone', () => {
  it('is a document of the same contract', async () => {
    const document = await documentOf();
    historySchema.parse(document);
    expect(document).toMatchObject({
      direct: null,
      histories: [],
      periods: { source: 'backstage', by: 'creator' },
    });
    expect(document.periods?.total.diamonds).toEqual({ sum: 1500672, known: 2 });
    expect(document.rates[0]?.platform).toBe('tiktok');
  });

  it.each(['table', 'json', 'ndjson', 'csv', 'markdown', 'html', 'github', 'line'])(
    'is printed as %s, without the managers',
    async (format) => {
      const { code, stdout } = await run('--format', format);
      expect(code).toBe(0);
      expect(stdout).toMatch(/mira_sings|3 creators|2 creators/);
      expect(stdout).not.toMatch(/agency\.example|boss/);
      expect(stdout.toLowerCase()).not.toMatch(/score: the median|likes\/v-min/);
    },
  );

  it.each(['table', 'json', 'csv', 'markdown', 'html', 'github', 'line'])(
    'lets no name command a terminal in %s',
    async (format) => {
      const hostile = `${HEADER}\n2026-07-01,7359135855103475718,"\u001b[31m=cmd()\u0007<b>|",x,5,1h,1\n`;
      const { code, stdout } = await runWith(['history', '-', '--format', format], { stdin: hostile });
      expect(code).toBe(0);
      // oxlint-disable-next-line no-control-regex
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
      if (format === 'html') expect(stdout).not.toContain('<b>|');
      if (format === 'csv') expect(stdout).not.toMatch(/(^|,)"?=/m);
    },
  );

  it('has the rows that were asked for', async () => {
    const july = await documentOf('--since', '2026-07-01', '--until', '2026-07-20');
    expect(july.periods?.inputs).toMatchObject({ periods: 2, outside: 1 });
    const cut = await documentOf('--since', '2026-07-01', '--until', '2026-07-19', '--creator', 'mira_sings');
    expect(cut).toMatchObject({ error: { code: 'PERIODS_NONE_INSIDE' } });
    const arun = await documentOf('--creator', '7361002917745583111', '--by', 'month');
    expect(arun.periods?.groups.map(({ key }) => key.start)).toEqual(['2026-06-01', '2026-07-01']);
  });

  it('is judged by its figures; what not all rows tell is a lower bound', async () => {
    const sum = 'periods.total.diamonds.sum';
    expect((await run('--fail-if', `${sum} < 1000`)).code).toBe(0);
    const above = await run('--fail-if', `${sum} > 9000000`);
    expect(above.code).toBe(1);
    const document = await documentOf();
    expect(reachOf(document, ['periods', 'total', 'diamonds', 'sum'], 1500672)).toBe('at-least');
    expect(reachOf(document, ['periods', 'total', 'cash', 'expected'], '1')).toBe('at-least');
    expect(reachOf(document, ['periods', 'groups', 0, 'diamonds', 'sum'], 1)).toBe('exact');
    expect(reachOf(document, ['periods', 'total', 'perHour', 'diamonds'], '1')).toBe('exact');
  });

  it('is no LIVE to any other command', async () => {
    for (const line of [
      'estimate -',
      'forecast - --duration 2h',
      'influence -',
      'compare - --a 2026-06 --b 2026-07',
    ]) {
      const { code, stderr } = await runWith(line.split(' '), { stdin });
      expect([line, code]).toEqual([line, 2]);
      expect(stderr).toContain('live-earnings history -');
    }
  });

  it.each(['101', '-1', 'x'])('refuses an agency share of %s', async (share) => {
    expect(await run('--agency-share', share)).toMatchObject({ code: 2 });
  });
});
