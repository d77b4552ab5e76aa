import type { CreatorInfluence, InfluenceReport } from '../../../report/influence/build.ts';
import type { HistoryUsed } from '../../../report/many/choose.ts';
import { formatCount } from '../../text/amount.ts';
import { associationSummary } from '../../text/association.ts';
import { list } from '../../text/words.ts';
import { type Block, layoutPage } from '../block.ts';
import { checksBlocks } from '../checks.ts';
import { historyLine, leftOutLines, manyNotes } from '../many.ts';
import { sessionLine } from '../sessions.ts';
import type { TableOptions } from '../table.ts';
import { creatorBlocks } from './creator.ts';
import { creatorsBlocks, OUTCOMES } from './creators.ts';
import { timingBlocks } from './timing.ts';

/** Creators that are shown in full; beyond it a row each, and the rest with `--all`. */
const MANY = 6;

/** The outcome first, then the figures behind it, then what they cannot say. */
export async function renderInfluenceTable(report: InfluenceReport, options: TableOptions): Promise<string> {
  const blocks = influenceBlocks(report, options);
  return layoutPage(blocks, options.width);
}

/** What the page is made of, before it is laid out. */
export function influenceBlocks(
  report: InfluenceReport,
  { paint, all, quiet }: Omit<TableOptions, 'width'>,
): Block[] {
  const blocks = [
    ...influenceBody(report, { paint, all }),
    ...checksBlocks(report.thresholds, all, paint),
    ...manyNotes(report.diagnostics, quiet, paint),
  ];
  if (quiet) return blocks;
  const { seed } = report;
  return [
    ...blocks,
    { kind: 'gap' },
    {
      kind: 'text',
      text: `Seed ${seed}: the same LIVEs and seed give the same figures. Unofficial; estimates, not tax advice.`,
      indent: 0,
      style: paint.quiet,
    },
  ];
}

/** The outcome and what belongs to it. */
export function influenceBody(
  report: InfluenceReport,
  { paint, all }: Pick<TableOptions, 'paint' | 'all'>,
): Block[] {
  const { creators, seed, rates, timing } = report;
  const [first, ...others] = creators;
  const blocks: Block[] = [{ kind: 'text', text: influenceHeadline(report), indent: 0, style: paint.strong }];
  if (others.length === 0) {
    const [only, ...more] = first.sessions;
    if (only && more.length === 0) blocks.push(...sessionLine(only));
    else blocks.push(...historyLine(whichLives(first)));
    blocks.push(...creatorBlocks(first, { seed, rates, all, paint, headed: false }));
  } else {
    blocks.push(...creatorsBlocks(creators, paint));
    if (all || creators.length <= MANY)
      for (const each of creators)
        blocks.push(...creatorBlocks(each, { seed, rates, all, paint, headed: true }));
    else
      blocks.push({
        kind: 'text',
        text: `${formatCount(creators.length)} creators; --all shows each in full.`,
        indent: 2,
      });
  }
  if (timing) blocks.push(...timingBlocks(timing, paint));
  if (report.setAside.length > 0) blocks.push({ kind: 'gap' }, ...leftOutLines(report.setAside));
  return blocks;
}

function whichLives({ creator, sessions }: CreatorInfluence): HistoryUsed {
  const starts = sessions.flatMap(({ startedAt }) => (startedAt === null ? [] : [startedAt]));
  starts.sort((a, b) => Date.parse(a) - Date.parse(b));
  return {
    creator,
    used: sessions.length,
    given: sessions.length,
    first: starts[0] ?? null,
    last: starts.at(-1) ?? null,
    setAside: [],
  };
}

/** The sentence of the only creator; of several how many came out how. */
export function influenceHeadline({ creators }: Pick<InfluenceReport, 'creators'>): string {
  const [first, ...others] = creators;
  if (first && others.length === 0) return associationSummary(first);
  const counts = Object.entries(OUTCOMES).flatMap(([status, name]) => {
    const count = creators.filter(({ association }) => association.status === status).length;
    return count === 0 ? [] : [`${formatCount(count)} ${name}`];
  });
  return `${formatCount(creators.length)} creators: ${list(counts)}.`;
}
