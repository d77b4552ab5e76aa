import type { Association } from '../../../influence/association/association.ts';
import type { CreatorInfluence } from '../../../report/influence/build.ts';
import type { Paint } from '../../paint.ts';
import { formatCount, formatPercent } from '../../text/amount.ts';
import { formatElasticity, formatInterval, formatPValue } from '../../text/association.ts';
import { sanitise } from '../../text/sanitise.ts';
import type { Block } from '../block.ts';
import type { Cell } from '../grid.ts';

/** In the order in which they are counted. */
export const OUTCOMES: Record<Association['status'], string> = {
  associated: 'associated',
  inconclusive: 'inconclusive',
  confounded: 'confounded',
  not_enough_data: 'without enough data',
};

export const creatorName = ({ creator, platform }: CreatorInfluence, several: boolean): string =>
  `${creator === null ? '(not named)' : sanitise(creator)}${several ? ` (${sanitise(platform)})` : ''}`;

/** A row a creator. No amounts: they stand with what they rest on. */
export function creatorsBlocks(creators: readonly CreatorInfluence[], paint: Paint): Block[] {
  const several = new Set(creators.map(({ platform }) => platform)).size > 1;
  return [
    { kind: 'gap' },
    {
      kind: 'title',
      title: 'CREATORS',
      says: 'each asked alone',
      aside: '',
      style: paint.strong,
      quiet: paint.quiet,
    },
    {
      kind: 'grid',
      grid: {
        headStyle: paint.quiet,
        columns: [
          { title: 'Creator', align: 'left', breakTo: 12 },
          { title: 'LIVEs', align: 'right' },
          { title: 'Outcome', align: 'left' },
          { title: 'Elasticity', align: 'right' },
          { title: `${formatPercent('90')} interval`, align: 'right', drop: 1 },
          { title: 'Permutation p', align: 'right', drop: 2 },
        ],
        rows: creators.map((each) => creatorRow(each, several)),
      },
    },
    {
      kind: 'text',
      text: 'Of creators whose likes do nothing, up to one in twenty comes out associated by chance, and more where excitement moves both.',
      indent: 2,
    },
  ];
}

function creatorRow(each: CreatorInfluence, several: boolean): Cell[] {
  const { association } = each;
  const { estimate, status } = association;
  return [
    { text: creatorName(each, several) },
    { text: formatCount(association.sessions) },
    { text: OUTCOMES[status] },
    { text: estimate ? formatElasticity(estimate.slope) : '-' },
    { text: estimate ? formatInterval(estimate.interval90) : '-' },
    { text: status === 'not_enough_data' ? '-' : formatPValue(association.checks.permutation.pValue) },
  ];
}
