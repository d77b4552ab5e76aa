import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { byMinute, distinct, type MessageSet, replayed, union } from '../tally/message-set.ts';
import type { Tally } from '../tally/tally.ts';
import { looseGifts } from './loose.ts';

export interface MessageCounts {
  /** `null` where the log has none: a recorder that did not write comments is not a LIVE without comments. */
  readonly comments: number | null;
  readonly follows: number | null;
  readonly shares: number | null;
  readonly duplicates: number;
  readonly undeduplicated: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** `null` where some comments are in no minute: those nothing identifies, those without a time, and all above what is told apart. */
export const commentsByMinute = ({ messages, unidentified }: Tally): ReadonlyMap<number, number> | null =>
  unidentified.comment > 0 ? null : byMinute(messages.comment);

export function countMessages(tally: Tally): MessageCounts {
  const { messages, unidentified } = tally;
  const diagnostics: Diagnostic[] = [];
  const count = (figure: string, set: MessageSet, more: number): number | null => {
    const { count: identified, atLeast } = distinct(set);
    const total = identified + more;
    if (atLeast) diagnostics.push(diagnostic('COUNT_AT_LEAST', { figure, count: total }));
    return total === 0 ? null : total;
  };
  const replays = Object.values(messages).reduce((sum, set) => sum + replayed(set), 0);
  return {
    comments: count('comments', messages.comment, unidentified.comment),
    follows: count('follows', union(messages.follow, messages.socialFollow), unidentified.follow),
    shares: count('shares', union(messages.share, messages.socialShare), unidentified.share),
    duplicates: replays + tally.singlesSeen - tally.singles.size,
    undeduplicated: looseGifts(tally) + unidentified.comment + unidentified.follow + unidentified.share,
    diagnostics,
  };
}
