/** `end` is not part of it, and lies after `start`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Stretches of time that do not overlap, each known by its number: nothing but numbers is kept. */
export interface Timeline {
  /** Of the spans that overlap with one, the lowest number; `null` when it is free. */
  readonly firstWithin: (span: Span) => number | null;
  /** A span that is free; its number is above those before. */
  readonly add: (span: Span, number: number) => void;
}

/** Spans next to each other in time, as numbers side by side: 24 bytes each. */
interface Piece {
  starts: Float64Array;
  ends: Float64Array;
  numbers: Float64Array;
  /** How many there are; what stands behind them means nothing. */
  size: number;
  /** The lowest of the numbers. */
  first: number;
}

/** So that a span in the middle moves few others, and a long span meets few pieces. */
const LARGEST = 512;
/** Room that a piece begins with: many creators have a handful of LIVEs. */
const SMALLEST = 8;

/** An ordered list in pieces: finding and adding cost the logarithm of its length, in whatever order the spans come. */
export function startTimeline(): Timeline {
  const pieces: Piece[] = [];
  const lastOf = ({ size }: Piece, times: Float64Array): number => times[size - 1] as number;
  const pieceEndingAfter = (time: number): number =>
    firstWhere(pieces.length, (index) => {
      const piece = pieces[index] as Piece;
      return lastOf(piece, piece.ends) > time;
    });
  return {
    firstWithin({ start, end }) {
      let found: number | null = null;
      const take = (number: number): void => {
        if (found === null || number < found) found = number;
      };
      for (let index = pieceEndingAfter(start); index < pieces.length; index += 1) {
        const piece = pieces[index] as Piece;
        const { starts, ends, numbers, size, first } = piece;
        if ((starts[0] as number) >= end) break;
        if ((ends[0] as number) > start && lastOf(piece, starts) < end) {
          take(first);
          continue;
        }
        const from = firstWhere(size, (each) => (ends[each] as number) > start);
        const until = firstWhere(size, (each) => (starts[each] as number) >= end);
        for (let each = from; each < until; each += 1) take(numbers[each] as number);
      }
      return found;
    },
    add(span, number) {
      const after = pieceEndingAfter(span.start);
      const last = pieces.at(-1);
      // Mostly a LIVE comes after those before it: what is full then stays as it is.
      if (!last || (after === pieces.length && last.size === LARGEST)) {
        const piece = emptyPiece(SMALLEST);
        insert(piece, 0, span, number);
        pieces.push(piece);
        return;
      }
      const index = Math.min(after, pieces.length - 1);
      let piece = pieces[index] as Piece;
      if (piece.size === LARGEST) {
        const both = halves(piece);
        pieces.splice(index, 1, ...both);
        piece = lastOf(both[0], both[0].ends) > span.start ? both[0] : both[1];
      }
      const { ends, size } = piece;
      insert(
        piece,
        firstWhere(size, (each) => (ends[each] as number) > span.start),
        span,
        number,
      );
    },
  };
}

const emptyPiece = (room: number): Piece => ({
  starts: new Float64Array(room),
  ends: new Float64Array(room),
  numbers: new Float64Array(room),
  size: 0,
  first: Number.POSITIVE_INFINITY,
});

function insert(piece: Piece, at: number, { start, end }: Span, number: number): void {
  const { size } = piece;
  if (size === piece.starts.length) {
    const { starts, ends, numbers } = piece;
    const larger = emptyPiece(size * 2);
    larger.starts.set(starts);
    larger.ends.set(ends);
    larger.numbers.set(numbers);
    Object.assign(piece, { starts: larger.starts, ends: larger.ends, numbers: larger.numbers });
  }
  for (const list of [piece.starts, piece.ends, piece.numbers]) list.copyWithin(at + 1, at, size);
  piece.starts[at] = start;
  piece.ends[at] = end;
  piece.numbers[at] = number;
  piece.size = size + 1;
  piece.first = Math.min(piece.first, number);
}

function halves(piece: Piece): [Piece, Piece] {
  const middle = piece.size >> 1;
  const half = (from: number, until: number): Piece => {
    const made = emptyPiece(LARGEST);
    made.starts.set(piece.starts.subarray(from, until));
    made.ends.set(piece.ends.subarray(from, until));
    made.numbers.set(piece.numbers.subarray(from, until));
    made.size = until - from;
    made.first = Math.min(...piece.numbers.subarray(from, until));
    return made;
  };
  return [half(0, middle), half(middle, piece.size)];
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
