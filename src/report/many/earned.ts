import { type Diagnostic, diagnostic, fail } from '../../diagnostics/diagnostic.ts';
import { directIncome, type RatesUsed, ratesFor } from '../../earnings/direct.ts';
import { scoreWithoutGifters } from '../../engagement/score.ts';
import type { EarnedSession } from '../../history/earned.ts';
import { toDecimal, exact } from '../../money/exact.ts';
import type { RateProfile } from '../../rates/profile.ts';
import type { Session } from '../../session/session.ts';
import type { ReportSettings } from '../build.ts';

/** What the settings must say before sessions can be added up or compared. */
export type EarningSettings = Pick<ReportSettings, 'profiles' | 'diamondReadingSet' | 'benchmarks'>;

/**
 * One LIVE with what its gifts paid, before deductions, at the rates in force when it started, and its score without gifters.
 *
 * @throws InputError PLATFORM_UNKNOWN
 */
export function earnedSession(session: Session, settings: EarningSettings): EarnedSession {
  const { platform, startedAt } = session;
  return earnedAt(ratesFor(profileOf(platform, settings), startedAt), session, settings);
}

/** The same at rates that are known to hold. */
export const earnedAt = (
  rates: RatesUsed,
  session: Session,
  { diamondReadingSet, benchmarks }: EarningSettings,
): EarnedSession => ({
  session,
  income: directIncome(session, rates, diamondReadingSet.has(session.platform)),
  score: scoreWithoutGifters(session, benchmarks),
});

/** @throws InputError PLATFORM_UNKNOWN */
export function profileOf(platform: string, { profiles }: Pick<EarningSettings, 'profiles'>): RateProfile {
  const profile = profiles.get(platform);
  if (!profile) fail('PLATFORM_UNKNOWN', { platform, known: [...profiles.keys()], nearest: null });
  return profile;
}

/**
 * What the sessions themselves say, and what is doubtful about their income; a doubt that all share is said once.
 *
 * @param sessions those that figures rest on
 * @param read with those that figures do not rest on, whose own findings are told all the same
 */
export function earningFindings(
  sessions: readonly Pick<EarnedSession, 'session' | 'income'>[],
  read: readonly Session[] = sessions.map(({ session }) => session),
): Diagnostic[] {
  const found = read.flatMap(({ diagnostics }) => diagnostics);
  const total = (of: (each: Pick<EarnedSession, 'session' | 'income'>) => number): number =>
    sessions.reduce((sum, each) => sum + of(each), 0);
  const diamonds = total(({ session, income }) =>
    income.readings.length > 1 ? (session.declared.diamonds ?? 0) : 0,
  );
  if (diamonds > 0) found.push(diagnostic('DIAMONDS_AMBIGUOUS', { diamonds: toDecimal(exact(diamonds), 0) }));
  const gifts = total(({ session, income }) =>
    income.source === 'gift-count' ? (session.declared.gifts ?? 0) : 0,
  );
  if (gifts > 0) found.push(diagnostic('GIFT_COUNT_ONLY', { count: gifts }));
  return found;
}
