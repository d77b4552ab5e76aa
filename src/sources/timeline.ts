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

/** Spans next to each other in time. */
interface Piece {
  readonly starts: number[];
  readonly ends: number[];
  readonly numbers: number[];
  /** The lowest of the numbers. */
  readonly first: number;
}

/** So that a span in the middle moves few others, and a long span meets few pieces. */
const LARGEST = 512;

/** An ordered list in pieces: finding and adding cost the logarithm of its length, in whatever order the spans come. */
export function startTimeline(): Timeline {
  const pieces: Piece[] = [];
  const pieceEndingAfter = (time: number): number =>
    firstWhere(pieces.length, (index) => ((pieces[index] as Piece).ends.at(-1) as number) > time);
  return {
    firstWithin({ start, end }) {
      let found: number | null = null;
      const take = (number: number): void => {
        if (found === null || number < found) found = number;
      };
      for (let index = pieceEndingAfter(start); index < pieces.length; index += 1) {
        const { starts, ends, numbers, first } = pieces[index] as Piece;
        if ((starts[0] as number) >= end) break;
        if ((ends[0] as number) > start && (starts.at(-1) as number) < end) {
          take(first);
          continue;
        }
        const from = firstWhere(ends.length, (each) => (ends[each] as number) > start);
        const until = firstWhere(starts.length, (each) => (starts[each] as number) >= end);
        for (let each = from; each < until; each += 1) take(numbers[each] as number);
      }
      return found;
    },
    add({ start, end }, number) {
      if (pieces.length === 0) {
        pieces.push({ starts: [start], ends: [end], numbers: [number], first: number });
        return;
      }
      const index = Math.min(pieceEndingAfter(start), pieces.length - 1);
      const piece = pieces[index] as Piece;
      const at = firstWhere(piece.ends.length, (each) => (piece.ends[each] as number) > start);
      piece.starts.splice(at, 0, start);
      piece.ends.splice(at, 0, end);
      piece.numbers.splice(at, 0, number);
      if (piece.numbers.length > LARGEST) pieces.splice(index, 1, ...halves(piece));
    },
  };
}

function halves(piece: Piece): Piece[] {
  const middle = piece.numbers.length >> 1;
  return [
    [0, middle],
    [middle, piece.numbers.length],
  ].map(([from, until]) => {
    const numbers = piece.numbers.slice(from, until);
    return {
      starts: piece.starts.slice(from, until),
      ends: piece.ends.slice(from, until),
      numbers,
      first: Math.min(...numbers),
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
