import { max, sum } from '../../statistics/describe.ts';
import type { Design } from './design.ts';
import type { UsableSession, UsableSessions } from './usable.ts';

/** What a reader should know of the data behind an association; counts are of usable sessions. */
export type Note =
  /** Sessions in which one sender gave more than half of the coins; `share`: the largest such part of all coins. */
  | { readonly kind: 'one-gifter'; readonly sessions: number; readonly share: number }
  /** One session holds more than half of all coins. */
  | { readonly kind: 'one-session'; readonly share: number }
  /** Sessions in which one viewer gave more than half of the likes. */
  | { readonly kind: 'one-liker'; readonly sessions: number }
  /** Nobody knows who gave, so one dominant gifter would go unseen. */
  | { readonly kind: 'gifters-unknown'; readonly sessions: number }
  /** Likes received while recording, not those of the whole LIVE. */
  | { readonly kind: 'likes-recorded'; readonly sessions: number }
  /** Likes summed from batches, of which large rooms deliver few. */
  | { readonly kind: 'likes-sampled'; readonly sessions: number }
  /** Gifts without a price are missing from the coins. */
  | { readonly kind: 'coins-at-least'; readonly sessions: number }
  /** Time of day is not held constant, although there are sessions enough. */
  | { readonly kind: 'hours-unknown'; readonly sessions: number }
  /** A start is unknown, so trend and lead placebo follow the given order. */
  | { readonly kind: 'order-as-given'; readonly sessions: number }
  /** Creators differ in more than likes; each should be asked alone. */
  | { readonly kind: 'several-creators'; readonly creators: number };

const HALF = 0.5;

export function notesOf(
  { sessions, orderKnown }: UsableSessions,
  hourTerms: Design['hourTerms'] | null,
): Note[] {
  const count = (holds: (session: UsableSession) => boolean): number => sessions.filter(holds).length;
  const all = sum(sessions.map(({ coins }) => coins));
  const oneGifter = sessions.filter(({ topGifterShare }) => (topGifterShare ?? 0) > HALF);
  const largestSession = all > 0 ? max(sessions.map(({ coins }) => coins)) / all : 0;
  const creators = new Set(sessions.map(({ platform, creator }) => `${platform}\n${creator ?? ''}`)).size;
  const counted: Note[] = [
    {
      kind: 'one-gifter',
      sessions: oneGifter.length,
      share:
        all > 0
          ? max(oneGifter.map(({ coins, topGifterShare }) => (coins * (topGifterShare ?? 0)) / all))
          : 0,
    },
    { kind: 'one-liker', sessions: count(({ topLikerShare }) => (topLikerShare ?? 0) > HALF) },
    {
      kind: 'gifters-unknown',
      sessions: count(({ topGifterShare, coins }) => topGifterShare === null && coins > 0),
    },
    { kind: 'likes-recorded', sessions: count(({ likesBasis }) => likesBasis === 'recorded') },
    { kind: 'likes-sampled', sessions: count(({ likesBasis }) => likesBasis === 'sampled') },
    { kind: 'coins-at-least', sessions: count(({ coinsAtLeast }) => coinsAtLeast) },
    {
      kind: 'hours-unknown',
      sessions: hourTerms === 'hours-unknown' ? count(({ startHour }) => startHour === null) : 0,
    },
    { kind: 'order-as-given', sessions: orderKnown ? 0 : count(({ startedAt }) => startedAt === null) },
  ];
  return [
    ...counted.filter((note) => 'sessions' in note && note.sessions > 0),
    ...(sessions.length > 1 && largestSession > HALF
      ? [{ kind: 'one-session', share: largestSession } as const]
      : []),
    ...(creators > 1 ? [{ kind: 'several-creators', creators } as const] : []),
  ];
}
