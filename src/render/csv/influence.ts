import type { InfluenceReport } from '../../report/influence/build.ts';
import { type CreatorRow, creatorRows } from '../rows/influence.ts';
import { type CsvColumn, renderCsv } from './csv.ts';
import { columnsOf, type PathOf } from './paths.ts';

type Paths = readonly PathOf<CreatorRow>[];
const text = (...paths: Paths): CsvColumn<CreatorRow>[] => columnsOf('text', paths);
const number = (...paths: Paths): CsvColumn<CreatorRow>[] => columnsOf('number', paths);

/** New columns come at the end. What went along with likes is part of `direct`, and no column adds the two. */
export const CREATOR_COLUMNS: readonly CsvColumn<CreatorRow>[] = [
  ...text('platform', 'creator', 'regime', 'status', 'summary'),
  ...number('seed', 'sessions.given', 'sessions.used'),
  ...text('direct.basis'),
  ...number('direct.coins'),
  ...columnsOf<CreatorRow>('truth', ['direct.lowerBound']),
  ...text('direct.cash.currency'),
  ...number('direct.cash.low', 'direct.cash.expected', 'direct.cash.high', 'likesPaid'),
  ...number('elasticity.slope', 'elasticity.interval90.low', 'elasticity.interval90.high'),
  ...number('elasticity.interval95.low', 'elasticity.interval95.high', 'elasticity.prior.weight'),
  ...number('elasticity.usualLikeRate', 'elasticity.detectable'),
  ...number('elasticity.needed.elasticity', 'elasticity.needed.sessions'),
  ...number('tests.permutation.pValue', 'tests.leadPlacebo.pValue'),
  ...number('tests.leastSquares.slope', 'tests.leastSquares.standardError', 'tests.leastSquares.robustness'),
  ...number('comments.unadjusted', 'comments.adjusted'),
  ...text('associated.basis', 'associated.withheld', 'associated.total.cash.currency'),
  ...number('associated.total.cash.low', 'associated.total.cash.expected', 'associated.total.cash.high'),
  ...number('associated.falseAlarm.share'),
  ...text('scenario.basis'),
  ...number(
    'scenario.changePercent',
    'scenario.percent.low',
    'scenario.percent.middle',
    'scenario.percent.high',
  ),
];

export const renderCreators = (report: InfluenceReport, version: string): string =>
  renderCsv(CREATOR_COLUMNS, creatorRows(report, version));
