import { likesForRates } from '../../session/exposure.ts';
import type { Session } from '../../session/session.ts';
import { startHour } from './start-hour.ts';

/**
 * How the likes of a session were counted. `total`: the room's counter or the user's word, for the whole LIVE. `recorded`:
 * the counter's rise while recording. `sampled`: batches summed without a counter, and large rooms deliver few of them.
 */
export type LikesBasis = 'total' | 'recorded' | 'sampled';

/** One past LIVE, as far as the association of likes with gifts needs it. */
export interface AssociationInput {
  /** Names the session in the result. */
  readonly id: string;
  readonly platform: string;
  readonly creator: string | null;
  /** Milliseconds since 1970; only the order counts. */
  readonly startedAt: number | null;
  /** On the creator's clock, 0 (included) to 24 (excluded); minutes are a fraction. */
  readonly startHour: number | null;
  /** What the host's gifts cost, in coins: whole, 0 or more. */
  readonly coins: number | null;
  /** Some gifts had no price, so `coins` is too low. */
  readonly coinsAtLeast: boolean;
  /** Those received in `minutes`: while recorded, where there is a recording. */
  readonly likes: number | null;
  readonly likesBasis: LikesBasis;
  /** Concurrent. */
  readonly averageViewers: number | null;
  readonly minutes: number | null;
  readonly comments: number | null;
  /** Of the coins, 0 to 1: those of the largest sender and of the largest gift line. */
  readonly topGifterShare: number | null;
  readonly topGiftShare: number | null;
  /** Of the likes, 0 to 1: those of the largest tapper. */
  readonly topLikerShare: number | null;
}

export interface AssociationInputOptions {
  /** The creator's IANA zone or offset; `null`: the clock that the session's own start was written with. */
  readonly timeZone: string | null;
  /** For sessions of which only diamonds are known; `null` leaves them without coins. */
  readonly coinsPerDiamond: number | null;
  /** Default: room id, else path, else start. */
  readonly id?: string;
}

/** What of a session goes into the association. A recording gives likes and duration of the recorded span (decision 8). */
export function associationInput(session: Session, options: AssociationInputOptions): AssociationInput {
  const { startedAt, likes, durationSeconds, completeness } = session;
  const coins = hostCoins(session, options.coinsPerDiamond);
  return {
    id: options.id ?? session.roomId ?? session.source.paths[0] ?? startedAt ?? '',
    platform: session.platform,
    creator: session.creator,
    startedAt: startedAt === null ? null : Date.parse(startedAt),
    startHour: startedAt === null ? null : startHour(startedAt, options.timeZone),
    coins,
    coinsAtLeast: session.gifts?.some(({ price }) => price.kind === 'unpriced') ?? false,
    likes: likesForRates(session),
    likesBasis: likes.recorded === null ? 'total' : likes.total === null ? 'sampled' : 'recorded',
    averageViewers: session.viewers.average,
    minutes: durationSeconds === null ? null : durationSeconds / 60,
    comments: session.comments,
    topGifterShare: shareOf(completeness.topGifterCoins, coins),
    topGiftShare: shareOf(largestLine(session), coins),
    topLikerShare: completeness.topLikerShare,
  };
}

/** Counted gifts, else declared coins, else declared diamonds; a bare number of gifts says nothing of their coins. */
function hostCoins(session: Session, coinsPerDiamond: number | null): number | null {
  const { gifts, declared } = session;
  if (gifts !== null) return gifts.reduce((coins, line) => coins + lineCoins(line), 0);
  if (declared.coins !== null) return declared.coins;
  return declared.diamonds === null || coinsPerDiamond === null
    ? null
    : Math.round(declared.diamonds * coinsPerDiamond);
}

const lineCoins = ({ count, price }: NonNullable<Session['gifts']>[number]): number =>
  price.kind === 'priced' ? count * price.coins : 0;

const largestLine = ({ gifts }: Session): number | null =>
  gifts && gifts.reduce((largest, line) => Math.max(largest, lineCoins(line)), 0);

const shareOf = (part: number | null, whole: number | null): number | null =>
  part === null || !whole ? null : part / whole;
