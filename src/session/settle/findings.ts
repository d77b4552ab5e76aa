import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Completeness } from '../session.ts';
import type { Tally } from '../tally/tally.ts';
import { type CountedLine, priceDiagnostics } from './gift-lines.ts';
import { typeConflicts } from './gift-types.ts';
import type { Likes } from './likes.ts';
import type { NameOf } from './naming.ts';
import type { Missed } from './missed.ts';
import type { GiftById } from './known-gift.ts';

interface Settled {
  readonly tally: Tally;
  /** The host's. */
  readonly lines: readonly CountedLine[];
  readonly gift: GiftById;
  readonly name: NameOf;
  readonly likes: Likes;
  readonly missed: Missed;
  readonly completeness: Completeness;
}

/** What the user should know about the figures, beside who the host is. */
export function findings({ tally, lines, gift, name, likes, missed, completeness }: Settled): Diagnostic[] {
  const { openStreaks, duplicates, undeduplicated } = completeness;
  const found = [...priceDiagnostics(lines, tally, gift), ...typeConflicts(tally, name)];
  if (undeduplicated > 0) found.push(diagnostic('UNDEDUPLICATED', { count: undeduplicated }));
  if (openStreaks > 0) found.push(diagnostic('OPEN_STREAKS', { count: openStreaks }));
  if (duplicates > 0) found.push(diagnostic('DUPLICATES_DROPPED', { count: duplicates }));
  if (missed.gaps > 0) found.push(diagnostic('RECORDING_GAPS', { ...missed }));
  if (completeness.startedLate === true)
    found.push(diagnostic('STARTED_LATE', { likesBefore: likes.before === 0 ? null : likes.before }));
  return found;
}
