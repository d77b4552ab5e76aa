import type { PartialSlope } from '../../statistics/partial-slope.ts';
import { dot } from '../../statistics/residuals.ts';
import { amountsOf } from './amounts.ts';
import {
  ASSOCIATION_LIMITS,
  type Association,
  type ThinReason,
  type UndecidedReason,
} from './association.ts';
import { checksOf, plainSlope } from './checks.ts';
import { commentAdjustment } from './comments.ts';
import { type Design, designOf } from './design.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { falseAlarm } from './false-alarm.ts';
import type { AssociationInput } from './input.ts';
import { notesOf } from './notes.ts';
import { type UsableSession, usableSessions } from './usable.ts';

export interface AssociateOptions {
  /** Of the shuffles; the same seed gives the same answer. Whole. */
  readonly seed: number;
}

export const DEFAULT_SEED = 1;

/** What a history must have before anything is tested. */
export const FEWEST = {
  sessions: 10,
  withGifts: 8,
  priorWeight: 0.5,
  spread: 0.15,
  /** Of the like rate's variation, what nothing else in the model explains; under it least squares has no slope. */
  ownShare: 1e-6,
} as const;

const LEVEL = 0.05;

/**
 * Whether likes per viewer-minute go along with gifts over one creator's sessions: a regression of ln coins on ln like rate
 * with audience, trend and time of day held constant and a stated prior, decided by its 95 % interval, a permutation test and
 * a lead placebo. Never says that likes caused anything: excitement moves both (see {@link falseAlarm}). The order of
 * `inputs` does not matter where starts are known.
 */
export function associate(
  inputs: readonly AssociationInput[],
  { seed }: AssociateOptions = { seed: DEFAULT_SEED },
): Association {
  const usable = usableSessions(inputs);
  const { sessions, leftOut } = usable;
  const design = sessions.length < 2 ? null : designOf(sessions);
  const estimate = design && estimateOf(design);
  const plain = design && plainSlope(design);
  const common = {
    sessions: sessions.length,
    leftOut,
    seed,
    notes: notesOf(usable, design?.hourTerms ?? null),
    limits: ASSOCIATION_LIMITS,
  };
  const [thin, ...thinToo] = thinReasons(sessions, design, estimate, plain);
  if (thin || !design || !estimate || !plain)
    return {
      ...common,
      status: 'not_enough_data',
      reasons: [thin ?? tooFew(sessions), ...thinToo],
      estimate,
    };
  const checks = checksOf(design, plain, seed);
  const answered = { ...common, estimate, checks, comments: commentAdjustment(sessions) };
  const [undecided, ...undecidedToo] = undecidedReasons(estimate, checks.permutation.pValue);
  if (undecided) return { ...answered, status: 'inconclusive', reasons: [undecided, ...undecidedToo] };
  if (checks.leadPlacebo && checks.leadPlacebo.pValue <= LEVEL) return { ...answered, status: 'confounded' };
  return {
    ...answered,
    status: 'associated',
    amounts: amountsOf(sessions, design.likeRate, estimate),
    falseAlarm: falseAlarm(sessions.length),
  };
}

const tooFew = (sessions: readonly UsableSession[]): ThinReason => ({
  reason: 'few-sessions',
  have: sessions.length,
  need: FEWEST.sessions,
});

function thinReasons(
  sessions: readonly UsableSession[],
  design: Design | null,
  estimate: Estimate | null,
  plain: PartialSlope | null,
): ThinReason[] {
  const reasons: ThinReason[] = [];
  if (sessions.length < FEWEST.sessions) reasons.push(tooFew(sessions));
  const have = sessions.filter(({ coins }) => coins > 0).length;
  if (have < FEWEST.withGifts)
    reasons.push({ reason: 'few-sessions-with-gifts', have, need: FEWEST.withGifts });
  if (!design || !estimate) return reasons;
  if (estimate.prior.weight > FEWEST.priorWeight)
    reasons.push({ reason: 'prior-dominates', have: estimate.prior.weight, need: FEWEST.priorWeight });
  if (estimate.spread < FEWEST.spread)
    reasons.push({ reason: 'likes-barely-vary', have: estimate.spread, need: FEWEST.spread });
  // With too few sessions there is no such share to speak of.
  if (reasons.length > 0) return reasons;
  const own = plain ? dot(plain.columnResiduals, plain.columnResiduals) / dot(design.likes, design.likes) : 0;
  return own < FEWEST.ownShare ? [{ reason: 'likes-follow-the-rest', have: own, need: FEWEST.ownShare }] : [];
}

function undecidedReasons({ interval95 }: Estimate, pValue: number): UndecidedReason[] {
  const reasons: UndecidedReason[] = [];
  if (interval95.low <= 0 && interval95.high >= 0) reasons.push('interval-holds-zero');
  if (pValue > LEVEL) reasons.push('shuffled-gifts-do-as-well');
  return reasons;
}
