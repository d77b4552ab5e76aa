import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { startFindings } from '../../diagnostics/findings.ts';
import { type RatesUsed, ratesFor } from '../../earnings/direct.ts';
import type { EarnedSession } from '../../history/earned.ts';
import { exact, toDecimal } from '../../money/exact.ts';
import type { Session } from '../../session/session.ts';
import { earnedAt, type EarningSettings, profileOf } from './earned.ts';

/** Sessions as they come, with what a report on all of them needs beside their figures. Keeps no session. */
export interface Gathering {
  /** @throws InputError PLATFORM_UNKNOWN */
  readonly earn: (session: Session) => EarnedSession;
  /** Distinct sets of rates in use, in the order of the sessions. */
  readonly rates: () => readonly RatesUsed[];
  /** What the sessions say of themselves, and what is doubtful about their income; a doubt that all share is said once. */
  readonly findings: () => readonly Diagnostic[];
}

/** Sessions come by time or by creator: what is asked for again is among the last years. */
const MOST_DAYS = 1000;

export function startGathering(settings: EarningSettings): Gathering {
  const rates = new Map<string, RatesUsed>();
  /** Rates hold by the day, and a long history has many sessions a day. */
  const ratesOfDays = new Map<string, RatesUsed>();
  let last: { readonly platform: string; readonly day: string; readonly rates: RatesUsed } | null = null;
  const ratesOf = (session: Session): RatesUsed => {
    const { platform, startedAt } = session;
    // Mostly the day of the session before: then no name of it is made.
    if (last !== null && last.platform === platform && startedAt?.startsWith(last.day)) return last.rates;
    const found = ratesOfDay(session);
    if (startedAt !== null) last = { platform, day: startedAt.slice(0, 10), rates: found };
    return found;
  };
  const ratesOfDay = ({ platform, startedAt }: Session): RatesUsed => {
    const day = `${platform} ${startedAt?.slice(0, 10)}`;
    const known = ratesOfDays.get(day);
    if (known) return known;
    const used = ratesFor(profileOf(platform, settings), startedAt);
    const key = keyOf(used);
    const same = rates.get(key) ?? used;
    rates.set(key, same);
    if (ratesOfDays.size >= MOST_DAYS) ratesOfDays.clear();
    ratesOfDays.set(day, same);
    return same;
  };
  const found = startFindings();
  let diamonds = 0;
  let gifts = 0;
  return {
    earn(session) {
      const earned = earnedAt(ratesOf(session), session, settings);
      session.diagnostics.forEach(found.add);
      const { source, readings } = earned.income;
      if (readings.length > 1) diamonds += session.declared.diamonds ?? 0;
      if (source === 'gift-count') gifts += session.declared.gifts ?? 0;
      return earned;
    },
    rates: () => [...rates.values()],
    findings: () => [
      ...found.list(),
      ...(diamonds > 0
        ? [diagnostic('DIAMONDS_AMBIGUOUS', { diamonds: toDecimal(exact(diamonds), 0) })]
        : []),
      ...(gifts > 0 ? [diagnostic('GIFT_COUNT_ONLY', { count: gifts })] : []),
    ],
  };
}

const keyOf = ({ platform, cashPerCoin, coinsPerDiamond, coinPrices }: RatesUsed): string =>
  [platform, cashPerCoin.from, coinsPerDiamond.from, ...coinPrices.map(({ rate }) => rate.from)].join(' ');
