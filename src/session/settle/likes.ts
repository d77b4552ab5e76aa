import { MINUTE, type Tally } from '../tally/tally.ts';

export interface Likes {
  /** The room's own counter at its highest. */
  readonly total: number | null;
  /** Received while recording. */
  readonly recorded: number | null;
  /** On the counter before the first recorded like. */
  readonly before: number | null;
  /** Those of `recorded` whose time is known, by clock minute. */
  readonly minutes: ReadonlyMap<number, number>;
}

/**
 * With the room's counter: `recorded` is its last value minus its first, plus the batch that raised it to the first. The sum
 * of all batches would be far too low, as large rooms deliver few like messages. Only where no message carries the counter
 * are batches summed.
 */
export function countLikes({ likes }: Tally): Likes {
  if (likes.max === null || likes.min === null) return sumBatches(likes);
  const before = Math.max(0, likes.min - likes.batchAtMin);
  const minutes = new Map<number, number>();
  let reached = before;
  for (const [minute, total] of [...likes.minutes].sort(([a], [b]) => a - b)) {
    minutes.set(minute, Math.max(0, total - reached));
    reached = Math.max(reached, total);
  }
  return { total: likes.max, recorded: likes.max - before, before, minutes };
}

function sumBatches(likes: Tally['likes']): Likes {
  if (likes.batches.size === 0 && likes.unidentified === 0)
    return { total: null, recorded: null, before: null, minutes: new Map() };
  const minutes = new Map<number, number>();
  let recorded = likes.unidentified;
  for (const batch of likes.batches.values()) {
    recorded += batch.likes;
    if (batch.time === null) continue;
    const minute = Math.floor(batch.time / MINUTE);
    minutes.set(minute, (minutes.get(minute) ?? 0) + batch.likes);
  }
  return { total: null, recorded, before: null, minutes };
}
