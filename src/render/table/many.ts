import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { HistoryUsed } from '../../report/many/choose.ts';
import type { Rate } from '../../rates/profile.ts';
import type { Paint } from '../paint.ts';
import { formatCount, formatRate } from '../text/amount.ts';
import { leftOutTexts } from '../text/left-out.ts';
import { sanitise } from '../text/sanitise.ts';
import { plural } from '../text/words.ts';
import type { ThresholdResult } from '../../report/checks/threshold.ts';
import type { Block } from './block.ts';
import { checksBlocks } from './checks.ts';
import { noteBlocks } from './notes.ts';

/** How a page about many sessions is to be laid out. */
export interface ManyOptions {
  /** Columns to lay out for; `null` does not wrap. */
  readonly width: number | null;
  readonly paint: Paint;
  /** No notes and hints; warnings stay. */
  readonly quiet: boolean;
}

export const line = (content: string): Block => ({ kind: 'text', text: content, indent: 2 });

export const titleBlock = (title: string, says: string, aside: string, paint: Paint): Block => ({
  kind: 'title',
  title,
  says,
  aside,
  style: paint.strong,
  quiet: paint.quiet,
});

/** `mira_sings · 40 LIVEs · 2026-01-03 to 2026-05-01`. */
export function historyLine({ creator, used, first, last }: HistoryUsed): Block[] {
  // One LIVE without a name or a day is what was typed a moment ago.
  if (used === 0 || (used === 1 && creator === null && first === null)) return [];
  const parts = [
    creator,
    plural(used, 'LIVE'),
    first && last && (first === last ? first.slice(0, 10) : `${first.slice(0, 10)} to ${last.slice(0, 10)}`),
  ];
  const known = parts.filter((part) => part !== null).map(sanitise);
  return [{ kind: 'text', text: known.join(' · '), indent: 0 }];
}

/** Which sessions the figures do not rest on, and why. */
export const leftOutLines = (setAside: HistoryUsed['setAside']): Block[] =>
  leftOutTexts(setAside).map((text) => line(`Left out: ${text}.`));

/** `0.005 USD a coin; TikTok publishes no rate`. */
export const rateAside = ({ value, origin }: Rate, currency: string): string =>
  `${formatRate(value)} ${currency} a coin; ${origin === 'built-in' ? 'TikTok publishes no rate' : 'your own rate'}`;

/** Findings of one kind that a reader bears. */
const OF_ONE_KIND = 3;

/** As for one session, but what many sessions have in common is said of the first few. */
export function manyNotes(found: readonly Diagnostic[], quiet: boolean, paint: Paint): Block[] {
  const counts = new Map<string, number>();
  const few = found.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= OF_ONE_KIND;
  });
  const shown = new Set(few);
  const hidden = found.filter((each) => !shown.has(each) && !(quiet && each.severity === 'info'));
  const blocks = noteBlocks(few, quiet, paint);
  if (hidden.length === 0) return blocks;
  const warns = hidden.some(({ severity }) => severity !== 'info');
  const text = `${warns ? 'warning' : 'note'}: ${formatCount(hidden.length)} more of the same kinds; --json has all.`;
  return [...blocks, { kind: 'text', text, indent: 0, style: warns ? paint.warning : paint.quiet }];
}

/** How a report ends: what it was judged by, what was noticed, and where the rates come from. */
export const endBlocks = (
  {
    thresholds,
    diagnostics,
  }: { readonly thresholds: readonly ThresholdResult[]; readonly diagnostics: readonly Diagnostic[] },
  { paint, quiet }: Pick<ManyOptions, 'paint' | 'quiet'>,
): Block[] => [
  ...checksBlocks(thresholds, false, paint),
  ...manyNotes(diagnostics, quiet, paint),
  ...sourcesLine(quiet, paint),
];

/** The last line of every page about money. */
export const sourcesLine = (quiet: boolean, paint: Paint): Block[] =>
  quiet
    ? []
    : [
        { kind: 'gap' },
        {
          kind: 'text',
          text: 'Sources of the rates: live-earnings rates. Unofficial; estimates, not tax advice.',
          indent: 0,
          style: paint.quiet,
        },
      ];
