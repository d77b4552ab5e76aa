/** `end` is not part of it, and lies after `start`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Stretches of time that do not overlap. */
export interface Timeline<Entry extends { readonly order: number }> {
  /** Of the entries that overlap with a span, the one of the lowest order; `null` when it is free. */
  readonly firstWithin: (span: Span) => Entry | null;
  /** A span that is free; its order is above those before. */
  readonly add: (span: Span, entry: Entry) => void;
}

/** Entries next to each other in time. */
interface Piece<Entry> {
  readonly starts: number[];
  readonly ends: number[];
  readonly entries: Entry[];
  /** The one of the lowest order. */
  readonly first: Entry;
}

/** So that an entry in the middle moves few others, and a long span meets few pieces. */
const LARGEST = 512;

/** An ordered list in pieces: finding and adding cost the logarithm of its length, in whatever order the spans come. */
export function startTimeline<Entry extends { readonly order: number }>(): Timeline<Entry> {
  const pieces: Piece<Entry>[] = [];
  const pieceEndingAfter = (time: number): number =>
    firstWhere(pieces.length, (index) => ((pieces[index] as Piece<Entry>).ends.at(-1) as number) > time);
  return {
    firstWithin({ start, end }) {
      let found: Entry | null = null;
      const take = (entry: Entry): void => {
        if (found === null || entry.order < found.order) found = entry;
      };
      for (let index = pieceEndingAfter(start); index < pieces.length; index += 1) {
        const { starts, ends, entries, first } = pieces[index] as Piece<Entry>;
        if ((starts[0] as number) >= end) break;
        if ((ends[0] as number) > start && (starts.at(-1) as number) < end) {
          take(first);
          continue;
        }
        const from = firstWhere(ends.length, (each) => (ends[each] as number) > start);
        const until = firstWhere(starts.length, (each) => (starts[each] as number) >= end);
        for (let each = from; each < until; each += 1) take(entries[each] as Entry);
      }
      return found;
    },
    add({ start, end }, entry) {
      if (pieces.length === 0) {
        pieces.push({ starts: [start], ends: [end], entries: [entry], first: entry });
        return;
      }
      const index = Math.min(pieceEndingAfter(start), pieces.length - 1);
      const piece = pieces[index] as Piece<Entry>;
      const at = firstWhere(piece.ends.length, (each) => (piece.ends[each] as number) > start);
      piece.starts.splice(at, 0, start);
      piece.ends.splice(at, 0, end);
      piece.entries.splice(at, 0, entry);
      if (piece.entries.length > LARGEST) pieces.splice(index, 1, ...halves(piece));
    },
  };
}

function halves<Entry extends { readonly order: number }>(piece: Piece<Entry>): Piece<Entry>[] {
  const middle = piece.entries.length >> 1;
  return [
    [0, middle],
    [middle, piece.entries.length],
  ].map(([from, until]) => {
    const entries = piece.entries.slice(from, until);
    return {
      starts: piece.starts.slice(from, until),
      ends: piece.ends.slice(from, until),
      entries,
      first: entries.reduce((a, b) => (b.order < a.order ? b : a)),
    };
  });
}

/** The first of `count` indices for which `holds`, as it does for all after it; `count` when there is none. */
function firstWhere(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
