import { flat, HOST, type Losses, type Message, nested, ROOM } from './tally-live.ts';

/** Further writers of the invented LIVE: each message as one record. */

const handleOf = (user: string): string => `viewer_${user.slice(-2)}`;
const displayKeyOf = (value: number): string =>
  value === 1 ? 'pm_main_follow_message_viewer_2' : 'pm_mt_guidance_share';
const commonOf = ({ msgId, time }: Message) => ({ msgId, roomId: ROOM, createTime: String(time) });

/** What connector 2.0.0 to 2.0.6 writes: the message in `event`, the gift in `giftDetails`, no room. */
export function connector20(message: Message, lost: Losses = {}): string {
  const { kind } = message;
  if (kind === 'roomUser') return flat(message);
  const eventDetails = kind === 'social' ? { displayType: displayKeyOf(message.value) } : undefined;
  return JSON.stringify({
    event: kind,
    data: {
      event: { msgId: message.msgId, createTime: String(message.time), eventDetails },
      user: { userId: message.user, uniqueId: handleOf(message.user) },
      ...(kind === 'gift' && {
        giftId: Number(message.gift.id),
        repeatCount: message.repeatCount,
        repeatEnd: Number(message.ended),
        groupId: lost.group ? '0' : message.groupId,
        giftDetails: {
          giftName: message.gift.name,
          giftType: lost.type ? 0 : message.gift.type,
          diamondCount: lost.unit ? 0 : message.gift.unit,
        },
        giftExtra: {
          timestamp: String(message.time + 2),
          receiverUserId: lost.receiver ? '0' : message.receiver,
        },
      }),
      ...(kind === 'like' && { likeCount: message.batch, totalLikeCount: message.total }),
      ...(kind === 'chat' && { comment: `hello ${message.value}` }),
    },
  });
}

function payload207(message: Message, lost: Losses) {
  const { kind } = message;
  const common = commonOf(message);
  const displayText = kind === 'social' ? { key: displayKeyOf(message.value) } : undefined;
  const user = { userId: message.user, uniqueId: handleOf(message.user) };
  return {
    common: { ...common, displayText },
    ...(kind !== 'roomUser' && { user }),
    ...(kind === 'gift' && {
      giftId: Number(message.gift.id),
      groupCount: 1,
      repeatCount: message.repeatCount,
      comboCount: message.repeatCount,
      repeatEnd: Number(message.ended),
      groupId: lost.group ? '0' : message.groupId,
      ...(!lost.receiver && { toUser: { userId: message.receiver } }),
      giftDetails: {
        id: message.gift.id,
        giftName: message.gift.name,
        giftType: lost.type ? 0 : message.gift.type,
        diamondCount: lost.unit ? 0 : message.gift.unit,
      },
      giftExtra: { anchorId: HOST, toUserId: lost.receiver ? '0' : message.receiver },
    }),
    ...(kind === 'like' && { likeCount: message.batch, totalLikeCount: message.total }),
    ...(kind === 'chat' && { comment: `hello ${message.value}` }),
    ...(kind === 'roomUser' && {
      viewerCount: message.value,
      totalUser: message.value + 100,
      ranksList: [{ coinCount: 999 }],
    }),
  };
}

/** What connector 2.0.7 to 2.1 writes: the message in `common`, the gift in `giftDetails`. */
export const connector207 = (message: Message, lost: Losses = {}): string =>
  JSON.stringify({ event: message.kind, data: payload207(message, lost) });

const WIRE_NAMES: Record<Message['kind'], string> = {
  gift: 'WebcastGiftMessage',
  like: 'WebcastLikeMessage',
  chat: 'WebcastChatMessage',
  roomUser: 'WebcastRoomUserSeqMessage',
  social: 'WebcastSocialMessage',
  // TikTok sends a social message; only the connectors tell these apart.
  follow: 'follow',
  share: 'share',
};

/** A frame of EulerStream that holds all of `messages`. */
export const frameOf = (messages: readonly Message[], lost: Losses = {}): string =>
  JSON.stringify({
    messages: messages.map((message) => ({
      type: WIRE_NAMES[message.kind],
      data: payload207(message, lost),
    })),
    timestamp: (messages[0]?.time ?? 0) + 900,
  });

export const frame = (message: Message, lost: Losses = {}): string => frameOf([message], lost);

/** What `tiktok-live-connector/legacy` 2.5 writes: neither types nor prices, and errors for viewers. */
export function legacy(message: Message, lost: Losses = {}): string {
  const { kind, user } = message;
  if (kind === 'roomUser')
    return '{"event":"error","data":{"message":"Cannot read properties of undefined"}}';
  return JSON.stringify({
    event: kind,
    data: {
      ...(kind === 'gift' && {
        giftId: message.gift.id,
        groupCount: 1,
        repeatCount: message.repeatCount,
        comboCount: message.repeatCount,
        ...(!lost.receiver && { toUser: { id: message.receiver } }),
        repeatEnd: message.ended,
        groupId: lost.group ? '0' : message.groupId,
        gift: {
          gift_id: message.gift.id,
          repeat_count: message.repeatCount,
          repeat_end: Number(message.ended),
        },
        monitorInfo: { anchorId: HOST, toUserId: lost.receiver ? '0' : message.receiver },
      }),
      ...(kind === 'like' && { count: message.batch, total: String(message.total) }),
      ...(kind === 'chat' && { content: `hello ${message.value}` }),
      ...(kind === 'social' && { displayType: displayKeyOf(message.value) }),
      userId: user,
      uniqueId: handleOf(user),
      method: 'WebcastMessage',
      ...commonOf(message),
    },
  });
}

/** What TikTokLive for Python makes of an event in camel case: defaults are left out. */
export function pythonCamel(message: Message, lost: Losses = {}): string {
  const { kind } = message;
  const displayText = kind === 'social' ? { key: displayKeyOf(message.value) } : undefined;
  return JSON.stringify({
    type: kind,
    data: {
      common: { ...commonOf(message), displayText },
      ...(kind !== 'roomUser' && { user: { id: message.user, uniqueId: handleOf(message.user) } }),
      ...(kind === 'gift' && {
        giftId: message.gift.id,
        repeatCount: message.repeatCount,
        ...(message.ended && { repeatEnd: 1 }),
        ...(message.groupId !== '0' && !lost.group && { groupId: message.groupId }),
        ...(!lost.receiver && { toUser: { id: message.receiver } }),
        gift: {
          id: message.gift.id,
          name: message.gift.name,
          ...(!lost.type && { type: message.gift.type }),
          ...(!lost.unit && { diamondCount: message.gift.unit }),
        },
      }),
      ...(kind === 'like' && { count: message.batch, total: String(message.total) }),
      ...(kind === 'chat' && { comment: `hello ${message.value}` }),
      ...(kind === 'roomUser' && { total: String(message.value), totalUser: String(message.value + 100) }),
    },
  });
}

/** The same in snake case, with 64-bit integers as bare numbers. */
export const pythonSnake = (message: Message, lost: Losses = {}): string =>
  pythonCamel(message, lost)
    .replace(/"[a-z]+(?:[A-Z][a-z]+)+":/g, (key) =>
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    )
    .replace(/:"(\d+)"/g, ':$1');

/** The payload of connector 1.x without an envelope, or with its name among the fields where they do not tell it. */
export function bare(message: Message, lost: Losses = {}): string {
  const { event, data } = JSON.parse(flat(message, lost)) as { event: string; data: object };
  return JSON.stringify(event === 'follow' || event === 'share' ? { type: event, ...data } : data);
}

/** What TikTok LIVE Studio tells: no receivers, and no more than three kinds; `null` for the others. */
export function studio(message: Message): string | null {
  const { kind } = message;
  if (kind !== 'gift' && kind !== 'like' && kind !== 'chat') return null;
  return JSON.stringify({
    type: 'EVENT',
    event: `live.${kind}`,
    timestamp: message.time,
    payload: {
      message_id: message.msgId,
      room_id: ROOM,
      ...(kind === 'gift' && {
        gift: {
          id: message.gift.id,
          name: message.gift.name,
          type: message.gift.type,
          diamond_count: message.gift.unit,
        },
        group_id: message.groupId === '0' ? '' : message.groupId,
        group_count: '1',
        repeat_count: String(message.repeatCount),
        combo_count: String(message.repeatCount),
        repeat_end: message.ended,
      }),
      ...(kind === 'like' && { count: String(message.batch), total: String(message.total) }),
      ...(kind === 'chat' && { content: `hello ${message.value}` }),
      user: { id: message.user, display_id: handleOf(message.user) },
    },
  });
}

/** Every writer that tells of all gifts who received them. */
export const writers = [
  flat,
  nested,
  connector20,
  connector207,
  frame,
  legacy,
  pythonCamel,
  pythonSnake,
  bare,
] as const;
