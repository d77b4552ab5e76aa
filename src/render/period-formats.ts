import type { PeriodGroupDocument } from '../report/history/periods-document.ts';
import type { PeriodsReport } from '../report/history/periods.ts';
import { SCHEMA_VERSION } from '../report/version.ts';
import type { Exact } from '../money/exact.ts';
import type { CsvColumn } from './csv/csv.ts';
import type { Tile } from './html/answer.ts';
import type { Renderers } from './registry.ts';
import { atLeast, formatCount, formatMoney } from './text/amount.ts';

/** A group a row, as in the JSON. */
interface GroupRow extends PeriodGroupDocument {
  readonly by: PeriodsReport['by'];
  readonly from: string | null;
  readonly to: string | null;
}

async function rowsOf(report: PeriodsReport): Promise<GroupRow[]> {
  const { periodsDocument } = await import('./json/history-periods.ts');
  const { by, from, to, groups } = periodsDocument(report);
  return groups.map((group) => ({ by, from, to, ...group }));
}

/** The formats of `history` where all that was given is of days or months. */
export const PERIODS: Renderers<PeriodsReport> = {
  table: async (report, view) =>
    (await import('./table/history-periods.ts')).renderPeriodsTable(report, view),
  json: async (report, { version }) =>
    (await import('./json/history-periods.ts')).renderPeriodsJson(report, version),
  ndjson: async (report, { version }) =>
    (await import('./ndjson/lines.ts')).renderLines(
      { schemaVersion: SCHEMA_VERSION, version },
      await rowsOf(report),
    ),
  csv: async (report) => {
    const [{ renderCsv }, columns] = await Promise.all([import('./csv/csv.ts'), columnsOfGroups()]);
    return renderCsv(columns, await rowsOf(report));
  },
  markdown: async (report, view) => {
    const [{ MARKDOWN, renderBlocks }, { periodsBlocks }] = await Promise.all([
      import('./markdown/blocks.ts'),
      import('./table/history-periods.ts'),
    ]);
    return renderBlocks(periodsBlocks(report, { quiet: view.quiet, paint: MARKDOWN }));
  },
  html: async (report, view) => {
    const [{ renderMany }, { HTML }, { periodsBody }] = await Promise.all([
      import('./html/many.ts'),
      import('./html/blocks.ts'),
      import('./table/history-periods.ts'),
    ]);
    const { rates, thresholds, diagnostics } = report;
    return renderMany(
      {
        body: periodsBody(report, HTML),
        tiles: tilesOf(report),
        claim: () => 'direct',
        figures: () => [],
        known: [],
        rates,
        thresholds,
        diagnostics,
      },
      view,
    );
  },
  github: async (report, { quiet }) => {
    const [{ renderTold }, { periodsHeadline }] = await Promise.all([
      import('./github/told.ts'),
      import('./table/history-periods.ts'),
    ]);
    return renderTold({ ...report, answer: periodsHeadline(report) }, quiet);
  },
  line: async (report, { width }) => {
    const [{ renderSaid }, { periodsHeadline }] = await Promise.all([
      import('./line/many.ts'),
      import('./table/history-periods.ts'),
    ]);
    const { thresholds, diagnostics } = report;
    return renderSaid(
      { lead: '', answer: periodsHeadline(report).replace(/\.$/, ''), parts: [], thresholds, diagnostics },
      width,
    );
  },
};

/** The figures to remember; nothing on likes where the tables say nothing of them. */
function tilesOf({ total, currency }: PeriodsReport): Tile[] {
  const { diamonds } = total.counts;
  if (diamonds.sum === null || !total.cash) return [];
  const money = (amount: Exact): string => formatMoney({ amount, currency });
  const { low, expected, high } = total.cash;
  return [
    {
      claim: 'direct',
      name: 'Diamonds received',
      big: atLeast(formatCount(diamonds.sum), total.lowerBound),
      sub: "as TikTok's table counts them",
    },
    {
      claim: 'direct',
      name: 'They pay about',
      big: atLeast(money(expected), total.lowerBound),
      sub: high ? `${money(low)} to ${money(high)}` : `${money(low)} at the lowest reported rate`,
    },
  ];
}

/** New columns come at the end. Parts are in the diamonds; no column adds them. */
async function columnsOfGroups(): Promise<readonly CsvColumn<GroupRow>[]> {
  const { columnsOf } = await import('./csv/paths.ts');
  return [
    ...columnsOf<GroupRow>('text', [
      'by',
      'from',
      'to',
      'key.kind',
      'key.start',
      'key.end',
      'key.name',
      'key.id',
    ]),
    ...columnsOf<GroupRow>('number', ['key.groups', 'periods', 'diamonds.sum', 'diamonds.known', 'share']),
    ...columnsOf<GroupRow>('truth', ['lowerBound']),
    ...columnsOf<GroupRow>('text', ['cash.currency']),
    ...columnsOf<GroupRow>('number', [
      'cash.low',
      'cash.expected',
      'cash.high',
      'durationSeconds.sum',
      'validDays.sum',
      'perHour.diamonds',
      'perValidDay.diamonds',
      'lives.sum',
      'averageViewers.value',
      'peakViewers',
      'views.sum',
      'likes.sum',
      'shares.sum',
      'follows.sum',
      'gifters.sum',
      'commenters.sum',
      'parts.matches.sum',
      'parts.multiGuest.sum',
      'parts.multiGuestAsHost.sum',
      'parts.multiGuestAsGuest.sum',
      'parts.fanClub.sum',
      'before.diamonds.sum',
      'before.durationSeconds.sum',
      'before.validDays.sum',
      'change.perValidDay',
    ]),
  ];
}
