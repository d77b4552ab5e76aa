import { isRoomOfFiles, type UserId } from '../ids.ts';
import type { Completeness, Session } from '../session.ts';
import { topLikerShare } from '../tally/likers.ts';
import type { Tally } from '../tally/tally.ts';
import { audience, viewersByMinute } from './audience.ts';
import { giftLines } from './gift-lines.ts';
import { resolveTypes } from './gift-types.ts';
import { countGifters } from './gifters.ts';
import { findings } from './findings.ts';
import { findHost } from './host.ts';
import { type GiftById, platformId } from './known-gift.ts';
import { countLikes } from './likes.ts';
import { loosePurchases } from './loose.ts';
import { missed } from './missed.ts';
import { commentsByMinute, countMessages } from './messages.ts';
import { nameGifts } from './naming.ts';
import { pricePurchases } from './pricing.ts';
import { runPurchases } from './runs.ts';
import { startedLate } from './start.ts';
import { streakPurchases } from './streaks.ts';
import { timeline } from './timeline.ts';

export interface SettleOptions {
  /** The host as the user declared it: an id, or a handle with or without `@`. */
  readonly host: string | null;
  readonly gift: GiftById;
  readonly platform: string;
  readonly paths: readonly string[];
}

/**
 * Decides everything that needs the whole recording, and makes a session of it: gift types, streaks without an id, the host,
 * prices, the timeline, what is missing. Pure; the tally can go on growing and be settled again.
 *
 * Throws an InputError (COUNT_TOO_LARGE) where a figure is above 2^53 - 1.
 */
export function settle(tally: Tally, options: SettleOptions): Session {
  const { gift } = options;
  const name = nameGifts(tally, gift);
  const price = pricePurchases(tally, gift);
  const streakable = resolveTypes(tally, gift);
  const purchases = [
    ...streakPurchases(tally, streakable),
    ...runPurchases(tally, streakable),
    ...loosePurchases(tally, streakable),
  ];
  const host = findHost(tally, options.host, purchases, price);
  const isHosts = (receiver: UserId | null): boolean => receiver === null || receiver === host.id;
  const own = purchases.filter(({ receiver }) => isHosts(receiver));
  const others = purchases.filter(({ receiver }) => !isHosts(receiver));
  const lines = giftLines(own, price, name);
  const likes = countLikes(tally);
  const byMinute = viewersByMinute(tally);
  const counts = countMessages(tally);
  const late = startedLate(tally, likes);
  const gifters = countGifters(own, price);
  const gaps = missed(tally);
  const completeness: Completeness = {
    records: tally.records,
    duplicates: counts.duplicates,
    malformed: tally.malformed,
    openStreaks: own.filter(({ open }) => open).length,
    undeduplicated: counts.undeduplicated,
    unpricedGifts: lines.reduce((sum, { price, count }) => sum + (price.kind === 'unpriced' ? count : 0), 0),
    startedLate: late,
    cutShort: gaps.gaps > 0,
    topGifterCoins: gifters.topCoins,
    topLikerShare: topLikerShare(tally.likes.likers),
  };

  return {
    platform: options.platform,
    source: { kind: 'event-log', paths: options.paths },
    creator: creatorOf(tally, host.id),
    title: null,
    roomId: tally.room === null || isRoomOfFiles(tally.room) ? null : tally.room,
    startedAt: isoTime(tally.first),
    endedAt: isoTime(tally.last),
    durationSeconds: spanOf(tally),
    viewers: { ...audience(tally, byMinute), unique: late === true ? null : tally.viewers.ever },
    views: null,
    likes: { total: likes.total, recorded: likes.recorded },
    comments: counts.comments,
    shares: counts.shares,
    follows: counts.follows,
    gifters: gifters.count,
    gifts: lines.map((line) => ({ ...line, giftId: platformId(line.giftId, gift) })),
    giftsBasis: 'measured',
    toOthers: { gifts: giftLines(others, price, name) },
    declared: { coins: null, diamonds: null, gifts: null, paid: null },
    otherIncome: [],
    timeline: timeline(tally, own, price, likes, commentsByMinute(tally), byMinute),
    completeness,
    diagnostics: [
      ...host.diagnostics,
      ...findings({ tally, lines, gift, name, likes, missed: gaps, completeness }),
      ...counts.diagnostics,
    ],
  };
}

const isoTime = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** Last minus first message in whole seconds (decision 7); a single moment is no span. */
function spanOf({ first, last }: Tally): number | null {
  const seconds = first === null || last === null ? 0 : Math.round((last - first) / 1000);
  return seconds > 0 ? seconds : null;
}

/** The host's handle, else the one account that recorded. */
function creatorOf(tally: Tally, host: UserId | null): string | null {
  const handle = host === null ? undefined : tally.handles.get(host);
  return handle ?? (tally.accounts.length === 1 ? (tally.accounts[0] as string) : null);
}
