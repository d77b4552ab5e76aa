import { fail } from '../diagnostics/diagnostic.ts';
import type { Exact } from '../money/exact.ts';
import { type ExactSums, startExactSums } from '../money/exact-sums.ts';
import { startScores } from './scores.ts';
import type { Count, Income, Sums } from './sums.ts';

/**
 * The sums of many sets of sessions side by side, each known by its number: 350 bytes a set and 16 a score, where {@link Sums} are
 * over a kilobyte. A long history has one set a day, and needs most of them only to be put together.
 */
export interface SumsTable {
  /** An empty set; they are numbered from 0. */
  readonly open: () => number;
  /** @throws InputError COUNT_TOO_LARGE when a count is no longer exact */
  readonly add: (set: number, sums: Sums) => void;
  /** {@link SumsTable.add} of a set of another table. */
  readonly addFrom: (set: number, other: SumsTable, otherSet: number) => void;
  /** `null` while nothing was added. */
  readonly sums: (set: number) => Sums | null;
  readonly parts: (set: number) => Parts;
}

/** What a set is made of, for other tables. */
export interface Parts {
  readonly numbers: Float64Array;
  /** Of the set's first number. */
  readonly start: number;
  readonly exact: ExactSums;
  /** Of the set's first sum. */
  readonly place: number;
  readonly scores: Float64Array;
}

/** In the order in which they are checked. */
const COUNTS = ['seconds', 'views', 'likes', 'comments', 'shares', 'follows', 'gifters'] as const;

/** Where the numbers of a set stand. An income has three, a count two. */
const SESSIONS = 0;
const INCOME = 1;
const TIMED = 4;
const TIMED_SECONDS = 7;
const WATCHED = 8;
const LIKED = 11;
/** One more than the number, so that 0 is none. */
const PEAK = 14;
const GIVEN = 15;
const FIRST_COUNT = 17;
const NUMBERS = FIRST_COUNT + 2 * COUNTS.length;

/** Where its exact sums stand. An income has five. */
const EXACT_INCOME = 0;
const EXACT_TIMED = 5;
const EXACT_GIVEN = 10;
const EXACTS = 11;

/** @param atOnce sets that memory is taken for at a time */
export function startSumsTable(atOnce: number): SumsTable {
  const pieces: Float64Array[] = [];
  const exact = startExactSums(atOnce * EXACTS);
  const scores = startScores();
  let sets = 0;

  const pieceOf = (set: number): Float64Array => pieces[Math.floor(set / atOnce)] as Float64Array;
  const startOf = (set: number): number => (set % atOnce) * NUMBERS;
  const addIncome = (numbers: Float64Array, at: number, place: number, income: Income): void => {
    const { cash } = income;
    grow(numbers, at, income.known);
    grow(numbers, at + 1, income.lowerBounds);
    if (cash.high) grow(numbers, at + 2, income.known);
    exact.add(place, income.coins);
    exact.add(place + 1, income.diamonds);
    exact.add(place + 2, cash.low);
    exact.add(place + 3, cash.expected);
    if (cash.high) exact.add(place + 4, cash.high);
  };
  const incomeAt = (numbers: Float64Array, at: number, place: number): Income | null => {
    const known = numbers[at] as number;
    if (known === 0) return null;
    const sum = (each: number): Exact => exact.at(place + each);
    // One session without a highest amount, and the sum has none.
    const high = numbers[at + 2] === known ? sum(4) : null;
    return {
      coins: sum(0),
      diamonds: sum(1),
      cash: { low: sum(2), expected: sum(3), high },
      known,
      lowerBounds: numbers[at + 1] as number,
    };
  };
  return {
    open() {
      if (sets % atOnce === 0) pieces.push(new Float64Array(atOnce * NUMBERS));
      sets += 1;
      return sets - 1;
    },
    add(set, sums) {
      const numbers = pieceOf(set);
      const start = startOf(set);
      const place = set * EXACTS;
      const { income, timed, watched, liked, given } = sums;
      grow(numbers, start + SESSIONS, sums.sessions);
      if (given) {
        grow(numbers, start + GIVEN, given.gifters);
        grow(numbers, start + GIVEN + 1, given.known);
        exact.add(place + EXACT_GIVEN, given.coins);
      }
      if (income) addIncome(numbers, start + INCOME, place + EXACT_INCOME, income);
      if (timed) {
        addIncome(numbers, start + TIMED, place + EXACT_TIMED, timed.income);
        grow(numbers, start + TIMED_SECONDS, timed.seconds);
      }
      grow(numbers, start + WATCHED, watched.viewerMinutes);
      grow(numbers, start + WATCHED + 1, watched.minutes);
      grow(numbers, start + WATCHED + 2, watched.known);
      grow(numbers, start + LIKED, liked.likes);
      grow(numbers, start + LIKED + 1, liked.viewerMinutes);
      grow(numbers, start + LIKED + 2, liked.known);
      if (sums.peakViewers !== null) raise(numbers, start + PEAK, sums.peakViewers + 1);
      for (let index = 0; index < COUNTS.length; index += 1) {
        const { sum, known } = sums[COUNTS[index] as (typeof COUNTS)[number]];
        addCount(numbers, start, index, sum, known);
      }
      for (const score of sums.scores) scores.add(set, score);
    },
    addFrom(set, other, otherSet) {
      const numbers = pieceOf(set);
      const start = startOf(set);
      const from = other.parts(otherSet);
      for (let at = 0; at < FIRST_COUNT; at += 1) {
        const value = from.numbers[from.start + at] as number;
        if (at === PEAK) raise(numbers, start + PEAK, value);
        else grow(numbers, start + at, value);
      }
      for (let at = 0; at < EXACTS; at += 1) exact.addFrom(set * EXACTS + at, from.exact, from.place + at);
      for (let index = 0; index < COUNTS.length; index += 1) {
        const at = from.start + FIRST_COUNT + 2 * index;
        addCount(numbers, start, index, from.numbers[at] as number, from.numbers[at + 1] as number);
      }
      for (const score of from.scores) scores.add(set, score);
    },
    sums(set) {
      const numbers = pieceOf(set);
      const start = startOf(set);
      const number = (at: number): number => numbers[start + at] as number;
      const place = set * EXACTS;
      if (number(SESSIONS) === 0) return null;
      const timed = incomeAt(numbers, start + TIMED, place + EXACT_TIMED);
      const counts = COUNTS.map((name, index): [string, Count] => {
        const at = FIRST_COUNT + 2 * index;
        return [name, { sum: number(at), known: number(at + 1) }];
      });
      return {
        sessions: number(SESSIONS),
        income: incomeAt(numbers, start + INCOME, place + EXACT_INCOME),
        timed: timed && { income: timed, seconds: number(TIMED_SECONDS) },
        watched: {
          viewerMinutes: number(WATCHED),
          minutes: number(WATCHED + 1),
          known: number(WATCHED + 2),
        },
        liked: { likes: number(LIKED), viewerMinutes: number(LIKED + 1), known: number(LIKED + 2) },
        peakViewers: number(PEAK) === 0 ? null : number(PEAK) - 1,
        ...(Object.fromEntries(counts) as Record<(typeof COUNTS)[number], Count>),
        given:
          number(GIVEN + 1) === 0
            ? null
            : { coins: exact.at(place + EXACT_GIVEN), gifters: number(GIVEN), known: number(GIVEN + 1) },
        scores: Array.from(scores.of(set)),
      };
    },
    parts: (set) => ({
      numbers: pieceOf(set),
      start: startOf(set),
      exact,
      place: set * EXACTS,
      scores: scores.of(set),
    }),
  };
}

function grow(numbers: Float64Array, at: number, by: number): void {
  numbers[at] = (numbers[at] as number) + by;
}

function raise(numbers: Float64Array, at: number, to: number): void {
  numbers[at] = Math.max(numbers[at] as number, to);
}

function addCount(numbers: Float64Array, start: number, index: number, sum: number, known: number): void {
  if (known === 0) return;
  const at = start + FIRST_COUNT + 2 * index;
  const before = numbers[at] as number;
  if (!Number.isSafeInteger(before + sum)) {
    const name = COUNTS[index] as (typeof COUNTS)[number];
    const figure = name === 'seconds' ? 'duration' : name;
    fail('COUNT_TOO_LARGE', { figure, value: String(BigInt(before) + BigInt(sum)) });
  }
  numbers[at] = before + sum;
  grow(numbers, at + 1, known);
}
