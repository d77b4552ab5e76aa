/** A gift that a name may mean, for questions and suggestions. `coins: null` is unpriced. */
export interface GiftCandidate {
  readonly giftId: string | null;
  readonly name: string;
  readonly coins: number | null;
}

/** The figures an assertion can be about. */
export type AssertedFigure = 'coins' | 'diamonds' | 'gifts' | 'paid';

/** Every code with the values its sentence needs. Amounts are decimal text, counts are numbers. */
export interface DiagnosticArgs {
  // Usage, files, configuration: severity error, exit code 2.
  USAGE: { message: string; hint: string | null };
  NOTHING_TO_ESTIMATE: Record<string, never>;
  INPUT_NOT_FOUND: { path: string; cwd: string; command: string | null };
  INPUT_UNREADABLE: { path: string; reason: string };
  INPUT_EMPTY: { path: string };
  FOLDER_EMPTY: { path: string; extensions: readonly string[] };
  INPUT_UNRECOGNISED: { path: string; looksLike: string | null };
  STDIN_IS_TERMINAL: Record<string, never>;
  OUTPUT_UNWRITABLE: { path: string; reason: string };
  DATA_SYNTAX: { reason: string };
  DATA_KEY_UNKNOWN: { key: string; nearest: string | null; known: readonly string[] };
  DATA_KEY_MISSING: { key: string; expected: string };
  DATA_VALUE_INVALID: { key: string; value: string; expected: string };
  FLAG_VALUE_INVALID: { flag: string; value: string; expected: string };
  FLAG_NEEDS_ONE_SESSION: { flag: string; sessions: number };
  GIFT_FLAG_BESIDE_LOG: { path: string };
  GIFT_UNKNOWN: { name: string; suggestions: readonly GiftCandidate[] };
  GIFT_AMBIGUOUS: { name: string; candidates: readonly GiftCandidate[] };
  COUNT_TOO_LARGE: { figure: string; value: string };
  PLATFORM_UNKNOWN: { platform: string; known: readonly string[]; nearest: string | null };
  CURRENCY_MISMATCH: { what: string; currency: string; expected: string };
  CONFIG_NOT_FOUND: { path: string; cwd: string };
  CONFIG_CODE_REFUSED: { path: string };
  CONFIG_EXISTS: { path: string };
  SCHEMA_UNKNOWN: { name: string; known: readonly string[] };
  INTERNAL: { message: string };

  // Warnings: the figures stand, but something is off; --strict fails.
  MALFORMED_RECORDS: { count: number; positions: readonly string[] };
  UNDEDUPLICATED: { count: number };
  GIFT_UNPRICED: { giftId: string | null; name: string; count: number };
  PRICE_CONFLICT: { giftId: string | null; name: string; event: number; catalogue: number };
  TYPE_CONFLICT: { giftId: string; name: string; types: readonly number[]; used: number };
  PRICE_VARIES: { giftId: string; name: string; units: readonly number[] };
  HOST_INFERRED: { receiver: string; receivers: number };
  HOST_NOT_IN_LOG: { host: string };
  ASSERTION_FAILED: { figure: AssertedFigure; declared: string; counted: string; lowerBound: boolean };
  DIAMONDS_HALVED: { declared: string; coins: string; coinsPerDiamond: string };
  DIAMONDS_AMBIGUOUS: { diamonds: string };
  INPUT_LEFT_OUT: { path: string; other: string; reason: 'same-file' | 'overlap' };
  VIEWERS_IMPLAUSIBLE: {
    average: string;
    reason: 'above-peak' | 'above-unique' | 'above-views' | 'looks-like-views' | 'few-likes' | 'few-comments';
    other: string;
  };
  UNIQUE_ABOVE_VIEWS: { unique: number; views: number };
  GIFTERS_IMPLAUSIBLE: { gifters: number; limit: number; reason: 'above-unique' | 'above-gifts' };
  DURATION_IMPLAUSIBLE: { seconds: number };
  DURATION_ABOVE_SPAN: { seconds: number; spanSeconds: number };
  PEAK_IMPLAUSIBLE: { peak: number; limit: number; reason: 'above-unique' | 'above-views' };
  LIKES_IMPLAUSIBLE: { likes: number; average: string; perViewerMinute: string };
  GIFT_COUNT_ONLY: { count: number };
  RATE_ABOVE_PRICE: { rate: string; price: string; channel: string };
  FOLLOWS_IMPLAUSIBLE: { follows: number; unique: number };
  PAID_CURRENCY: { currency: string; expected: string };
  TRUNCATED_ARRAY: Record<string, never>;

  // Information: nothing is wrong.
  OPEN_STREAKS: { count: number };
  DUPLICATES_DROPPED: { count: number };
  COUNT_AT_LEAST: { figure: string; count: number };
  GIFT_NOT_IN_CATALOGUE: { giftId: string | null; name: string; coins: number };
  STARTED_LATE: { likesBefore: number | null };
  TIMEZONE_ASSUMED: { timezone: string; startedAt: string };
  RATE_DATED: { rate: string; from: string };
  NO_EVENTS_OF_INTEREST: { records: number };
  REFERENCE_CLAMPED: { ratio: string };
}
