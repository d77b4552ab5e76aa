import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { RatesUsed } from '../../earnings/direct.ts';
import type { ThresholdResult } from '../../report/checks/threshold.ts';
import type { View } from '../registry.ts';
import type { Block } from '../table/block.ts';
import { checksBlocks } from '../table/checks.ts';
import { manyNotes } from '../table/many.ts';
import { PLAIN } from '../paint.ts';
import { renderTiles, type Tile } from './answer.ts';
import { HTML, renderSection, type Section } from './blocks.ts';
import { escapeHtml } from './escape.ts';
import { renderNoteTexts } from './notes.ts';
import { renderReportPage } from './page.ts';
import { renderRates } from './rates.ts';

/** A page about many sessions: the blocks of the table, with charts. */
export interface ManyPage {
  /** The answer, lines about whose sessions these are, then a section at every title. */
  readonly body: readonly Block[];
  readonly tiles: readonly Tile[];
  /** Which of the two claims a section is, by its number and title. */
  readonly claim: (index: number, title: string) => Section['claim'];
  /** Charts of a section. */
  readonly figures: (index: number, title: string) => readonly string[];
  /** What the data do not carry, in sentences. */
  readonly known: readonly string[];
  readonly rates: readonly RatesUsed[];
  readonly thresholds: readonly ThresholdResult[];
  readonly diagnostics: readonly Diagnostic[];
}

export function renderMany(page: ManyPage, { version, quiet }: View): string {
  const { body, tiles, claim, figures, known, rates, thresholds, diagnostics } = page;
  const [answer, ...rest] = body.filter(({ kind }) => kind !== 'gap');
  const first = rest.findIndex(({ kind }) => kind === 'title');
  const [head, titled] = first < 0 ? [rest, []] : [rest.slice(0, first), rest.slice(first)];
  const sections = [
    ...cutAtTitles(titled).map(
      (blocks, index): Section => ({
        id: `part-${index + 1}`,
        claim: claim(index, titleOf(blocks)),
        blocks,
        figures: figures(index, titleOf(blocks)),
      }),
    ),
    { id: 'checks', claim: 'neither', blocks: checksBlocks(thresholds, false, HTML) } as const,
    ours('known', 'How far this can be relied on', listOf(knownTexts(known, rates))),
    ours('noticed', 'Noticed on the way', renderNoteTexts(manyNotes(diagnostics, quiet, PLAIN))),
    ours('rates', 'Where the rates come from', renderRates(rates)),
  ];
  return renderReportPage({
    answer: textOf(answer),
    who: head.map(textOf).filter((text) => text !== ''),
    tiles: renderTiles(tiles),
    sections: sections.map((section) => renderSection(section, '--json has all')),
    version,
  });
}

const textOf = (block: Block | undefined): string => (block?.kind === 'text' ? block.text : '');

const titleOf = ([first]: readonly Block[]): string => (first?.kind === 'title' ? first.title : '');

function cutAtTitles(blocks: readonly Block[]): Block[][] {
  const pieces: Block[][] = [];
  for (const block of blocks) {
    if (block.kind === 'title') pieces.push([]);
    pieces.at(-1)?.push(block);
  }
  return pieces;
}

const ours = (id: string, title: string, more: string): Section => ({
  id,
  claim: 'neither',
  blocks:
    more === '' ? [] : [{ kind: 'title', title, says: '', aside: '', style: HTML.strong, quiet: HTML.quiet }],
  more,
});

const listOf = (texts: readonly string[]): string =>
  `<ul>${texts.map((text) => `<li>${escapeHtml(text)}</li>`).join('')}</ul>`;

const knownTexts = (own: readonly string[], rates: readonly RatesUsed[]): string[] => [
  ...own,
  ...(rates.some(({ cashPerCoin }) => cashPerCoin.origin === 'built-in')
    ? ['No rate a coin is published: every amount is an estimate, and its range is of reported rates.']
    : []),
  'What likes do for visibility is in no figure on this page.',
  'No viewer is named.',
];

/** A page that is sent to somebody says which file, and not where it lies on the sender's machine. */
export const withoutFolders = (path: string): string => path.replace(/^.*[\\/](?=[^\\/])/, '');
