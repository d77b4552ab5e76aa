import type { Collapsed, Factor } from '../../history/decomposition.ts';
import type { TakenApart } from '../../report/compare/taken-apart.ts';
import type { Paint } from '../paint.ts';
import { formatDecimal } from '../text/amount.ts';
import { formatFrequency } from '../text/rates.ts';
import { list } from '../text/words.ts';
import type { Block } from './block.ts';
import { signedExact } from './compare-grid.ts';
import { line, titleBlock } from './many.ts';

const FACTORS: Record<Factor, { readonly title: string; readonly text: (value: number) => string }> = {
  hours: { title: 'Hours live', text: (value) => formatDecimal(value.toFixed(1)) },
  viewers: { title: 'Viewers at once', text: (value) => formatDecimal(value.toFixed(1)) },
  gifters: { title: 'Gifters', text: (value) => formatDecimal(value.toFixed(0)) },
  giftersPerViewerHour: { title: 'Gifters a viewer-hour', text: formatFrequency },
  giftersPerHour: { title: 'Gifters an hour', text: (value) => formatDecimal(value.toFixed(1)) },
  coinsPerGifter: { title: 'Coins a gifter', text: (value) => formatDecimal(value.toFixed(1)) },
  coinsPerViewerHour: { title: 'Coins a viewer-hour', text: formatFrequency },
  coinsPerHour: { title: 'Coins an hour', text: (value) => formatDecimal(value.toFixed(0)) },
  coins: { title: 'Coins', text: (value) => formatDecimal(value.toFixed(0)) },
};

const COLLAPSED: Record<Collapsed, string> = { hours: 'length', viewers: 'viewers', gifters: 'gifters' };

const UNKNOWN: Record<(TakenApart & { kind: 'none' })['reason'], string> = {
  'coins-unknown': 'Not every LIVE of both sides tells its coins, so the difference has no parts.',
  'both-at-least':
    'The coins of both sides are "at least", so the difference can be anything and has no parts.',
};

/** Where the difference in coins came from; its parts add up to it. */
export function decompositionBlocks(found: TakenApart, paint: Paint): Block[] {
  const title = (says: string): Block => titleBlock('WHERE IT CAME FROM', says, '', paint);
  if (found.kind === 'none') {
    return [{ kind: 'gap' }, title('unknown'), line(UNKNOWN[found.reason])];
  }
  const { difference, parts, collapsed, method, lowerBound } = found;
  const bound = lowerBound ? 'about ' : '';
  const notes = [
    collapsed.length > 0
      ? `Not every LIVE tells its ${list(collapsed.map((each) => COLLAPSED[each]))}, so there are fewer parts.`
      : null,
    method === 'limit'
      ? 'A side has no coins, so the whole difference goes to the first part that is 0 there.'
      : null,
    lowerBound ? 'Some coins are "at least", so the parts are of what was counted.' : null,
    'Arithmetic, not causes: more viewers may have come because somebody gave.',
  ];
  return [
    { kind: 'gap' },
    title(`${bound}${signedExact(difference, 0)} coins, B less A`),
    {
      kind: 'grid',
      grid: {
        headStyle: paint.quiet,
        columns: [
          { title: 'Part', align: 'left', breakTo: 12 },
          { title: 'A', align: 'right', drop: 1 },
          { title: 'B', align: 'right', drop: 1 },
          { title: 'Coins', align: 'right' },
        ],
        rows: [
          ...parts.map(({ factor, a, b, coins }) => [
            { text: FACTORS[factor].title },
            { text: a === null ? '-' : FACTORS[factor].text(a) },
            { text: b === null ? '-' : FACTORS[factor].text(b) },
            { text: signedExact(coins, 0) },
          ]),
          [{ text: 'Total' }, { text: '' }, { text: '' }, { text: signedExact(difference, 0) }],
        ],
      },
    },
    ...notes.filter((note) => note !== null).map(line),
  ];
}
