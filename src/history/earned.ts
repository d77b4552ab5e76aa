import type { DirectIncome } from '../earnings/direct.ts';
import type { Session } from '../session/session.ts';

/** One LIVE with what its gifts paid and how lively it was: what histories and comparisons are made of. */
export interface EarnedSession {
  readonly session: Session;
  readonly income: DirectIncome;
  /** The engagement score without gifters, 0 to 100: the only one that may stand next to income. `null` when unknown. */
  readonly score: number | null;
}
