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
  /** As many starts as there is room for, as many ends, as many numbers; what stands behind the last of each means nothing. */
  cells: Float64Array;
  size: number;
  /** The lowest of the numbers. */
  first: number;
}

/** So that a span in the middle moves few others, and a long span meets few pieces. */
const LARGEST = 256;
/** Room that a creator begins with: many have a handful of LIVEs. */
const SMALLEST = 8;

const roomOf = ({ cells }: Piece): number => cells.length / 3;
const startAt = ({ cells }: Piece, index: number): number => cells[index] as number;
const endAt = (piece: Piece, index: number): number => piece.cells[roomOf(piece) + index] as number;
const numberAt = (piece: Piece, index: number): number => piece.cells[2 * roomOf(piece) + index] as number;

/** An ordered list in pieces: finding and adding cost the logarithm of its length, in whatever order the spans come. */
export function startTimeline(): Timeline {
  const pieces: Piece[] = [];
  const pieceEndingAfter = (time: number): number =>
    firstWhere(pieces.length, (index) => {
      const piece = pieces[index] as Piece;
      return endAt(piece, piece.size - 1) > time;
    });
  return {
    firstWithin({ start, end }) {
      let found: number | null = null;
      const take = (number: number): void => {
        if (found === null || number < found) found = number;
      };
      for (let index = pieceEndingAfter(start); index < pieces.length; index += 1) {
        const piece = pieces[index] as Piece;
        const { size, first } = piece;
        if (startAt(piece, 0) >= end) break;
        if (endAt(piece, 0) > start && startAt(piece, size - 1) < end) {
          take(first);
          continue;
        }
        const from = firstWhere(size, (each) => endAt(piece, each) > start);
        const until = firstWhere(size, (each) => startAt(piece, each) >= end);
        for (let each = from; each < until; each += 1) take(numberAt(piece, each));
      }
      return found;
    },
    add(span, number) {
      const index = pieceEndingAfter(span.start);
      const piece = roomFor(pieces, index, span);
      const at = firstWhere(piece.size, (each) => endAt(piece, each) > span.start);
      insert(piece, at, span, number);
    },
  };
}

/** The piece that a span belongs to, with room for it. @param index of the first that ends after its start */
function roomFor(pieces: Piece[], index: number, span: Span): Piece {
  const piece = pieces[Math.min(index, pieces.length - 1)];
  if (!piece || (index === pieces.length && piece.size === LARGEST)) {
    // Mostly a LIVE comes after those before it: what is full then stays as it is.
    const made = emptyPiece(piece ? LARGEST : SMALLEST);
    pieces.push(made);
    return made;
  }
  if (piece.size < LARGEST) {
    if (piece.size === roomOf(piece)) piece.cells = partOf(piece, 0, piece.size, piece.size * 2).cells;
    return piece;
  }
  const middle = piece.size >> 1;
  const [low, high] = [partOf(piece, 0, middle, LARGEST), partOf(piece, middle, piece.size, LARGEST)];
  pieces.splice(index, 1, low, high);
  return endAt(low, middle - 1) > span.start ? low : high;
}

const emptyPiece = (room: number): Piece => ({
  cells: new Float64Array(3 * room),
  size: 0,
  first: Number.POSITIVE_INFINITY,
});

function insert(piece: Piece, at: number, { start, end }: Span, number: number): void {
  const { cells, size } = piece;
  const room = roomOf(piece);
  if (at < size)
    for (let from = 0; from < 3 * room; from += room) cells.copyWithin(from + at + 1, from + at, from + size);
  cells[at] = start;
  cells[room + at] = end;
  cells[2 * room + at] = number;
  piece.size = size + 1;
  piece.first = Math.min(piece.first, number);
}

function partOf(piece: Piece, from: number, until: number, room: number): Piece {
  const part = emptyPiece(room);
  for (let column = 0; column < 3; column += 1) {
    const start = column * roomOf(piece);
    part.cells.set(piece.cells.subarray(start + from, start + until), column * room);
  }
  part.size = until - from;
  for (let each = 0; each < part.size; each += 1) part.first = Math.min(part.first, numberAt(part, each));
  return part;
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
