import type { Place } from '../diagnostics/diagnostic.ts';

/** First and last day, both part of it, as `YYYY-MM-DD`; whose days they are the exports do not say. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Who makes the table that a period was read from. */
export type PeriodSource = 'backstage' | 'analytics';

/** Counts that add up over periods that do not overlap. `null` is not said. */
export interface PeriodCounts {
  /** As TikTok's tables count what a creator received: not the coins that viewers spent (`coinsPerDiamond`). */
  readonly diamonds: number | null;
  readonly durationSeconds: number | null;
  /** Days on which a LIVE was long enough to count for TikTok. */
  readonly validDays: number | null;
  readonly lives: number | null;
  readonly views: number | null;
  readonly likes: number | null;
  readonly shares: number | null;
  readonly follows: number | null;
  /** People, a day or a period each: who comes back counts again. */
  readonly gifters: number | null;
  readonly commenters: number | null;
}

/** Parts of the diamonds by where they came from. They are in the total, may overlap, and are never added to it. */
export interface DiamondParts {
  readonly matches: number | null;
  readonly multiGuest: number | null;
  readonly multiGuestAsHost: number | null;
  readonly multiGuestAsGuest: number | null;
  readonly fanClub: number | null;
}

/** The whole month before, as the same row tells it. */
export type BeforeCounts = Pick<PeriodCounts, 'diamonds' | 'durationSeconds' | 'validDays'>;

/**
 * What a table says of a stretch of time rather than of one LIVE: it has income and hours, and no score. Two periods of one
 * creator that overlap tell the same money twice.
 */
export interface Period {
  readonly platform: string;
  readonly source: PeriodSource;
  readonly at: Place;
  /** A handle without `@`. */
  readonly creator: string | null;
  /** TikTok's id, as text: 19 digits are more than a number holds. */
  readonly creatorId: string | null;
  /** `null`: the table does not say which days. */
  readonly days: DayRange | null;
  /** The 30 days before the table was made, whichever these were. */
  readonly lastThirtyDays: boolean;
  /** When the table was made, ms since 1970, where its name says so. */
  readonly exportedAt: number | null;
  readonly counts: PeriodCounts;
  readonly viewers: {
    /** At once, on average over the LIVEs of the period. */
    readonly average: number | null;
    readonly peak: number | null;
    /** Over the period; those of two periods cannot be added. */
    readonly unique: number | null;
  };
  readonly parts: DiamondParts;
  readonly before: BeforeCounts;
}

export const NO_COUNTS: PeriodCounts = {
  diamonds: null,
  durationSeconds: null,
  validDays: null,
  lives: null,
  views: null,
  likes: null,
  shares: null,
  follows: null,
  gifters: null,
  commenters: null,
};

export const NO_PARTS: DiamondParts = {
  matches: null,
  multiGuest: null,
  multiGuestAsHost: null,
  multiGuestAsGuest: null,
  fanClub: null,
};

export const NOT_BEFORE: BeforeCounts = { diamonds: null, durationSeconds: null, validDays: null };

const DAY = 86_400_000;

/** Whole days, at least 1. */
export const daysIn = ({ from, to }: DayRange): number => (Date.parse(to) - Date.parse(from)) / DAY + 1;

/** Periods whose days are not said may be of any. */
export const overlap = (a: DayRange | null, b: DayRange | null): boolean =>
  a === null || b === null || (a.from <= b.to && b.from <= a.to);
