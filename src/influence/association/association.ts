import type { AssociatedAmounts } from './amounts.ts';
import type { Checks } from './checks.ts';
import type { CommentAdjustment } from './comments.ts';
import type { Estimate } from './estimate.ts';
import type { FalseAlarm } from './false-alarm.ts';
import type { Note } from './notes.ts';
import type { LeftOut } from './usable.ts';

/** What no amount of sessions changes; printed with every outcome. */
export type AssociationLimit =
  /** Part of direct income, and never added to it. */
  | 'PART_OF_DIRECT'
  /** Excited viewers both tap and gift, and gifts trigger taps: going along is not causing. */
  | 'COMMON_CAUSE_POSSIBLE'
  /** The audience is held constant: what likes may do for visibility is not in the figure. */
  | 'VISIBILITY_NOT_INCLUDED';

export const ASSOCIATION_LIMITS: readonly AssociationLimit[] = [
  'PART_OF_DIRECT',
  'COMMON_CAUSE_POSSIBLE',
  'VISIBILITY_NOT_INCLUDED',
];

/** Why a history is too thin, with what it has and what it would need. */
export type ThinReason =
  /** Usable sessions. */
  | { readonly reason: 'few-sessions'; readonly have: number; readonly need: number }
  /** Sessions with at least one coin. */
  | { readonly reason: 'few-sessions-with-gifts'; readonly have: number; readonly need: number }
  /** Share of the answer that is the prior, which must not be above `need`. */
  | { readonly reason: 'prior-dominates'; readonly have: number; readonly need: number }
  /** Standard deviation of ln likes per viewer-minute. */
  | { readonly reason: 'likes-barely-vary'; readonly have: number; readonly need: number }
  /** Share of that variation that audience, trend and time of day do not explain. */
  | { readonly reason: 'likes-follow-the-rest'; readonly have: number; readonly need: number };

/** Why the history does not decide: the 95 % interval holds 0, or shuffled gifts do as well. */
export type UndecidedReason = 'interval-holds-zero' | 'shuffled-gifts-do-as-well';

interface Common {
  /** Usable sessions, and those left out. */
  readonly sessions: number;
  readonly leftOut: readonly LeftOut[];
  readonly seed: number;
  readonly notes: readonly Note[];
  readonly limits: readonly AssociationLimit[];
}

interface Answered extends Common {
  readonly estimate: Estimate;
  readonly checks: Checks;
  /** `null` where too few sessions have comments. */
  readonly comments: CommentAdjustment | null;
}

/** Too thin a history. `estimate` is `null` for fewer than two sessions. */
export interface NotEnoughData extends Common {
  readonly status: 'not_enough_data';
  readonly reasons: readonly [ThinReason, ...ThinReason[]];
  readonly estimate: Estimate | null;
}

export interface Inconclusive extends Answered {
  readonly status: 'inconclusive';
  readonly reasons: readonly [UndecidedReason, ...UndecidedReason[]];
}

/** The next session's likes explain this session's gifts, which they cannot have moved: both drift. */
export interface Confounded extends Answered {
  readonly status: 'confounded';
}

export interface Associated extends Answered {
  readonly status: 'associated';
  readonly amounts: AssociatedAmounts;
  /** How often simulated histories in which likes do nothing end here too. */
  readonly falseAlarm: FalseAlarm;
}

/**
 * Whether likes per viewer-minute go along with gifts over a creator's sessions. Only `associated` has amounts; the other
 * three are the usual outcomes.
 */
export type Association = NotEnoughData | Inconclusive | Confounded | Associated;
