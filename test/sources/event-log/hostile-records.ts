/** Records as a writer with bad habits writes them; every choice comes from `random`, so a seed names a log. */

type Json = string | number | boolean | null | Json[] | Members;
/** Members rather than an object: keys may come twice, and in any order. */
interface Members {
  readonly members: [string, Json][];
}

export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)] as Value;

const object = (members: Record<string, Json | undefined>): Members => ({
  members: Object.entries(members).filter((each): each is [string, Json] => each[1] !== undefined),
});

const maybe = <Value>(random: Random, share: number, value: Value): Value | undefined =>
  random() < share ? value : undefined;

const ROOMS = ['7672330000000000000', '7672330000000000001'];
const TEXTS = [
  'hello',
  '{"event":"gift","data":{"diamondCount":9}}',
  '"msgId":"1","createTime":"1"',
  'back\\slash and "quotes"',
  'emoji ❤️ \u2028 \ud83d\ude00',
  '\u0000\u001f\t\r',
  '',
];

const digits = (random: Random): string => String(Math.floor(random() * 1e6) + 7_672_330_000_000);
const time = (random: Random): string => String(1_786_356_000_000 + Math.floor(random() * 1e7));

const person = (random: Random): Record<string, Json | undefined> => ({
  userId: digits(random),
  uniqueId: pick(random, ['viewer_1', 'viewer_2', 'dié']),
  nickname: pick(random, TEXTS),
  userDetails: object({
    createTime: '0',
    msgId: '5',
    tags: [object({ a: [[], object({})] }), 1.5e3, -0.1, null],
  }),
  tikfinityUsername: maybe(random, 0.2, pick(random, ['the_host', ' spaced ', 'h\u00e9'])),
});

const flatHead = (random: Random): Record<string, Json | undefined> => ({
  msgId: maybe(random, 0.97, digits(random)),
  createTime: maybe(random, 0.95, time(random)),
});

const GIFTS: Json[] = [5655, '5655', 5487, '6369', 0, '0'];
const NAMES_OF_GIFTS: Json[] = ['Rose', 'Rosa', ' Finger Heart ', 'Coração 💛', '', 'a\\"b', 7];
const PEOPLE: Json[] = ['7000000000000000001', '7000000000000000002', '0', '', 70_000, null];
const ENDS: Json[] = [true, false, 0, 1, '1', 'true', '0', 2];

const streak = (random: Random): Record<string, Json | undefined> => ({
  giftId: maybe(random, 0.95, pick(random, GIFTS)),
  repeatCount: maybe(random, 0.95, pick<Json>(random, [1, 2, 99, '3', 0, 2 ** 31])),
  repeatEnd: maybe(random, 0.95, pick(random, ENDS)),
  groupId: maybe(random, 0.8, pick<Json>(random, ['1786356000001', '0', '', 17, 0])),
});

const flatGift = (random: Random): Record<string, Json | undefined> => ({
  ...streak(random),
  giftName: maybe(random, 0.9, pick(random, NAMES_OF_GIFTS)),
  originalName: maybe(random, 0.2, 'Rose'),
  giftType: maybe(random, 0.9, pick<Json>(random, [1, 2, 4, 0])),
  diamondCount: maybe(random, 0.9, pick<Json>(random, [1, 5, 29_999, 0, '30'])),
  receiverUserId: maybe(random, 0.7, pick(random, PEOPLE)),
  timestamp: maybe(random, 0.3, 1_786_356_000_123),
  gift: maybe(
    random,
    0.3,
    object({ gift_id: 5655, repeat_count: 2, repeat_end: 1, gift_type: pick<Json>(random, [1, 2]) }),
  ),
  giftDetails: maybe(random, 0.03, object({ diamondCount: 7 })),
  // What tells of other writers.
  streakable: maybe(random, 0.03, false),
  diamondTotal: maybe(random, 0.03, 60),
  simulated: maybe(random, 0.03, true),
  triggerTypeId: maybe(random, 0.03, 3),
  user: maybe(random, 0.03, object({ userId: digits(random), uniqueId: 'viewer_1' })),
  event: maybe(random, 0.03, object({ msgId: digits(random) })),
});

const nestedGift = (random: Random): Record<string, Json | undefined> => ({
  ...streak(random),
  gift: maybe(
    random,
    0.95,
    object({
      id: '5655',
      diamondCount: maybe(random, 0.9, pick<Json>(random, [1, 5, 29_999, 0])),
      type: maybe(random, 0.9, pick<Json>(random, [1, 2, 4, 0])),
      name: maybe(random, 0.9, pick(random, NAMES_OF_GIFTS)),
    }),
  ),
  toUser: maybe(
    random,
    0.6,
    object({
      id: maybe(random, 0.9, pick(random, PEOPLE)),
      idStr: maybe(random, 0.5, '7000000000000000001'),
      displayId: maybe(random, 0.8, pick<Json>(random, ['the_host', 'the guest', '', 12])),
    }),
  ),
  monitorInfo: maybe(
    random,
    0.8,
    object({
      toUserId: maybe(random, 0.8, pick(random, PEOPLE)),
      anchorId: maybe(random, 0.8, pick(random, PEOPLE)),
    }),
  ),
  likeCount: maybe(random, 0.02, 3),
});

function flat(random: Random, name: string): Members {
  const of: Record<string, Record<string, Json | undefined>> = {
    like: { likeCount: Math.floor(random() * 15), totalLikeCount: Math.floor(random() * 1e5) },
    chat: { comment: pick(random, TEXTS), emotes: [] },
    roomUser: { viewerCount: Math.floor(random() * 500), topViewers: [] },
    member: { actionId: 1 },
    gift: flatGift(random),
    follow: { displayType: 'pm_main_follow_message_viewer_2' },
    share: { displayType: 'pm_mt_guidance_share' },
  };
  return object({ ...of[name], ...person(random), ...flatHead(random) });
}

function nested(random: Random, name: string): Members {
  const old = random() < 0.3;
  const of: Record<string, Record<string, Json | undefined>> = {
    like: old
      ? { likeCount: 3, totalLikeCount: Math.floor(random() * 1e5) }
      : { count: 3, total: String(Math.floor(random() * 1e5)) },
    chat: old ? { comment: pick(random, TEXTS) } : { content: pick(random, TEXTS) },
    roomUser: old
      ? { viewerCount: Math.floor(random() * 99), totalUser: 500 }
      : { total: String(Math.floor(random() * 99)), totalUser: '500' },
    member: { memberCount: 350, action: '1' },
    gift: nestedGift(random),
    follow: { followCount: '6246' },
    share: { shareType: '0' },
  };
  const common = object({
    method: 'WebcastLikeMessage',
    msgId: maybe(random, 0.97, digits(random)),
    roomId: maybe(random, 0.95, pick(random, ROOMS)),
    createTime: maybe(random, 0.95, time(random)),
    displayText: object({ key: 'pm_mt_msg_viewer', pieces: [] }),
  });
  const user = object({
    id: maybe(random, 0.95, digits(random)),
    displayId: maybe(random, 0.9, 'viewer_1'),
    createTime: '0',
    uniqueId: maybe(random, 0.1, 'viewer_2'),
    userId: maybe(random, 0.03, digits(random)),
  });
  return object({ common, ...of[name], user: maybe(random, 0.9, user) });
}

const ODD: Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  7,
  '0',
  '',
  '007',
  '12a',
  ' 5',
  '-3',
  '1e3',
  '99999999999999999999',
  1_786_356_000,
  '1786356000',
  '2026-08-10T07:33:20Z',
  'x'.repeat(70),
  [],
  [1],
  { members: [] },
  '\u0041',
  '9007199254740993',
  9_007_199_254_740_991,
  { members: [['createTime', '1786356000000']] },
];

const KEYS = [
  'msgId',
  'createTime',
  'event',
  'type',
  'data',
  'common',
  'user',
  'monitorInfo',
  'roomId',
  'method',
  'total',
  'count',
  'likeCount',
  'totalLikeCount',
  'viewerCount',
  'comment',
  'content',
  'message_id',
  'room_id',
  'timestamp',
  'ts',
  'payload',
  'messages',
  'eventType',
  'msg_id',
  'create_time',
  'mTotal',
  'giftDetails',
  'simulated',
  'streakable',
  'diamondTotal',
  'giftId',
  'gift_id',
  'repeatCount',
  'repeatEnd',
  'groupId',
  'diamondCount',
  'giftType',
  'receiverUserId',
  'toUser',
  'toUserId',
  'anchorId',
  'id',
  'idStr',
  'displayId',
  'uniqueId',
  'username',
  'userId',
  'name',
  'triggerTypeId',
  'value1',
  'gift',
  'totalUser',
  'tikfinityUsername',
  '__proto__',
  'constructor',
];

/** A few values replaced, keys added a second time or moved, somewhere in the tree. */
function disturb(random: Random, value: Json): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const each of value) disturb(random, each);
    return;
  }
  const { members } = value;
  for (const member of members) {
    if (random() < 0.03) member[1] = structuredClone(pick(random, ODD));
    if (random() < 0.01) member[0] = pick(random, KEYS);
    disturb(random, member[1]);
  }
  if (random() < 0.05) members.push([pick(random, KEYS), structuredClone(pick(random, ODD))]);
  if (random() < 0.05 && members.length > 0) members.push(structuredClone(pick(random, members)));
  if (random() < 0.2) members.sort(() => random() - 0.5);
}

const space = (random: Random, share: number): string =>
  random() < share ? pick(random, [' ', '\t', '  ', '\r', ' \t ']) : '';

function text(random: Random, value: string, escaping: number): string {
  const plain = JSON.stringify(value);
  if (random() >= escaping) return plain;
  const escaped = Array.from(value).map((char) =>
    random() < 0.3 && char.length === 1
      ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
      : JSON.stringify(char).slice(1, -1),
  );
  return `"${escaped.join('')}"`;
}

function write(random: Random, value: Json, spacing: number): string {
  const gap = (): string => space(random, spacing);
  if (typeof value === 'string') return text(random, value, 0.02);
  if (Array.isArray(value))
    return `[${gap()}${value.map((each) => write(random, each, spacing)).join(`${gap()},${gap()}`)}${gap()}]`;
  if (typeof value === 'object' && value !== null)
    return `{${gap()}${value.members
      .map(([key, each]) => `${text(random, key, 0.01)}${gap()}:${gap()}${write(random, each, spacing)}`)
      .join(`${gap()},${gap()}`)}${gap()}}`;
  return JSON.stringify(value);
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  like: ['like', 'likes', 'WebcastLikeMessage'],
  chat: ['chat', 'comment', 'WebcastChatMessage'],
  roomUser: ['roomUser', 'roomStats', 'WebcastRoomUserSeqMessage'],
  member: ['member', 'join', 'emote', 'constructor'],
  gift: ['gift', 'WebcastGiftMessage'],
  follow: ['follow', 'FollowEvent'],
  share: ['share', 'ShareEvent'],
};

/** One line, without its line feed: mostly JSON, sometimes torn or with a wrong byte. */
export function hostileLine(random: Random): Buffer {
  const kind = pick(random, Object.keys(NAMES));
  const data = random() < 0.5 ? flat(random, kind) : nested(random, kind);
  const name = pick(random, NAMES[kind] as readonly string[]);
  const key = pick(random, ['event', 'event', 'type']);
  const record: Members = {
    members: [
      ...(random() < 0.1 ? [['o', 12] as [string, Json]] : []),
      [key, name],
      ['data', data],
      ...(random() < 0.1 ? [['timestamp', 1_786_356_000_123] as [string, Json]] : []),
    ],
  };
  if (random() < 0.5) disturb(random, record);
  let line = Buffer.from(write(random, record, random() < 0.2 ? 0.2 : 0));
  if (random() < 0.05) line = line.subarray(0, Math.floor(random() * line.length));
  if (random() < 0.05 && line.length > 0) {
    line = Buffer.from(line);
    line[Math.floor(random() * line.length)] = Math.floor(random() * 256);
  }
  return Buffer.from(line.filter((byte) => byte !== 0x0a));
}
