import type { Report } from '../../report/report.ts';
import { page } from '../table/table.ts';
import { MARKDOWN, renderBlocks } from './blocks.ts';

/** What the table says, for a pull request, an issue or a wiki. */
export const renderMarkdown = (
  report: Report,
  { all, quiet }: { readonly all: boolean; readonly quiet: boolean },
): string => renderBlocks(page(report, { width: null, paint: MARKDOWN, all, quiet }));
