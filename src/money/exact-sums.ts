import { add as addExact, type Exact, fraction } from './exact.ts';

/**
 * Sums of exact numbers, each at a place of its own: eight bytes a sum, where an {@link Exact} is a hundred. The sums stand over
 * one denominator as whole numbers; the few that are too large for it are kept as fractions. Nothing is ever rounded.
 */
export interface ExactSums {
  /** @param place whole, from 0 */
  readonly add: (place: number, value: Exact) => void;
  /** Adds what other sums have at one of their places. */
  readonly addFrom: (place: number, other: ExactSums, otherPlace: number) => void;
  /** 0 where nothing was added. */
  readonly at: (place: number) => Exact;
  /** Over {@link denominator}; not a number where the sum is too large to be written so. */
  readonly numerator: (place: number) => number;
  readonly denominator: () => number;
}

const LARGEST = Number.MAX_SAFE_INTEGER;

/** @param pieceLength places that memory is taken for at a time */
export function startExactSums(pieceLength: number): ExactSums {
  const pieces: Float64Array[] = [];
  /** The sums above 2^53 - 1, or of denominators that have no such multiple in common; 0 stands in their places. */
  const large = new Map<number, Exact>();
  let denominator = 1;
  /** Coins are often their own diamonds, and stand in several sums. */
  let lastValue: Exact | null = null;
  let lastTerm = 0;

  const pieceOf = (place: number): Float64Array => {
    const index = Math.floor(place / pieceLength);
    while (pieces.length <= index) pieces.push(new Float64Array(pieceLength));
    return pieces[index] as Float64Array;
  };
  const exactOf = (numerator: number): Exact => fraction(BigInt(numerator), BigInt(denominator));
  const at = (place: number): Exact =>
    large.get(place) ?? exactOf(pieces[Math.floor(place / pieceLength)]?.[place % pieceLength] ?? 0);

  /** Whether a denominator divides that of the sums, which is made larger for it where it can be. */
  const holds = (other: number): boolean => {
    if (denominator % other === 0) return true;
    const factor = other / commonDivisor(denominator, other);
    if (denominator * factor > LARGEST) return false;
    for (const [index, piece] of pieces.entries()) {
      for (const [at, numerator] of piece.entries()) {
        if (Math.abs(numerator * factor) > LARGEST) large.set(index * pieceLength + at, exactOf(numerator));
        piece[at] = large.has(index * pieceLength + at) ? 0 : numerator * factor;
      }
    }
    denominator *= factor;
    lastValue = null;
    return true;
  };
  /** `num / den` over the denominator of the sums; not a number where that is no whole number below 2^53. */
  const termOf = (num: number, den: number): number => {
    if (!(den <= LARGEST) || !holds(den)) return Number.NaN;
    const term = num * (denominator / den);
    return Math.abs(term) <= LARGEST ? term : Number.NaN;
  };
  /** Whether a term was added: not where the sum is, or becomes, too large for it. */
  const taken = (place: number, term: number): boolean => {
    if (large.size > 0 && large.has(place)) return false;
    const piece = pieceOf(place);
    const offset = place % pieceLength;
    const sum = (piece[offset] as number) + term;
    if (!(Math.abs(sum) <= LARGEST)) return false;
    piece[offset] = sum;
    return true;
  };
  const takeLarge = (place: number, value: Exact): void => {
    large.set(place, addExact(at(place), value));
    pieceOf(place)[place % pieceLength] = 0;
  };
  return {
    add(place, value) {
      if (lastValue !== value) {
        lastTerm = termOf(Number(value.num), Number(value.den));
        lastValue = value;
      }
      if (!taken(place, lastTerm)) takeLarge(place, value);
    },
    addFrom(place, other, otherPlace) {
      const term = termOf(other.numerator(otherPlace), other.denominator());
      if (!taken(place, term)) takeLarge(place, other.at(otherPlace));
    },
    at,
    numerator: (place) =>
      large.has(place) ? Number.NaN : (pieces[Math.floor(place / pieceLength)]?.[place % pieceLength] ?? 0),
    denominator: () => denominator,
  };
}

function commonDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
