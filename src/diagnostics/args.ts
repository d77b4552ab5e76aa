/** A gift that a name may mean, for questions and suggestions. `coins: null` is unpriced. */
export interface GiftCandidate {
  readonly giftId: string | null;
  readonly name: string;
  readonly coins: number | null;
}

/** The figures an assertion can be about. */
export type AssertedFigure = 'coins' | 'diamonds' | 'gifts' | 'paid';

/** What helps with an input of a kind that is not read. */
export type WayOut = 'unpack' | 'workbook' | 'export' | 'sqlite' | 'figures' | 'record' | 'utf-8';

/** Why a row of a table, or a session of a list, was left out. `column` is the header or key as it is written. */
export type RowFault =
  /** What stands there is not told: a row out of place may hold anybody's address. */
  | { readonly kind: 'unreadable'; readonly column: string; readonly expected: string }
  /** More or fewer cells than columns. */
  | { readonly kind: 'torn' }
  /** A spreadsheet kept fewer digits than an id has. */
  | { readonly kind: 'id-rounded'; readonly column: string }
  /** Neither an id nor a name of a creator. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'value'; readonly column: string; readonly value: string; readonly expected: string }
  | { readonly kind: 'too-large'; readonly column: string; readonly value: string }
  /** More or fewer cells than the table has columns. */
  | { readonly kind: 'cells'; readonly cells: number; readonly columns: number }
  /** A row that adds up the others. */
  | { readonly kind: 'total-row'; readonly value: string }
  | { readonly kind: 'gift-unknown'; readonly name: string; readonly suggestions: readonly GiftCandidate[] }
  | { readonly kind: 'gift-ambiguous'; readonly name: string; readonly candidates: readonly GiftCandidate[] };

/** What a recorder is known to count in its own way. */
export type RecorderRule =
  /** A streak counts at its end alone; one whose end never came is missing. */
  | 'ends-only'
  /** A message that TikTok sends again counts again. */
  | 'no-deduplication'
  /** Gifts to guests are among the host's. */
  | 'no-receivers'
  /** Treasure chests, whose coins go to viewers, are in the total. */
  | 'envelopes-counted';

/** Why a payout says nothing about the cash of a coin, beside being held, pending or failed. */
export type PayoutFault =
  /** A part of the same days is held or pending, so this is not all of it. */
  | 'part-held'
  | 'nothing-paid'
  /** A deduction of 100 % leaves nothing, so what it was taken from cannot be told. */
  | 'deductions-take-everything'
  /** It was paid before the period was over. */
  | 'paid-before-end'
  | 'no-sessions'
  /** The sessions of the period brought no coins. */
  | 'no-coins'
  /** The period begins long before the first known session, or ends long after the last. */
  | 'begins-before-first-session'
  | 'ends-after-last-session'
  /** Coins are "at least", so the rate is "at most"; other payouts are exact. */
  | 'coins-at-least';

/** Why a live source cannot be reached, or was lost. Codes of LIVE Studio are its own. */
export type LinkFault =
  /** Nothing listens there. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable'; readonly code: string }
  | { readonly kind: 'timeout' }
  /** A web server that is no WebSocket. */
  | { readonly kind: 'http'; readonly status: number }
  /** The other side breaks the rules of WebSockets. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'closed'; readonly code: number }
  | { readonly kind: 'silent'; readonly seconds: number }
  /** A message that cannot be held in memory; `limit` in bytes. */
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'no-studio'; readonly first: number; readonly last: number }
  | { readonly kind: 'not-studio' }
  | { readonly kind: 'studio-version'; readonly version: string; readonly known: string }
  | { readonly kind: 'auth-timeout' }
  | { readonly kind: 'auth'; readonly code: string }
  | { readonly kind: 'disconnect'; readonly code: number }
  /** In the words of the library. */
  | { readonly kind: 'told'; readonly reason: string }
  /** The process of the library, by itself. */
  | { readonly kind: 'ended'; readonly code: number | null; readonly signal: string | null };

/** What of a history says nothing about the yardsticks of a LIVE. */
export type NotPast = readonly {
  readonly reason: 'same-live' | 'not-earlier' | 'other-creator' | 'other-platform';
  readonly sessions: number;
}[];

/** First and last day of a period, both part of it, as `YYYY-MM-DD`. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** Every code with the values its sentence needs. Amounts are decimal text, counts are numbers. */
export interface DiagnosticArgs {
  // Usage, files, configuration: severity error, exit code 2.
  USAGE: { message: string; hint: string | null };
  NOTHING_TO_ESTIMATE: Record<string, never>;
  INPUT_NOT_FOUND: { path: string; cwd: string; command: string | null };
  INPUT_UNREADABLE: { path: string; reason: string };
  INPUT_EMPTY: { path: string };
  FOLDER_EMPTY: { path: string; extensions: readonly string[] };
  INPUT_INCOMPLETE: { path: string; format: string; reason: 'truncated' | 'corrupt' | 'unsupported' };
  INPUT_TOO_LARGE: { path: string; limit: number };
  INPUT_UNRECOGNISED: { path: string; looksLike: string | null; wayOut?: WayOut | null };
  INPUT_NOT_RECORDED: { path: string; reason: 'figures' | 'no-ids' };
  /** Sums of days or months, where a command is about LIVEs. */
  INPUT_OF_PERIODS: { path: string };
  /** Periods at another time, without days where a time was asked for, of others. */
  PERIODS_NONE_INSIDE: { outside: number; undated: number; others: number };
  /** Why TikTok's data download tells of no LIVE. */
  DATA_DOWNLOAD_EMPTY: { reason: 'no-section' | 'no-list' | 'none-hosted' | 'no-start' };
  /** Dates that may have the day or the month first. */
  DATES_AMBIGUOUS: { column: string; example: string };
  TALLY_TOO_NEW: { version: number; known: number };
  TALLY_TOO_LARGE: { limit: number };
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
  CHECK_FIGURE_UNKNOWN: { figure: string; asked: string; group: boolean; candidates: readonly string[] };
  BASELINE_UNUSABLE: {
    path: string;
    reason: 'missing' | 'not-json' | 'not-a-report' | 'an-error' | 'version';
    version: string | null;
    accepted: { from: number; to: number };
  };
  /** `alias`: where a configuration says what one of them is, `path:line`. */
  TABLE_COLUMN_TWICE: { column: string; first: string; alias?: string };
  TABLE_QUOTE_OPEN: Record<string, never>;
  TABLE_UNREADABLE: { rows: number };
  /** Why the catalogue does not tell: it knows no gift of the table, only such as came alone, or prices that fit neither. */
  VALUE_AMBIGUOUS: { column: string; reason: 'no-known-gift' | 'single-gifts' | 'fits-neither' };
  /** `line` of the first in its table. */
  PAYOUTS_OVERLAP: { first: DaySpan; second: DaySpan; line: number | null };
  /** `secret`: where a secret would have to be sent. */
  ADDRESS_NOT_LOCAL: { address: string; secret: boolean };
  /** True for what is missing. */
  CREDENTIALS_MISSING: { appId: boolean; keyId: boolean; secret: boolean };
  /** Trying again cannot help. */
  LIVE_REFUSED: { fault: LinkFault };
  /** Sessions before or after the time asked for; without a start; of others than were asked for. */
  SESSIONS_NONE_INSIDE: { outside: number; undated: number; others: number };
  /** No session of the inputs lies in the period of a side, or the input of a side has none that can be compared. */
  SIDE_EMPTY: { side: 'A' | 'B'; of: string; undated: number };
  SIDE_CURRENCIES: { side: 'A' | 'B'; currencies: readonly string[] };
  COMMAND_MISSING: Record<string, never>;
  CONNECTOR_WHO: { given: string };
  /** `version`: its schemaVersion, as it is written; `null` where it has none in its beginning. */
  INPUT_IS_REPORT: { path: string; version: string | null };
  /** `folder`: where the user says that it is; `null` is the current one. */
  CONNECTOR_MISSING: { folder: string | null };
  CONNECTOR_UNUSABLE: { reason: string };
  LIVE_COMMAND_UNSTARTABLE: { program: string; reason: string };
  LIVE_COMMAND_FAILED: { program: string; code: number | null; signal: string | null };
  /** No log that grows: it holds figures, or is packed. */
  NOT_WATCHABLE: { path: string; reason: 'figures' | 'packed' };
  RECORDING_WHERE: Record<string, never>;
  RECORDING_UNWRITABLE: { path: string; reason: string };
  /** Received, and lost. `since`: when the first of them came, ISO 8601. */
  RECORDING_INCOMPLETE: { path: string; records: number; gifts: number; since: string; reason: string };
  RECORDING_UNCONFIRMED: { path: string; reason: string };
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
  TICKS_SUSPECTED: { runs: number };
  COINS_UNEXPLAINED: { giftId: string; name: string; coins: number; repeatCount: number; coinsEach: number };
  ROWS_LEFT_OUT: { left: number; rows: number };
  INPUTS_LEFT_OUT: { left: number; inputs: number };
  /** Sessions without a start, where only those of some time were asked for. */
  SESSIONS_UNDATED: { sessions: number };
  /** Sessions that are on both sides of a comparison. */
  SIDES_SHARE: { sessions: number };
  ROW_LEFT_OUT: { fault: RowFault };
  TALLY_INCOMPLETE: Record<string, never>;
  PAYOUT_NOT_COUNTED: DaySpan & { reason: PayoutFault };
  /** None of the history came before any of the LIVEs and is its creator's; `leftOut` is told of a single one. */
  HISTORY_EMPTY: { lives: number; leftOut: NotPast };
  SESSIONS_NOT_MATCHED: { sessions: number; reason: 'no-start' | 'no-income' | 'other-platform' };
  /** `bytes`: what had been unpacked by then. */
  INPUT_DAMAGED: {
    format: string;
    reason: 'truncated' | 'corrupt' | 'padding' | 'trailing' | 'unsupported';
    bytes: number;
  };

  /** Days of which two tables tell different figures; the higher ones were taken. */
  DAYS_DIFFER: { days: number; first: string };
  /** Periods that overlap others of the same creator in part, or do not say their days. */
  PERIODS_LEFT_OUT: { periods: number; reason: 'overlap' | 'no-days' | 'other-table' };
  /** Periods without days, where only those of some time were asked for. */
  PERIODS_UNDATED: { periods: number };
  /** The sum as decimal text. */
  EARNING_WITHOUT_UNIT: { total: string; lives: number };
  /** Told beside the report, which is the same with it and without. */
  LOCALE_UNKNOWN: { locale: string };

  // Information: nothing is wrong.
  /** Rows of days or months beside LIVEs, which a format of LIVEs alone leaves out. */
  PERIODS_APART: { periods: number };
  /** An older export of the same days. */
  PERIODS_REPLACED: { periods: number };
  /** Of gifts that the creator sent to others. */
  GIFTS_SENT: { gifts: number };
  TIMES_READ_AS_UTC: Record<string, never>;
  OPEN_STREAKS: { count: number };
  PAYOUT_LATE: DaySpan & { days: number };
  SESSIONS_OUTSIDE_PAYOUTS: { sessions: number; first: string; last: string };
  DUPLICATES_DROPPED: { count: number };
  /** More findings of a code than are told one by one. */
  FINDINGS_OMITTED: { code: string; count: number };
  DAYS_IN_MACHINE_ZONE: { timezone: string };
  COUNT_AT_LEAST: { figure: string; count: number };
  GIFT_NOT_IN_CATALOGUE: { giftId: string | null; name: string; coins: number };
  /** Stretches that the recorder says it missed, and how long they were in all. */
  RECORDING_GAPS: { gaps: number; seconds: number };
  STARTED_LATE: { likesBefore: number | null };
  HISTORY_LEFT_OUT: { used: number; leftOut: NotPast };
  TIMEZONE_ASSUMED: { timezone: string; startedAt: string };
  /** As it was written: `1 USD = 0.92 EUR, 2026-11-20`. */
  EXCHANGE_DECLARED: { currency: string; exchange: string };
  RATE_DATED: { rate: string; from: string };
  NO_EVENTS_OF_INTEREST: { records: number };
  REFERENCE_CLAMPED: { ratio: string };
  RECORDER_RULE: { recorder: string; rules: readonly RecorderRule[] };
  /** `watched`: counted while it comes, and not written down. */
  LIVE_THIRD_PARTY: { watched?: true };
  LIVE_CONNECTOR: { path: string; version: string | null; licence: string | null };
  VALUE_READ_AS: { column: string; is: 'unit' | 'total'; by: 'flag' | 'header' | 'catalogue' };
}
