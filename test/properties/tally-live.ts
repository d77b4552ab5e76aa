import { fc } from '@fast-check/vitest';

/** An invented LIVE with known totals, and the records two versions of the recorder would have written of it. */
export interface Live {
  readonly messages: readonly Message[];
  readonly truth: {
    /** Gifts to the host by gift id. */
    readonly gifts: Record<string, number>;
    readonly toOthers: Record<string, number>;
    readonly coins: number;
    readonly gifters: number;
    readonly openStreaks: number;
    readonly likes: { readonly total: number | null; readonly recorded: number | null };
    readonly comments: number | null;
    readonly follows: number | null;
    readonly shares: number | null;
  };
}

interface Common {
  readonly msgId: string;
  readonly time: number;
  readonly user: string;
}
interface Gift extends Common {
  readonly kind: 'gift';
  readonly gift: (typeof GIFTS)[number];
  readonly receiver: string;
  readonly repeatCount: number;
  readonly ended: boolean;
  readonly groupId: string;
}
export type Message =
  | Gift
  | (Common & { readonly kind: 'like'; readonly batch: number; readonly total: number })
  | (Common & { readonly kind: 'chat' | 'follow' | 'share' | 'social' | 'roomUser'; readonly value: number });

export const ROOM = '7650000000000000777';
export const HOST = '6900000000000000001';
const RECEIVERS = [HOST, HOST, '6900000000000000002', '6900000000000000003'] as const;
const START = Date.UTC(2026, 2, 1, 20, 0, 0);
export const GIFTS = [
  { id: '5655', name: 'Rose', type: 1, unit: 1 },
  { id: '900001', name: 'Lantern', type: 1, unit: 30 },
  { id: '900002', name: 'Comet', type: 2, unit: 500 },
  { id: '7934', name: 'Heart Me', type: 4, unit: 1 },
] as const;

const step = fc.record({
  what: fc.constantFrom('gift', 'gift', 'gift', 'like', 'chat', 'follow', 'share', 'roomUser'),
  user: fc.integer({ min: 1, max: 4 }),
  gift: fc.constantFrom(...GIFTS),
  receiver: fc.constantFrom(...RECEIVERS),
  /** How far each tick of a streak raises the count. */
  ticks: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
  ended: fc.boolean(),
  grouped: fc.boolean(),
  value: fc.integer({ min: 1, max: 15 }),
  /** ms to the next thing that happens. */
  pause: fc.integer({ min: 1, max: 50_000 }),
});

export const live: fc.Arbitrary<Live> = fc.array(step, { minLength: 1, maxLength: 25 }).map(play);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function play(steps: readonly Step[]): Live {
  const messages: Message[] = [];
  const gifts: Record<string, number> = {};
  const toOthers: Record<string, number> = {};
  const gifters = new Set<string>();
  let coins = 0;
  let openStreaks = 0;
  let likeTotal = 1000;
  let firstTotal: number | null = null;
  let firstBatch = 0;
  const counts = { chat: 0, follow: 0, share: 0 };
  let time = START;
  let id = 7_660_000_000_000_000_000n;
  let group = 0;
  const common = (user: number): Common => {
    time += 7;
    id += 13n;
    return { msgId: id.toString(), time, user: `71000000000000000${user}0` };
  };

  for (const each of steps) {
    time += each.pause;
    if (each.what === 'gift') {
      const { gift, receiver } = each;
      const streak = gift.type === 1;
      group += 1;
      const groupId = each.grouped ? String(START + group) : '0';
      let repeatCount = 0;
      // Without a streak id only an end or a falling count shows where the next streak begins.
      const ticks = !streak ? [1] : each.grouped ? each.ticks : [1, ...each.ticks.slice(1)];
      for (const tick of ticks) {
        repeatCount += tick;
        messages.push({
          ...common(each.user),
          kind: 'gift',
          gift,
          receiver,
          repeatCount,
          ended: false,
          groupId,
        });
      }
      const ended = streak && (each.ended || (!each.grouped && repeatCount === 1));
      if (ended)
        messages.push({ ...common(each.user), kind: 'gift', gift, receiver, repeatCount, ended, groupId });
      const to = receiver === HOST ? gifts : toOthers;
      to[gift.id] = (to[gift.id] ?? 0) + repeatCount;
      if (receiver === HOST) {
        coins += gift.unit * repeatCount;
        gifters.add(`71000000000000000${each.user}0`);
        if (streak && !ended) openStreaks += 1;
      }
    } else if (each.what === 'like') {
      likeTotal += each.value + each.user;
      if (firstTotal === null) [firstTotal, firstBatch] = [likeTotal, each.value];
      messages.push({ ...common(each.user), kind: 'like', batch: each.value, total: likeTotal });
    } else if (each.what === 'roomUser') {
      messages.push({ ...common(each.user), kind: 'roomUser', value: each.value });
    } else {
      counts[each.what] += 1;
      const message = { ...common(each.user), kind: each.what, value: each.value };
      messages.push(message);
      if (each.what !== 'chat')
        messages.push({ ...message, kind: 'social', value: each.what === 'follow' ? 1 : 2 });
    }
  }
  const known = (count: number): number | null => (count === 0 ? null : count);
  return {
    messages,
    truth: {
      gifts,
      toOthers,
      coins,
      gifters: gifters.size,
      openStreaks,
      likes: {
        total: firstTotal === null ? null : likeTotal,
        recorded: firstTotal === null ? null : likeTotal - firstTotal + firstBatch,
      },
      comments: known(counts.chat),
      follows: known(counts.follow),
      shares: known(counts.share),
    },
  };
}

/** Fields a recorder may have lost. */
export interface Losses {
  readonly type?: boolean;
  readonly unit?: boolean;
  readonly receiver?: boolean;
  readonly group?: boolean;
}

/** The record as connector 1.x writes it. */
export function flat(message: Message, lost: Losses = {}): string {
  const head = {
    msgId: message.msgId,
    createTime: String(message.time),
    userId: message.user,
    uniqueId: `viewer_${message.user.slice(-2)}`,
  };
  switch (message.kind) {
    case 'gift': {
      const { gift, repeatCount, ended } = message;
      return JSON.stringify({
        event: 'gift',
        data: {
          giftId: Number(gift.id),
          repeatCount,
          ...(lost.group ? {} : { groupId: message.groupId }),
          ...head,
          repeatEnd: ended,
          gift: { gift_id: Number(gift.id), repeat_count: repeatCount, repeat_end: Number(ended) },
          ...(lost.type ? {} : { giftType: gift.type }),
          ...(lost.unit ? {} : { diamondCount: gift.unit }),
          giftName: gift.name,
          ...(lost.receiver ? {} : { receiverUserId: message.receiver }),
        },
      });
    }
    case 'like':
      return JSON.stringify({
        event: 'like',
        data: { likeCount: message.batch, totalLikeCount: message.total, ...head },
      });
    case 'roomUser':
      return JSON.stringify({ event: 'roomUser', data: { topViewers: [], viewerCount: message.value } });
    case 'chat':
      return JSON.stringify({ event: 'chat', data: { comment: `hello ${message.value}`, ...head } });
    case 'social': {
      const displayType = message.value === 1 ? 'pm_main_follow_message_viewer_2' : 'pm_mt_guidance_share';
      return JSON.stringify({ event: 'social', data: { ...head, displayType } });
    }
    case 'follow':
    case 'share':
      return JSON.stringify({ event: message.kind, data: head });
  }
}

/** The record as connector 2.3 and later write it. */
export function nested(message: Message, lost: Losses = {}): string {
  const common = { msgId: message.msgId, roomId: ROOM, createTime: String(message.time) };
  const user = { id: message.user, displayId: `viewer_${message.user.slice(-2)}` };
  switch (message.kind) {
    case 'gift': {
      const { gift, repeatCount, ended } = message;
      return JSON.stringify({
        event: 'gift',
        data: {
          common,
          giftId: gift.id,
          groupCount: 1,
          repeatCount,
          comboCount: repeatCount,
          user,
          ...(lost.receiver
            ? {}
            : { toUser: { id: message.receiver, displayId: `live_${message.receiver.slice(-1)}` } }),
          repeatEnd: Number(ended),
          groupId: lost.group ? '0' : message.groupId,
          gift: {
            id: gift.id,
            name: gift.name,
            type: lost.type ? 0 : gift.type,
            diamondCount: lost.unit ? 0 : gift.unit,
          },
          monitorInfo: { anchorId: HOST, toUserId: lost.receiver ? '0' : message.receiver },
        },
      });
    }
    case 'like':
      return JSON.stringify({
        event: 'like',
        data: { common, user, count: message.batch, total: String(message.total) },
      });
    case 'roomUser':
      return JSON.stringify({
        event: 'roomUser',
        data: { common, total: String(message.value), totalUser: String(message.value + 100) },
      });
    case 'chat':
      return JSON.stringify({ event: 'chat', data: { common, user, content: `hello ${message.value}` } });
    case 'social': {
      const key = message.value === 1 ? 'pm_main_follow_message_viewer_2' : 'pm_mt_guidance_share';
      return JSON.stringify({ event: 'social', data: { common: { ...common, displayText: { key } }, user } });
    }
    case 'follow':
    case 'share':
      return JSON.stringify({ event: message.kind, data: { common, user } });
  }
}
