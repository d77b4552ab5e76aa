import type { CreatorInfluence, InfluenceReport } from '../../report/influence/build.ts';
import type { View } from '../registry.ts';
import { OUTCOMES } from '../table/influence/creators.ts';
import { influenceBody } from '../table/influence/page.ts';
import { atLeast, formatCount, formatMoney } from '../text/amount.ts';
import { formatElasticity, formatInterval } from '../text/association.ts';
import { loadMeasure } from '../text/width.ts';
import { plural } from '../text/words.ts';
import { likesTile, type Tile } from './answer.ts';
import { HTML } from './blocks.ts';
import { intervalFigure } from './interval.ts';
import { renderMany, withoutFolders } from './many.ts';

/** Whether gifts go along with likes as one file to show to somebody: the outcome, its interval, and what it cannot say. */
export async function renderInfluenceHtml(report: InfluenceReport, view: View): Promise<string> {
  const { creators, rates, thresholds, diagnostics } = report;
  const measure = await loadMeasure(creators.map(({ creator }) => creator ?? ''));
  return renderMany(
    {
      body: influenceBody(withoutPlaces(report), { paint: HTML, all: view.all }),
      tiles: tilesOf(creators),
      claim: () => 'indirect',
      figures: (index) => (index === 0 ? [intervalFigure(creators, measure)] : []),
      known: [
        'An association is part of what gifts paid, and never on top of it.',
        `Seed ${report.seed}: the same LIVEs and seed give the same figures.`,
      ],
      rates,
      thresholds,
      diagnostics,
    },
    view,
  );
}

/** A LIVE without a start and a title is named after its file, wherever that lies. */
const withoutPlaces = (report: InfluenceReport): InfluenceReport => ({
  ...report,
  creators: report.creators.map((creator) => ({
    ...creator,
    leftOut: creator.leftOut.map(({ session, reason }) => ({
      reason,
      session: {
        ...session,
        source: { ...session.source, paths: session.source.paths.map(withoutFolders) },
      },
    })),
  })) as unknown as InfluenceReport['creators'],
});

function tilesOf(creators: InfluenceReport['creators']): Tile[] {
  const [first, ...others] = creators;
  const likes = likesOf(creators);
  if (others.length > 0) {
    const associated = creators.filter(({ association }) => association.status === 'associated').length;
    return [
      {
        claim: 'neither',
        name: 'Creators',
        big: formatCount(creators.length),
        sub: `${formatCount(associated)} of them associated`,
      },
      likes,
    ];
  }
  const { association, direct } = first;
  const { estimate, status } = association;
  const paid = direct.cash
    ? atLeast(formatMoney({ amount: direct.cash.expected, currency: direct.currency }), direct.lowerBound)
    : '-';
  return [
    {
      claim: 'indirect',
      name: 'Gifts and likes',
      big: OUTCOMES[status].replace(/^without/, 'not'),
      sub: estimate
        ? `elasticity ${formatElasticity(estimate.slope)} (${formatInterval(estimate.interval90)})`
        : 'no interval yet',
    },
    { claim: 'direct', name: 'Gifts paid', big: paid, sub: `in ${plural(first.sessions.length, 'LIVE')}` },
    likes,
  ];
}

function likesOf(creators: readonly CreatorInfluence[]): Tile {
  const all = creators.flatMap(({ sessions }) => sessions);
  const known = all.flatMap(({ likes: { total, recorded } }) => total ?? recorded ?? []);
  const total = known.reduce((sum, each) => sum + each, 0);
  const currency = (creators[0] as CreatorInfluence).direct.currency;
  return likesTile(known.length === 0 ? null : total, known.length === all.length, currency);
}
