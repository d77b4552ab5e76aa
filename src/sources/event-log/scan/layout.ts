/**
 * What the kernel and the program must agree on. Both compilers read this file, so it holds plain whole numbers: offsets and sizes
 * are bytes, addresses those of the kernel's memory. Address 0 is nowhere.
 */

/** Name tables, which the program fills: what a record, its payload and `common` may hold; names of messages; what any dialect reads. */
export const RECORD_NAMES = 4096;
export const DATA_NAMES = 8192;
export const COMMON_NAMES = 12288;
export const EVENT_NAMES = 16384;
export const READ_NAMES = 20480;

/**
 * In a table: for each length from 0 to 31 a word with a bit for each first byte, modulo 32; then for each length the index of its first
 * name, and one more; then the slots of the names; then the names, by length, each with zeros behind it.
 */
export const NAME_STARTS = 128;
export const NAME_SLOTS = 192;
export const NAME_TEXTS = 320;
export const LONGEST_NAME = 31;
export const NAME_SIZE = 32;
export const MOST_NAMES = 112;

// Slots in the record's table.
export const EVENT = 0;
export const TYPE = 1;
export const DATA = 2;
/** The recorder's clock, whatever it is called. */
export const CLOCK = 3;

// Slots in the payload's table and that of `common`: fields whose place in the record is kept.
export const MSG_ID = 0;
export const CREATE_TIME = 1;
export const ROOM_ID = 2;
export const LIKE_COUNT = 3;
export const TOTAL_LIKE_COUNT = 4;
export const COUNT = 5;
export const TOTAL = 6;
export const COMMENT = 7;
export const CONTENT = 8;
export const VIEWER_COUNT = 9;
export const TOTAL_USER = 10;
export const ACCOUNT = 11;
/** With it the message is in the layout of connector 2.0.7 and later; without, in the flat one of 1.x. */
export const COMMON = 12;
/** Fields of later layouts: a payload without `common` that has one is of no known layout. */
export const NOT_FLAT = 16;
/** What only other dialects write. */
export const NEVER = 32;

// What a record is; the slots of the names of messages, too.
/** For JSON.parse and the dialects. */
export const UNKNOWN = 0;
/** Well-formed, and not counted. */
export const OTHER = 1;
export const COMMENT_MESSAGE = 2;
export const LIKE_MESSAGE = 3;
export const VIEWERS_MESSAGE = 4;

/** The table of results, a row a line. */
export const ROWS = 24576;
export const MOST_ROWS = 1024;
export const ROW_SIZE = 64;
/** Float64; NaN where there is none. Time in ms; likes and the counter after them, or viewers now and so far. */
export const ROW_TIME = 0;
export const ROW_NUMBER = 8;
export const ROW_TOTAL = 16;
/** Words of 32 bits: the message id's hash; what the record is; where its line begins, and the line feed that ends it. */
export const ROW_HASH_LOW = 24;
export const ROW_HASH_HIGH = 28;
export const ROW_KIND = 32;
export const ROW_START = 36;
export const ROW_END = 40;
/** Where texts stand: the room's id without its quotes, and the recording account's handle with them. From 0 where there is none. */
export const ROW_ROOM = 44;
export const ROW_ROOM_END = 48;
export const ROW_ACCOUNT = 52;
export const ROW_ACCOUNT_END = 56;

/** One record, abridged; longer ones are not. */
export const ABRIDGED = 90112;
export const LONGEST_ABRIDGED = 131072;
/** Where lines stand: read into the memory, or copied into it. The largest record with its line feed fits. */
export const READ = 262144;
/** Half of what the second-level cache of a small machine holds: reading into it costs a third of reading into a MB. */
export const READ_SIZE = 131072;
export const COPIED = 458752;
export const COPIED_SIZE = 8388672;
/** 64 KB each. Searches look at up to 32 bytes at once, and may reach beyond the last line feed. */
export const PAGES = 136;
