/** What a message is about; `social` turns into a follow or a share when its display key has been read. */
export type MessageKind =
  | 'gift'
  | 'like'
  | 'viewers'
  | 'comment'
  | 'social'
  | 'follow'
  | 'share'
  | 'room'
  | 'recorder'
  | 'other';

/** The names of what is counted; any other message is `other`. */
export const ALIASES: readonly (readonly [MessageKind, readonly string[]])[] = [
  ['gift', ['gift', 'gifts', 'cadeau', 'WebcastGiftMessage', 'live.gift', 'GiftEvent']],
  ['like', ['like', 'likes', 'WebcastLikeMessage', 'live.like', 'LikeEvent']],
  [
    'viewers',
    [
      'roomUser',
      'roomUserSeq',
      'roomStats',
      'viewer_update',
      'WebcastRoomUserSeqMessage',
      'RoomUserSeqEvent',
    ],
  ],
  ['comment', ['chat', 'comment', 'WebcastChatMessage', 'live.chat', 'CommentEvent']],
  ['social', ['social', 'WebcastSocialMessage']],
  ['follow', ['follow', 'FollowEvent']],
  ['share', ['share', 'ShareEvent']],
  ['room', ['connected', 'roomInfo']],
  // What `record` notes between messages.
  ['recorder', ['recorder']],
];

const kinds = new Map(ALIASES.flatMap(([kind, names]) => names.map((name) => [name, kind] as const)));

export const kindOf = (name: string): MessageKind => kinds.get(name) ?? 'other';

/** Names of TikTok's own messages can only come from a LIVE. */
export const isWireName = (name: string): boolean => /^Webcast[A-Z]\w+$/.test(name);
