import type { Report } from '../../report/report.ts';
import type { Paint } from '../paint.ts';
import { type Block, layoutPage } from './block.ts';
import { checksBlocks } from './checks.ts';
import { directBlocks } from './direct.ts';
import { engagementBlocks } from './engagement.ts';
import { headline } from './headline.ts';
import { indirectBlocks } from './indirect.ts';
import { noteBlocks } from './notes.ts';
import { otherIncomeBlocks } from './other-income.ts';
import { payoutBlocks } from './payout.ts';
import { sessionLine, sessionsBlocks } from './sessions.ts';

export interface TableOptions {
  /** Columns to lay out for; `null` does not wrap. */
  readonly width: number | null;
  readonly paint: Paint;
  /** Every gift of a long list. */
  readonly all: boolean;
  /** No notes and hints; warnings stay. */
  readonly quiet: boolean;
}

/** The report for a person: the answer first, then what gifts paid, then what went along with likes. */
export async function renderTable(report: Report, options: TableOptions): Promise<string> {
  const blocks = page(report, options);
  return layoutPage(blocks, options.width);
}

/** The page before its layout; other formats are made of it too. */
export function page(report: Report, { width, paint, all, quiet }: TableOptions): Block[] {
  const only = report.sessions.length === 1 ? report.sessions[0] : undefined;
  const blocks: Block[] = [
    { kind: 'text', text: headline(report), indent: 0, style: paint.strong },
    ...(only ? sessionLine(only.session) : []),
    { kind: 'gap' },
    ...directBlocks(report, all, paint),
  ];
  if (only) blocks.push(...payoutBlocks(only.payout, only.session.platform, paint));
  blocks.push(...otherIncomeBlocks(report, paint));
  if (only) blocks.push(...indirectBlocks(only, width, paint), ...engagementBlocks(only, paint));
  else blocks.push(...sessionsBlocks(report, paint));
  blocks.push(...checksBlocks(report.thresholds, all, paint));
  blocks.push(...noteBlocks(report.diagnostics, quiet, paint));
  if (!quiet) {
    blocks.push(
      { kind: 'gap' },
      {
        kind: 'text',
        text: 'Sources of the rates: live-earnings rates. Unofficial; estimates, not tax advice.',
        indent: 0,
        style: paint.quiet,
      },
    );
  }
  return blocks;
}
