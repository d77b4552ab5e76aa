/**
 * How what the kernel has counted stands in its memory, for both compilers, as layout.ts. Offsets are bytes; words have 32 bits unless
 * something else is said. Blocks are powers of two.
 */

/** The first free block of each size, by its exponent. */
export const FREE_BLOCKS = 8912960;
/** Rooms by a hash of their ids: a word each, the first of a chain. */
export const ROOM_BUCKETS = 8913152;
export const MOST_BUCKETS = 4096;

/** A room and its first tables, in one block. */
export const ROOM_BLOCK = 2048;
/** The room that was met before it, and the next in its bucket. */
export const ROOM_NEXT = 0;
export const ROOM_CHAIN = 4;
/** Lengths of its id, 0 where it has none, and of the account's handle that was told last, with quotes. */
export const ROOM_ID_LENGTH = 8;
export const ROOM_ACCOUNT_LENGTH = 12;
export const ROOM_RECORDS = 16;
/** Gift messages, and those of them that name no streak. */
export const ROOM_GIFTS = 20;
export const ROOM_SINGLES_SEEN = 24;
export const ROOM_UNTIMED = 28;
/** Float64 from here, NaN where nothing is known: times in ms. */
export const ROOM_EARLIEST = 32;
export const ROOM_LATEST = 40;
export const ROOM_MOST_LIKES = 48;
export const ROOM_FEWEST_LIKES = 56;
export const ROOM_BATCH_AT_FEWEST = 64;
export const ROOM_VIEWERS_EVER = 72;
export const ROOM_UNTIMED_SUM = 80;
export const ROOM_UNTIMED_PEAK = 88;
/** The counter of likes by clock minute, and viewers by second. */
export const ROOM_MINUTES = 96;
export const ROOM_SECONDS = 112;
/** Message ids by kind, from comments on. */
export const ROOM_SETS = 128;
export const SETS_BEGIN = 2;
export const SETS_END = 8;
/** Who sent the likes of a sample: rows by message id, ascending. */
export const ROOM_LIKERS = 368;
/** The id, and the account. */
export const ROOM_ID = 384;
export const ROOM_ACCOUNT = 448;
export const LONGEST_ACCOUNT = 64;
export const ROOM_TABLES = 512;

/** Highest numbers by a key that is not 0: entries of 16 bytes, the key, and a float64. */
export const PEAKS_TABLE = 0;
export const PEAKS_CAPACITY = 4;
export const PEAKS_SIZE = 8;
export const PEAK_ENTRY = 16;
export const PEAK_VALUE = 8;

/** A set of message ids: what `MessageSet` is. The table of minutes is nowhere where a kind is not placed in time. */
export const SET_BLOCK = 40;
export const SET_SLOTS = 0;
export const SET_MINUTES = 4;
export const SET_CAPACITY = 8;
export const SET_SIZE = 12;
export const SET_SEEN = 16;
/** 1 when ids above the ceiling, of 64 bits, are not taken any more. */
export const SET_IS_CUT = 20;
export const SET_CEILING = 24;
export const SET_MOST = 32;

/** A sample of like messages, those of the smallest ids: the ids of 64 bits, who sent them, a text's number, and how many likes. */
export const LIKERS_TABLE = 0;
export const LIKERS_CAPACITY = 4;
export const LIKERS_SIZE = 8;
export const LIKER = 16;
export const LIKER_USER = 8;
export const LIKER_LIKES = 12;
/** Of a message that the program has counted. */
export const ELSEWHERE = 0xffffffff;

/** Gifts that were bought: rows of all rooms, in the order they were met. */
export const PURCHASE_SIZE = 48;
export const PURCHASE_ROOM = 0;
/** Numbers of texts, 0 for none. */
export const PURCHASE_USER = 4;
export const PURCHASE_RECEIVER = 8;
export const PURCHASE_GIFT = 12;
/** The streak's id, or where there is none the message's: a number of 64 bits. */
export const PURCHASE_KEY = 16;
/** Float64, ms. */
export const PURCHASE_TIME = 24;
/** Coins of one gift, 0 where that is unknown. */
export const PURCHASE_UNIT = 32;
export const PURCHASE_COUNT = 36;
/** 1 where it is. */
export const PURCHASE_ENDED = 40;
export const PURCHASE_SINGLE = 44;

/** A text: where it begins among the texts, and its length. */
export const TEXT_SIZE = 8;
export const TEXT_LENGTH = 4;
/** Longer ones are for the program. */
export const LONGEST_TEXT = 128;
