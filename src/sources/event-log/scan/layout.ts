/**
 * What the kernel and the program must agree on. Both compilers read this file, so it holds plain whole numbers: offsets and sizes
 * are bytes, addresses those of the kernel's memory. Address 0 is nowhere.
 */

/**
 * Name tables, which the program fills: what a record, its payload and `common` may hold; names of messages; what any dialect reads;
 * and of a gift what its payload, and the structs in it, may hold.
 */
export const RECORD_NAMES = 4096;
export const DATA_NAMES = 8192;
export const COMMON_NAMES = 12288;
export const EVENT_NAMES = 16384;
export const READ_NAMES = 20480;
export const GIFT_DATA_NAMES = 24576;
export const GIFT_NAMES = 28672;
export const USER_NAMES = 32768;
export const TO_USER_NAMES = 36864;
export const MONITOR_NAMES = 40960;

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

// Slots in the tables of the payload and of the structs in it: fields whose place in the record is kept.
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
export const GIFT_ID = 12;
export const REPEAT_COUNT = 13;
export const REPEAT_END = 14;
export const GROUP_ID = 15;
/** Of the flat layout. */
export const USER_ID = 16;
export const RECEIVER_USER_ID = 17;
export const GIFT_NAME = 18;
export const ORIGINAL_NAME = 19;
export const GIFT_TYPE = 20;
export const DIAMOND_COUNT = 21;
/** In structs beside `common`. */
export const STRUCT_NAME = 22;
export const STRUCT_TYPE = 23;
export const STRUCT_DIAMOND_COUNT = 24;
export const STRUCT_USER_ID = 25;
export const STRUCT_DISPLAY_ID = 26;
/** A viewer's handle where connector 2.3 has no such. */
export const STRUCT_OTHER_HANDLE = 27;
export const TO_USER_ID = 28;
export const TO_USER_ID_STR = 29;
export const TO_USER_DISPLAY_ID = 30;
export const MONITOR_TO_USER_ID = 31;
export const MONITOR_ANCHOR_ID = 32;
/** With it the message is in the layout of connector 2.0.7 and later; without, in the flat one of 1.x. */
export const COMMON = 40;
/** Structs of a gift. */
export const GIFT = 41;
export const TO_USER = 42;
/** Fields of later layouts: a payload without `common` that has one is of no known layout. */
export const NOT_FLAT = 43;
export const USER = 44;
export const MONITOR_INFO = 45;
/** What only other dialects write. */
export const NEVER = 63;

// What a record is; the slots of the names of messages, too.
/** For JSON.parse and the dialects. */
export const UNKNOWN = 0;
/** Well-formed, and not counted. */
export const OTHER = 1;
export const COMMENT_MESSAGE = 2;
export const LIKE_MESSAGE = 3;
export const VIEWERS_MESSAGE = 4;
export const FOLLOW_MESSAGE = 5;
export const SHARE_MESSAGE = 6;
export const GIFT_MESSAGE = 7;

/** A line whose record is counted, but whose account is not known yet. */
export const ACCOUNT_MESSAGE = 8;

/** The lines that the program must look at, a row each. */
export const ROWS = 45056;
export const MOST_ROWS = 896;
export const ROW_SIZE = 72;
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

/** The gift's own row. */
export const ROW_GIFT = 60;
/** Which of the lines of this scan it is, from 0. */
export const ROW_INDEX = 64;

/** What gifts say beyond their rows. A scan ends early when a table is full. */
export const GIFTS = 110592;
export const MOST_GIFTS = 384;
export const GIFT_SIZE = 128;
/** Float64; NaN where there is none. */
export const GIFT_REPEATS = 0;
export const GIFT_KIND = 8;
export const GIFT_UNIT = 16;
/** Words of 32 bits: 1 for the last message of a streak. */
export const GIFT_ENDED = 24;
/** Where texts stand, two words each, from 0 where there is none: ids and handles without quotes, names of gifts with them. */
export const GIFT_MSG_ID = 32;
export const GIFT_USER = 40;
export const GIFT_RECEIVER = 48;
export const GIFT_RECEIVER_HANDLE = 56;
export const GIFT_ANCHOR = 64;
export const GIFT_GIFT_ID = 72;
export const GIFT_GROUP = 80;
export const GIFT_SHOWN_NAME = 88;
export const GIFT_ENGLISH_NAME = 96;

/** One record, abridged; longer ones are not. */
export const ABRIDGED = 159744;
export const LONGEST_ABRIDGED = 131072;
/** Where lines stand: read into the memory, or copied into it. The largest record with its line feed fits. */
export const READ = 327680;
/** Before it is room for a line that an earlier reading has begun. */
export const READ_ROOM = 32768;
/** Half of what the second-level cache of a small machine holds: reading into it costs a third of reading into a MB. */
export const READ_SIZE = 131072;
export const COPIED = 524288;
/** Searches look at up to 32 bytes at once, and may reach beyond the last line feed. */
export const COPIED_SIZE = 8388672;
/** Where what has been counted stands; see tally-layout.ts. */
export const HEAP = 8978432;
export const HEAP_SIZE = 33554432;
/** 64 KB each. */
export const PAGES = 649;
