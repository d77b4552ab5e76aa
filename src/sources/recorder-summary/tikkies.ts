import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { countOf, idOf, isObject, type JsonObject, positiveOf, timeOf } from '../event-log/fields.ts';
import type { TypedDraft } from '../source.ts';
import { NO_FIELDS } from '../typed/fields.ts';
import type { SummaryFormat } from './format.ts';

/** A list of gifters is cut here, so one of this length says nothing of how many there were. */
const MOST_GIFTERS = 20;

/**
 * The LIVEs that Tikkies has watched (`sessions.json`, newest first), one draft each.
 *
 * Traps:
 * - `totalDiamonds` and `giftCount` (gifts, not rows) count streaks at their end alone: what never ended is missing.
 * - The lines of `topGifters` are part of `totalDiamonds`.
 * - `startedAt` is when the tool connected, and `durationSec` how long it was connected; each connection is an entry.
 * - `totalLikes` is the room's total, 0 when it was never seen; `sessionLikes` what was added while connected.
 * - `joins` are the entries that TikTok told of, far from all.
 * - Gifts bear no receiver: those to guests are among the host's.
 */
export const tikkies: SummaryFormat = {
  name: 'Tikkies',
  wrote: (keys, array) =>
    array && ['startedAt', 'totalDiamonds', 'sessionLikes', 'topGifters'].every((key) => keys.has(key)),
  async read(value, path) {
    if (!Array.isArray(value)) return null;
    const positions: string[] = [];
    const drafts: { readonly begin: number; readonly draft: TypedDraft }[] = [];
    for (const [at, entry] of (value as unknown[]).entries()) {
      const place = `${path} [${at}]`;
      const draft = isObject(entry) ? draftOf(entry, path, place) : null;
      if (draft === null) positions.push(place);
      else drafts.push(draft);
    }
    drafts.sort((a, b) => a.begin - b.begin);
    const [first, ...rest] = drafts.map(({ draft }) => draft);
    if (first === undefined) return null;
    const at = { file: path };
    const count = positions.length;
    const broken = { count, positions: positions.slice(0, 5) };
    const notes = [
      ...(count === 0 ? [] : [diagnostic('MALFORMED_RECORDS', broken, at)]),
      diagnostic(
        'RECORDER_RULE',
        { recorder: 'Tikkies', rules: ['ends-only', 'no-deduplication', 'no-receivers'] },
        at,
      ),
    ];
    return [{ ...first, notes, rows: { read: 1, malformed: count } }, ...rest];
  },
};

function draftOf(entry: JsonObject, path: string, file: string) {
  const begin = timeOf(entry['startedAt']);
  if (begin === null) return null;
  const gifters = entry['topGifters'];
  const known = Array.isArray(gifters) && gifters.length < MOST_GIFTERS ? gifters.length : null;
  const draft: TypedDraft = {
    kind: 'typed',
    path,
    fields: {
      ...NO_FIELDS,
      creator: idOf(entry['username']),
      startedAt: { text: new Date(begin).toISOString(), at: { file } },
      durationSeconds: positiveOf(entry['durationSec']),
      viewers: { average: null, peak: positiveOf(entry['peakViewers']), unique: null },
      likes: likesOf(entry),
      comments: countOf(entry['totalChats']),
      follows: countOf(entry['follows']),
      shares: countOf(entry['shares']),
      gifters: known,
      giftCount: countOf(entry['giftCount']),
      coins: countOf(entry['totalDiamonds']),
    },
    rows: { read: 1, malformed: 0 },
  };
  return { begin, draft };
}

/** Likes while connected are only known beside the room's total. */
function likesOf(entry: JsonObject) {
  const total = positiveOf(entry['totalLikes']);
  return { total, recorded: total === null ? null : countOf(entry['sessionLikes']) };
}
