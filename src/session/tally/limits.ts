/* The kernel's compiler reads this file, too: plain whole numbers. */

/** Message ids told apart a room: two million of a kind. */
export const MOST_MESSAGES = 2000000;
/** Likes are counted by the room's own counter; their ids tell replays and join recordings, for which fewer will do. */
export const MOST_LIKES = 32768;
/** Like messages whose senders are kept, for the share of the largest: its standard error is 2 % where that is a half. */
export const MOST_LIKERS = 512;
