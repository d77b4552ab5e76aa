import type { Evidence } from '../../engagement/benchmarks.ts';
import type { Effect, Metric, MetricName, RateUnit } from '../../engagement/metrics.ts';
import { DEFAULT_WEIGHS } from '../../engagement/own-benchmarks.ts';
import type { AgainstReference, LikeScenario } from '../../influence/scenario.ts';
import type { Exact } from '../../money/exact.ts';
import type { Past } from '../../report/past.ts';
import type { SessionReport } from '../../report/report.ts';
import type { Paint } from '../paint.ts';
import { formatCount, formatMoney, formatDecimal, formatPercent, formatPlain } from '../text/amount.ts';
import { flagFor } from '../text/fields.ts';
import { formatSwing } from '../text/percent.ts';
import { formatFrequency, formatPeopleShare } from '../text/rates.ts';
import { sanitise } from '../text/sanitise.ts';
import { list, listNumbers, plural } from '../text/words.ts';
import type { Block } from './block.ts';
import type { Cell } from './grid.ts';

const NAMES: Record<MetricName, string> = {
  likes: 'Likes',
  comments: 'Comments',
  viewers: 'Viewers',
  peakViewers: 'Peak viewers',
  uniqueViewers: 'Unique viewers',
  follows: 'New followers',
  shares: 'Shares',
  gifters: 'Gifters',
};

/** Full words where there is room for them. */
const EFFECTS: Record<Effect, string> = {
  visibility: 'indirect: visibility',
  readiness: 'likelihood of gifts',
  opportunity: 'opportunity for gifts',
  return: 'viewers who come back',
  giving: 'the givers themselves',
};

const SHORT_EFFECTS: Record<Effect, string> = {
  visibility: 'visibility',
  readiness: 'gift likelihood',
  opportunity: 'who could give',
  return: 'return visits',
  giving: 'givers',
};

const GRADES: Record<Evidence, string> = {
  experiment: 'tested',
  'quasi-experiment': 'half-tested',
  observational: 'observed',
  measured: 'measured',
  vendor: 'claimed',
  assumed: 'assumed',
};

const text = (content: string): Block => ({ kind: 'text', text: content, indent: 2 });

/** Columns from which the effects are written in full. */
const ROOMY = 100;

/** The second claim: what went along with likes. It never carries a total. */
export function indirectBlocks(report: SessionReport, width: number | null, paint: Paint): Block[] {
  const roomy = width === null || width >= ROOMY;
  const { metrics, scenario } = report.indirect;
  const { past } = report;
  const known = metrics.filter(({ value }) => value !== null);
  const title: Block = {
    kind: 'title',
    title: 'INDIRECT',
    says: 'what likes and the room did',
    aside: 'part of the above, never added to it',
    style: paint.strong,
    quiet: paint.quiet,
  };
  if (known.length === 0) {
    return [{ kind: 'gap' }, title, text('Nothing to go by. Add --likes, --viewers and --duration.')];
  }
  return [
    { kind: 'gap' },
    title,
    {
      kind: 'grid',
      grid: {
        headStyle: paint.quiet,
        columns: [
          { title: 'Metric', align: 'left' },
          { title: 'Value', align: 'right' },
          { title: 'Rate', align: 'right' },
          { title: 'Yardstick', align: 'right', drop: 1 },
          // With a history the basis is what was asked for.
          { title: 'Basis', align: 'left', drop: past ? 2 : 4 },
          { title: roomy ? 'Effect on earnings' : 'Effect', align: 'left' },
          { title: 'Evidence', align: 'left', drop: 3 },
        ],
        rows: known.map((metric) =>
          metricRow(
            metric,
            report.indirect.likesRecorded !== null,
            roomy ? EFFECTS : SHORT_EFFECTS,
            past !== null,
          ),
        ),
      },
    },
    text('None of these pays by itself: the effect of likes is indirect. Brands look at all of them.'),
    ...ownYardsticks(past),
    ...scenarioLines(report, scenario),
    ...missingRates(metrics),
  ];
}

const yardstick = (benchmark: number, unit: RateUnit): string =>
  unit === 'per unique viewer' ? formatPeopleShare(benchmark) : formatFrequency(benchmark);

function metricRow(
  metric: Metric,
  recorded: boolean,
  effects: Record<Effect, string>,
  withHistory: boolean,
): Cell[] {
  const { value, rate, rateUnit, benchmark, benchmarkEvidence, benchmarkSessions } = metric;
  return [
    { text: recorded && metric.metric === 'likes' ? 'Likes recorded' : NAMES[metric.metric] },
    { text: value === null ? '-' : formatCount(Number(value.toFixed(1))) },
    {
      text:
        metric.metric === 'viewers'
          ? 'at once'
          : rate === null || rateUnit === null
            ? '-'
            : rateText(rate, rateUnit),
    },
    { text: rate === null || benchmark === null || rateUnit === null ? '-' : yardstick(benchmark, rateUnit) },
    { text: rate === null ? '' : basisText(benchmarkEvidence, benchmarkSessions, withHistory) },
    { text: effects[metric.effect] },
    { text: GRADES[metric.evidence] },
  ];
}

/** `own (12 LIVEs)`; beside own ones a general yardstick is called `default`. */
function basisText(evidence: Evidence | null, sessions: number, withHistory: boolean): string {
  if (evidence === null) return '';
  if (sessions > 0) return `own (${plural(sessions, 'LIVE')})`;
  return withHistory ? `default, ${GRADES[evidence]}` : GRADES[evidence];
}

function rateText(rate: number, unit: RateUnit): string {
  switch (unit) {
    case 'per viewer-minute':
      return `${formatFrequency(rate)}/viewer-min`;
    case 'per unique viewer':
      return `${formatPeopleShare(rate)} of viewers`;
    case 'minutes each':
      return `${formatFrequency(rate)} min each`;
  }
}

function scenarioLines(report: SessionReport, scenario: LikeScenario): Block[] {
  const { low, middle, high } = scenario.percent;
  const { withheld, amounts, elasticity } = scenario;
  const money = (amount: Exact): string => formatMoney({ amount, currency: report.direct.income.currency });
  const swing = `${formatPercent(String(scenario.change))} more likes from the same viewers would go along with ${formatSwing(low)} to ${formatSwing(high)} of gift income (middle ${formatSwing(middle)})`;
  const { low: lowest, middle: likely, high: highest } = elasticity;
  const beliefs = `elasticities of ${listNumbers([lowest, likely, highest].map((each) => formatPlain(each)))}`;
  const lines: Block[] = [];
  if (withheld && (withheld.reason === 'unknown-likes' || withheld.reason === 'no-likes')) return lines;
  const bound = scenario.lowerBound ? 'at least ' : '';
  lines.push(
    text(
      amounts
        ? `${swing}: ${bound}${money(amounts.low)} to ${money(amounts.high)}, assumed.`
        : `${swing}, assumed.`,
    ),
  );
  if (withheld?.reason === 'one-gift' || withheld?.reason === 'one-gifter') {
    lines.push(
      text(
        `No dollars shown: ${dominant(report, withheld.reason, withheld.share)}; one LIVE cannot tell what likes brought.`,
      ),
    );
  }
  const { againstReference } = scenario;
  if (againstReference) {
    const by = againstReference.amounts
      ? ` (${money(againstReference.amounts.low)} to ${money(againstReference.amounts.high)})`
      : '';
    lines.push(
      text(
        `Likes came at ${formatFrequency(againstReference.ratio)} times ${usualText(againstReference)}: ${formatSwing(againstReference.percent.low)} to ${formatSwing(againstReference.percent.high)} of gift income went along with that${by}, assumed.`,
      ),
    );
  }
  lines.push(
    text(
      `It rests on ${beliefs}, all assumed. What likes do for visibility is not in it, and viewers who are excited both tap and give: going along is not causing.`,
    ),
  );
  return lines;
}

/** `your usual rate of 0.95 (median of 40 earlier LIVEs)`. */
const usualText = ({ reference, referenceSessions }: AgainstReference): string =>
  `your usual rate of ${formatFrequency(reference)}${referenceSessions === null ? '' : ` (median of ${plural(referenceSessions, 'earlier LIVE')})`}`;

/** `2 Lions are 99.8% of the income`: which gift or gifter is most of it. */
function dominant(report: SessionReport, reason: 'one-gift' | 'one-gifter', share: number | null): string {
  const percent = share === null ? 'most' : formatPercent((share * 100).toFixed(1));
  const whole = report.direct.income.lowerBound ? 'the known income' : 'the income';
  if (reason === 'one-gifter') return `one gifter is ${percent} of ${whole}`;
  const { gifts } = report.direct.income;
  const [top] = [...gifts].sort((a, b) => Number((b.coins?.num ?? 0n) - (a.coins?.num ?? 0n)));
  if (!top) return `one gift is ${percent} of ${whole}`;
  return `${formatDecimal(String(top.line.count))} × ${sanitise(top.line.name)} ${top.line.count === 1 ? 'is' : 'are'} ${percent} of ${whole}`;
}

/** What "own" means. */
const ownYardsticks = (past: Past | null): Block[] =>
  past === null || past.sessions.length === 0
    ? []
    : [
        text(
          `Own yardsticks: ${plural(past.sessions.length, 'earlier LIVE')}${past.creator === null ? '' : ` of ${sanitise(past.creator)}`}, with the default counted as ${formatCount(DEFAULT_WEIGHS)} more.`,
        ),
      ];

/** The numbers without which likes and comments have no rate. */
function missingRates(metrics: readonly Metric[]): Block[] {
  const likes = metrics.find(({ metric }) => metric === 'likes');
  if (!likes || likes.rate !== null || likes.missing.length === 0) return [];
  return [text(`Add ${list(likes.missing.map(flagFor))} to see how many likes that is for the audience.`)];
}
