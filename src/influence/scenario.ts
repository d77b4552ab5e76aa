import { type Exact, exact, isZero, multiply, ONE, subtract, toDecimal, toNumber } from '../money/exact.ts';

/** What the like scenario assumes. Elasticities are exact decimal text, because factors of them touch money. */
export interface ScenarioSettings {
  readonly elasticity: { readonly low: string; readonly middle: string; readonly high: string };
  /** The creator's usual likes per viewer-minute; `null` leaves the comparison with it out. */
  readonly referenceLikeRate: number | null;
  /** Earlier LIVEs of the creator that the usual rate was taken from; absent where it is the user's word. */
  readonly referenceSessions?: number;
}

/**
 * The built-in range, an assumption at every point: no study gives gift income as a function of likes. 0: in a field
 * experiment anonymous likes did not move with tips (Yao, Lu and Chen 2023). 0.35: what comments go along with in
 * charity marathons, a ceiling because comments outrank likes wherever both were studied. 0.10: a judgment between.
 */
export const defaultScenario: ScenarioSettings = {
  elasticity: { low: '0', middle: '0.10', high: '0.35' },
  referenceLikeRate: null,
};

/** One value for each elasticity of the settings. */
export interface ThreeOf<T> {
  readonly low: T;
  readonly middle: T;
  readonly high: T;
}

/** What is known of one LIVE when the scenario is asked for. */
export interface LikeScenarioInput {
  /** Likes that belong to `viewerMinutes` (those received while recorded, where there is a recording). */
  readonly likes: number | null;
  readonly viewerMinutes: number | null;
  /** Expected gift income of the session, before deductions, in any one currency. */
  readonly directExpected: Exact | null;
  /** Share of that income, 0 to 1, of the largest gift line and of the largest sender; `null` is unknown. */
  readonly topGiftShare: number | null;
  readonly topGifterShare: number | null;
  readonly settings: ScenarioSettings;
  /** The income is a lower bound, and so are the amounts. */
  readonly lowerBound: boolean;
}

/** Why no amount is shown. `share` is that of the gift or gifter. */
export type WithheldReason =
  | 'unknown-income'
  | 'no-income'
  | 'unknown-likes'
  | 'no-likes'
  | 'one-gift'
  | 'one-gifter';

export interface Withheld {
  readonly reason: WithheldReason;
  readonly share: number | null;
}

/** What must be believed for the scenario to hold; printed with it. */
export type ScenarioAssumption =
  /** The elasticities are assumed: no study gives income from likes. */
  | 'ELASTICITY_ASSUMED'
  /** Part of direct income, and never added to it. */
  | 'PART_OF_DIRECT'
  /** Same viewers: what likes may do for visibility is not in the figure. */
  | 'VISIBILITY_NOT_INCLUDED'
  /** Excitement moves likes and gifts together; going along is not causing. */
  | 'COMMON_CAUSE_POSSIBLE'
  /** A range of beliefs: no probability is attached to it. */
  | 'NO_PROBABILITY'
  /** The usual like rate is the user's word. */
  | 'REFERENCE_DECLARED'
  /** The usual like rate is the median of the creator's earlier LIVEs. */
  | 'REFERENCE_MEASURED';

/** This LIVE's like rate beside the creator's usual one. */
export interface AgainstReference {
  /** Likes per viewer-minute: of this LIVE, and the usual. */
  readonly rate: number;
  readonly reference: number;
  /** Earlier LIVEs the usual rate is the median of; `null`: the user's word. */
  readonly referenceSessions: number | null;
  /** `rate / reference` as observed, before it is clamped to a quarter and four times. */
  readonly ratio: number;
  readonly clamped: boolean;
  /** Percent of direct income that goes along with the difference, decimal text; negative below the usual rate. */
  readonly percent: ThreeOf<string>;
  readonly amounts: ThreeOf<Exact> | null;
}

/**
 * What more likes would go along with. Holds no total on purpose: nothing here comes on top of direct income.
 */
export interface LikeScenario {
  readonly basis: 'assumed';
  /** Percent more likes per viewer, at the same viewers and duration. */
  readonly change: 20;
  readonly elasticity: ThreeOf<string>;
  /** Percent of direct gift income, decimal text: 1.8399 is 1.8399 %. */
  readonly percent: ThreeOf<string>;
  /** In the currency of the income; `null` where {@link withheld} says why. */
  readonly amounts: ThreeOf<Exact> | null;
  readonly withheld: Withheld | null;
  readonly lowerBound: boolean;
  /** `null` without a usual like rate in the settings, or without this LIVE's own. */
  readonly againstReference: AgainstReference | null;
  readonly assumptions: readonly ScenarioAssumption[];
}

const CHANGE = 20;
const HUNDRED = exact(100);

/** Elasticities are local: beyond a quarter or four times the usual rate nothing is extrapolated. */
const MOST_RATIO = 4;

/**
 * The scenario of a single LIVE, which has no history to learn from: income times `1.2^b - 1` for 20 % more likes per
 * viewer at elasticity b, and, where a usual like rate R is set, income times `1 - (rate/R)^-b` for how far this LIVE was
 * from it. A constant-elasticity form with assumed elasticities; powers are rounded to six decimals and then exact, so
 * that no binary float touches money.
 *
 * @throws RangeError when an elasticity is not decimal text
 */
export function likeScenario(input: LikeScenarioInput): LikeScenario {
  const { settings, directExpected } = input;
  const withheld = withheldFor(input);
  const income = withheld === null ? directExpected : null;
  const swing = each(settings.elasticity, (b) => subtract(power(1 + CHANGE / 100, b), ONE));
  const againstReference = compareWithReference(input, income);
  return {
    basis: 'assumed',
    change: CHANGE,
    elasticity: settings.elasticity,
    percent: each(swing, percentText),
    amounts: income && each(swing, (factor) => multiply(income, factor)),
    withheld,
    lowerBound: input.lowerBound,
    againstReference,
    assumptions: [
      'ELASTICITY_ASSUMED',
      'PART_OF_DIRECT',
      'VISIBILITY_NOT_INCLUDED',
      'COMMON_CAUSE_POSSIBLE',
      'NO_PROBABILITY',
      ...(againstReference ? [referenceBasis(againstReference)] : []),
    ],
  };
}

const referenceBasis = ({ referenceSessions }: AgainstReference): ScenarioAssumption =>
  referenceSessions === null ? 'REFERENCE_DECLARED' : 'REFERENCE_MEASURED';

/** Where one gift or one person is most of the income, one LIVE cannot tell what likes went along with. */
function withheldFor(input: LikeScenarioInput): Withheld | null {
  const { directExpected, likes, topGiftShare, topGifterShare } = input;
  if (directExpected === null) return { reason: 'unknown-income', share: null };
  if (isZero(directExpected)) return { reason: 'no-income', share: null };
  if (likes === null) return { reason: 'unknown-likes', share: null };
  if (likes === 0) return { reason: 'no-likes', share: null };
  if (topGiftShare !== null && topGiftShare > 0.5) return { reason: 'one-gift', share: topGiftShare };
  if (topGifterShare !== null && topGifterShare > 0.5) return { reason: 'one-gifter', share: topGifterShare };
  return null;
}

function compareWithReference(input: LikeScenarioInput, income: Exact | null): AgainstReference | null {
  const { likes, viewerMinutes, settings } = input;
  const reference = settings.referenceLikeRate;
  if (reference === null || !(reference > 0) || likes === null || !viewerMinutes) return null;
  const rate = likes / viewerMinutes;
  const ratio = rate / reference;
  const near = Math.min(Math.max(ratio, 1 / MOST_RATIO), MOST_RATIO);
  const part = each(settings.elasticity, (b) => subtract(ONE, power(1 / near, b)));
  return {
    rate,
    reference,
    referenceSessions: settings.referenceSessions ?? null,
    ratio,
    clamped: near !== ratio,
    percent: each(part, percentText),
    amounts: income && each(part, (factor) => multiply(income, factor)),
  };
}

/** `base^elasticity` to six decimals (decision 16): coarser than any difference between two engines' `pow`. */
const power = (base: number, elasticity: string): Exact =>
  exact((base ** toNumber(exact(elasticity))).toFixed(6));

const percentText = (factor: Exact): string => toDecimal(multiply(factor, HUNDRED), 0);

const each = <A, B>(three: ThreeOf<A>, change: (value: A) => B): ThreeOf<B> => ({
  low: change(three.low),
  middle: change(three.middle),
  high: change(three.high),
});
