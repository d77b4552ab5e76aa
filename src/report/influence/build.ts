import { type Diagnostic, fail } from '../../diagnostics/diagnostic.ts';
import { type DirectIncome, directIncome, type RatesUsed, ratesFor } from '../../earnings/direct.ts';
import { totalIncome } from '../../earnings/total.ts';
import type { EarnedSession } from '../../history/earned.ts';
import { associate, DEFAULT_SEED } from '../../influence/association/associate.ts';
import type { Association } from '../../influence/association/association.ts';
import { associationInput } from '../../influence/association/input.ts';
import type { LeftOutReason } from '../../influence/association/usable.ts';
import { type LikeScenario, likeScenario } from '../../influence/scenario.ts';
import { type SessionTiming, sessionTiming } from '../../influence/timing/timing.ts';
import { compare, exact, toDecimal, toNumber } from '../../money/exact.ts';
import type { Session } from '../../session/session.ts';
import type { ReportSettings } from '../build.ts';
import type { ThresholdResult } from '../checks/threshold.ts';
import { type Asked, choose, type SetAside } from '../many/choose.ts';
import { type EarningSettings, earningFindings, profileOf } from '../many/earned.ts';
import { type Associated, amountsInCash } from './amounts.ts';

export interface InfluenceSettings extends EarningSettings, Pick<ReportSettings, 'scenario'> {
  /** The creator's clock, for the time of day; `null`: the clock that each start was written with. */
  readonly timezone: string | null;
}

/** Whether likes go along with gifts for one creator on one platform. */
export interface CreatorInfluence {
  readonly platform: string;
  /** `null`: nobody is named. */
  readonly creator: string | null;
  /** As they were given, usable or not. */
  readonly sessions: readonly Session[];
  readonly association: Association;
  readonly leftOut: readonly { readonly session: Session; readonly reason: LeftOutReason }[];
  /** What gifts paid in these sessions, before deductions: what every amount is a part of. */
  readonly direct: DirectIncome;
  /** `null` unless the outcome is `associated`. */
  readonly associated: Associated | null;
  /** What is believed of more likes where the history says too little; without amounts. `null` where it says more. */
  readonly scenario: LikeScenario | null;
}

export interface InfluenceReport {
  readonly seed: number;
  readonly creators: readonly [CreatorInfluence, ...CreatorInfluence[]];
  /** Sessions of others, where one creator or platform was asked for. */
  readonly setAside: readonly SetAside[];
  /** Of the only session: which of likes, gifts and viewers tends to move first. `null` when there are several. */
  readonly timing: SessionTiming | null;
  /** Distinct rate sets in use, in the order of the sessions. */
  readonly rates: readonly RatesUsed[];
  /** Empty until the report is judged. */
  readonly thresholds: readonly ThresholdResult[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Given {
  /** No score: nothing here is compared with a yardstick. */
  readonly earned: Pick<EarnedSession, 'session' | 'income'>;
  readonly rates: RatesUsed;
}

/**
 * The association of likes with gifts for every creator and platform among the sessions, in the order of first appearance.
 * Sessions that name nobody are one creator's, and the one's who was asked for.
 *
 * @param askedSeed of the shuffles: whole, 0 to 2^32 - 1; `null` for the usual one
 * @param found about the inputs as such
 * @throws InputError FLAG_VALUE_INVALID when no session is by whom was asked for; PLATFORM_UNKNOWN, COUNT_TOO_LARGE
 */
export function buildInfluence(
  sessions: readonly Session[],
  asked: Asked,
  askedSeed: number | null,
  settings: InfluenceSettings,
  found: readonly Diagnostic[],
): InfluenceReport {
  const seed = askedSeed ?? DEFAULT_SEED;
  const { sessions: chosen, setAside } = choose(sessions, asked);
  const [first, ...others] = chosen.map((session): Given => {
    const rates = ratesFor(profileOf(session.platform, settings), session.startedAt);
    const income = directIncome(session, rates, settings.diamondReadingSet.has(session.platform));
    return { earned: { session, income }, rates };
  });
  if (!first) refuseAsked(asked, sessions);
  const given = [first, ...others];
  const creators = byCreator(given, asked.creator).map((group) => creatorInfluence(group, seed, settings));
  return {
    seed,
    setAside,
    creators: creators as [CreatorInfluence, ...CreatorInfluence[]],
    timing: others.length === 0 ? sessionTiming(first.earned.session) : null,
    rates: distinctRates(given),
    thresholds: [],
    diagnostics: [...found, ...earningFindings(given.map(({ earned }) => earned))],
  };
}

/** Coins are whole JSON numbers, exact up to 2^53 - 1. */
const LARGEST = exact(Number.MAX_SAFE_INTEGER);

type Group = readonly [Given, ...Given[]];

/** Names a sentence bears. */
const MOST_NAMES = 5;

/** Nothing is left to ask: rather a wrong name than a history that says too little. */
function refuseAsked({ creator, platform }: Asked, sessions: readonly Session[]): never {
  const names = (of: (session: Session) => string | null): string => {
    const found = sessions.map(of).filter((name) => name !== null);
    const distinct = new Map(found.map((name) => [name.toLowerCase(), name]));
    return [...distinct.values()].slice(0, MOST_NAMES).join(', ') || 'one that is named';
  };
  const onPlatform = sessions.filter((session) => platform === null || session.platform === platform);
  if (platform !== null && onPlatform.length === 0)
    fail('FLAG_VALUE_INVALID', {
      flag: '--platform',
      value: platform,
      expected: `a platform of these LIVEs: ${names((session) => session.platform)}`,
    });
  fail('FLAG_VALUE_INVALID', {
    flag: '--creator',
    value: creator ?? '',
    expected: `a creator of these LIVEs: ${names((session) => session.creator)}`,
  });
}

/** Names are compared without case, as they are where two sessions may be one LIVE. */
function byCreator(given: readonly Given[], asked: string | null): Group[] {
  const groups = new Map<string, [Given, ...Given[]]>();
  for (const each of given) {
    const { platform, creator } = each.earned.session;
    const key = JSON.stringify([platform, (creator ?? asked)?.toLowerCase() ?? null]);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}

function creatorInfluence(group: Group, seed: number, settings: InfluenceSettings): CreatorInfluence {
  const [{ earned: first }] = group;
  const { platform } = first.session;
  const creator = group.find(({ earned }) => earned.session.creator !== null)?.earned.session.creator ?? null;
  const inputs = group.map(({ earned: { session }, rates }, at) => ({
    ...associationInput(session, {
      // A table gives all of its sessions one path, so ids are made here.
      id: String(at),
      timeZone: settings.timezone,
      coinsPerDiamond: toNumber(rates.coinsPerDiamond.value),
    }),
    creator,
  }));
  const [firstIncome, ...otherIncomes] = group.map(({ earned: { income } }) => income) as [
    DirectIncome,
    ...DirectIncome[],
  ];
  const direct = totalIncome([firstIncome, ...otherIncomes]);
  if (direct.coins && compare(direct.coins, LARGEST) > 0)
    fail('COUNT_TOO_LARGE', { figure: 'coins', value: toDecimal(direct.coins, 0) });
  const association = associate(inputs, { seed });
  const givenOf = (id: string): Given => group[Number(id)] as Given;
  return {
    platform,
    creator,
    sessions: group.map(({ earned: { session } }) => session),
    association,
    leftOut: association.leftOut.map(({ id, reason }) => ({ session: givenOf(id).earned.session, reason })),
    direct,
    associated:
      association.status === 'associated'
        ? amountsInCash(association.amounts, association.falseAlarm, firstIncome.currency, (id) => {
            const { earned, rates } = givenOf(id);
            return { session: earned.session, cashPerCoin: rates.cashPerCoin.value };
          })
        : null,
    scenario: association.status === 'not_enough_data' ? withoutAmounts(settings) : null,
  };
}

/** The percentages of the scenario; of amounts only an association may speak. */
const withoutAmounts = ({ scenario }: InfluenceSettings): LikeScenario =>
  likeScenario({
    likes: null,
    viewerMinutes: null,
    directExpected: null,
    topGiftShare: null,
    topGifterShare: null,
    settings: scenario,
    lowerBound: false,
  });

function distinctRates(given: readonly Given[]): RatesUsed[] {
  const seen = new Map<string, RatesUsed>();
  for (const { rates } of given) {
    const key = JSON.stringify([rates.platform, rates.cashPerCoin.from, rates.coinsPerDiamond.from]);
    if (!seen.has(key)) seen.set(key, rates);
  }
  return [...seen.values()];
}
