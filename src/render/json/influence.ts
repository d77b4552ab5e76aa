import type { DirectIncome } from '../../earnings/direct.ts';
import type { Association } from '../../influence/association/association.ts';
import type { Estimate, Interval } from '../../influence/association/estimate.ts';
import type { Note } from '../../influence/association/notes.ts';
import type { Timing, TimingRefused } from '../../influence/timing/timing.ts';
import type { Currency } from '../../money/currency.ts';
import { toDecimal, toNumber } from '../../money/exact.ts';
import type { Associated, Part, PartOfSum } from '../../report/influence/amounts.ts';
import type { CreatorInfluence, InfluenceReport } from '../../report/influence/build.ts';
import type {
  AssociatedDocument,
  CreatorInfluenceDocument,
  ElasticityDocument,
  HistoryIncomeDocument,
  InfluenceDocument,
  IntervalDocument,
  LiveDocument,
  OrderDocument,
  PartDocument,
  PartOfSessionDocument,
  PartOfSumDocument,
} from '../../report/influence/document.ts';
import { SCHEMA_VERSION } from '../../report/version.ts';
import type { Session } from '../../session/session.ts';
import { associationSummary, LIMITS, noteText } from '../text/association.ts';
import { TIMING_LIMITS, type TimedSeries, timingSummary } from '../text/timing.ts';
import { cash, ratesDocument, thresholdDocument } from './document.ts';
import { findingDocument } from './finding.ts';
import { significant } from './significant.ts';
import { toJsonText } from './text.ts';

export const renderInfluenceJson = (report: InfluenceReport, version: string): string =>
  toJsonText(toInfluenceDocument(report, version));

/** The report as the JSON contract writes it. */
export function toInfluenceDocument(report: InfluenceReport, version: string): InfluenceDocument {
  const creators = report.creators.map(creatorDocument);
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'live-earnings', version },
    seed: report.seed,
    influence: creators.length === 1 ? (creators[0] ?? null) : null,
    creators,
    timing: report.timing && {
      gifts: orderDocument(report.timing.gifts, 'gifts'),
      viewers: orderDocument(report.timing.viewers, 'viewers'),
    },
    rates: report.rates.map(ratesDocument),
    setAside: report.setAside.map(({ reason, sessions }) => ({ reason, sessions: sessions.length })),
    checks: report.thresholds.map(thresholdDocument),
    diagnostics: report.diagnostics.map(findingDocument),
  };
}

const significantOrNull = (value: number | null): number | null =>
  value === null ? null : significant(value);

const interval = ({ low, high }: Interval): IntervalDocument => ({
  low: significant(low),
  high: significant(high),
});

const liveDocument = ({ startedAt, creator, title, source }: Session): LiveDocument => ({
  startedAt,
  creator,
  title,
  path: source.paths[0] ?? null,
});

function creatorDocument(found: CreatorInfluence): CreatorInfluenceDocument {
  const { association, scenario } = found;
  const answered = association.status === 'not_enough_data' ? null : association;
  return {
    platform: found.platform,
    creator: found.creator,
    regime: 'history',
    status: association.status,
    summary: associationSummary(found),
    reasons: reasonsOf(association),
    sessions: {
      given: found.sessions.length,
      used: association.sessions,
      leftOut: found.leftOut.map(({ session, reason }) => ({ session: liveDocument(session), reason })),
    },
    direct: incomeDocument(found.direct),
    likesPaid: '0',
    elasticity: association.estimate && elasticityDocument(association.estimate),
    tests: answered && testsDocument(answered.checks),
    comments: answered?.comments
      ? {
          sessions: answered.comments.sessions,
          unadjusted: significant(answered.comments.unadjusted),
          adjusted: significant(answered.comments.adjusted),
          commentSlope: significant(answered.comments.commentSlope),
        }
      : null,
    associated: found.associated && associatedDocument(found.associated),
    scenario: scenario && {
      basis: scenario.basis,
      changePercent: scenario.change,
      elasticity: { ...scenario.elasticity },
      percent: { ...scenario.percent },
    },
    notes: association.notes.map(noteDocument),
    limits: association.limits.map((limit) => ({ limit, message: LIMITS[limit] })),
  };
}

const incomeDocument = ({
  basis,
  coins,
  lowerBound,
  currency,
  cash: paid,
}: DirectIncome): HistoryIncomeDocument => ({
  basis,
  coins: coins && toNumber(coins),
  lowerBound,
  cash: cash(currency, paid),
});

function reasonsOf(association: Association): CreatorInfluenceDocument['reasons'] {
  switch (association.status) {
    case 'not_enough_data':
      return association.reasons.map(({ reason, have, need }) => ({ reason, have: significant(have), need }));
    case 'inconclusive':
      return association.reasons.map((reason) => ({ reason, have: null, need: null }));
    case 'confounded':
    case 'associated':
      return [];
  }
}

function elasticityDocument(estimate: Estimate): ElasticityDocument {
  const { prior, exposure, needed } = estimate;
  return {
    slope: significant(estimate.slope),
    interval90: interval(estimate.interval90),
    interval95: interval(estimate.interval95),
    df: significant(estimate.df),
    prior: { mean: prior.mean, sd: prior.sd, weight: significant(prior.weight) },
    exposure: { slope: significant(exposure.slope), interval90: interval(exposure.interval90) },
    hourTerms: estimate.hourTerms,
    noise: significant(estimate.noise),
    spread: significant(estimate.spread),
    usualLikeRate: significant(estimate.usualLikeRate),
    offset: significant(estimate.offset),
    detectable: significantOrNull(estimate.detectable),
    needed: { elasticity: needed.elasticity, sessions: needed.sessions },
  };
}

function testsDocument({
  permutation,
  leadPlacebo,
  leastSquares,
}: Exclude<Association, { status: 'not_enough_data' }>['checks']): CreatorInfluenceDocument['tests'] {
  return {
    permutation: { pValue: significant(permutation.pValue), shuffles: permutation.shuffles },
    leadPlacebo: leadPlacebo && { pValue: significant(leadPlacebo.pValue), sessions: leadPlacebo.sessions },
    leastSquares: {
      slope: significant(leastSquares.slope),
      standardError: significant(leastSquares.standardError),
      robustness: significant(leastSquares.robustness),
    },
  };
}

function associatedDocument(associated: Associated): AssociatedDocument {
  const { currency, withheld, falseAlarm } = associated;
  const sumDocument = (found: PartOfSum): PartOfSumDocument => ({
    ...partDocument(found, currency),
    sessions: found.sessions,
    direct: paidDocument(found, currency),
  });
  return {
    basis: 'estimated',
    withheld,
    total: associated.total && sumDocument(associated.total),
    above: associated.above && sumDocument(associated.above),
    below: associated.below && sumDocument(associated.below),
    sessions: associated.sessions.map(
      (each): PartOfSessionDocument => ({
        session: liveDocument(each.session),
        direct: paidDocument(each, currency),
        ratio: significant(each.ratio),
        clamped: each.clamped,
        part: each.part && partDocument(each.part, currency),
        withheld: each.withheld,
      }),
    ),
    falseAlarm: { ...falseAlarm, share: significant(falseAlarm.share) },
  };
}

const paidDocument = (
  { direct }: Pick<PartOfSum, 'direct'>,
  currency: Currency,
): PartOfSumDocument['direct'] => ({
  coins: direct.coins,
  currency,
  cash: toDecimal(direct.cash),
});

const partDocument = ({ coins, cash: part }: Part, currency: Currency): PartDocument => ({
  coins: { ...coins },
  cash: {
    currency,
    low: toDecimal(part.low),
    expected: toDecimal(part.expected),
    high: toDecimal(part.high),
  },
});

function noteDocument(note: Note): CreatorInfluenceDocument['notes'][number] {
  return {
    note: note.kind,
    sessions: 'sessions' in note ? note.sessions : null,
    share: 'share' in note ? significant(note.share) : null,
    creators: 'creators' in note ? note.creators : null,
    message: noteText(note),
  };
}

function orderDocument(timing: Timing, series: TimedSeries): OrderDocument {
  const measured = timing.outcome === 'refused' ? null : timing;
  const refused: TimingRefused | null = timing.outcome === 'refused' ? timing : null;
  return {
    outcome: timing.outcome,
    reason: refused?.reason ?? null,
    have: significantOrNull(refused?.have ?? null),
    need: refused?.need ?? null,
    asymmetry: significantOrNull(measured?.asymmetry ?? null),
    likesLead: significantOrNull(measured?.likesLead ?? null),
    likesFollow: significantOrNull(measured?.likesFollow ?? null),
    pValue: significantOrNull(measured?.pValue ?? null),
    shifts: measured?.shifts ?? null,
    minutes: measured?.minutes ?? null,
    summary: timingSummary(timing, series),
    limits: (measured?.limits ?? []).map((limit) => ({ limit, message: TIMING_LIMITS[limit] })),
  };
}
