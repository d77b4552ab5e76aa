import { describe, expect, test } from 'vitest';
import { readMessage } from '../../../src/sources/event-log/dialects/index.ts';

const read = (name: string, data: Record<string, unknown>, receivedAt: number | null = null) =>
  readMessage({ name, data, receivedAt }).event;

/** One gift of which every dialect here tells the same, as far as it tells. */
const streak = {
  kind: 'gift',
  msgId: '7660000000000000001',
  time: 1_772_395_200_123,
  room: '7650000000000000001',
  account: null,
  user: { id: '7100000000000000011', handle: 'some.viewer' },
  receiver: { id: '6900000000000000002', handle: 'guest' },
  anchor: '6900000000000000001',
  giftId: '5655',
  name: 'Rose',
  englishName: null,
  type: 1,
  unit: 1,
  repeatCount: 3,
  ended: true,
  groupId: '1772395200001',
};

describe('connector 2.0.0 to 2.0.6', () => {
  const event = { msgId: '7660000000000000001', createTime: '1772395200123' };
  const user = { userId: '7100000000000000011', uniqueId: 'some.viewer' };
  const gift = {
    event,
    giftId: 5655,
    repeatCount: 3,
    user,
    repeatEnd: 1,
    groupId: '1772395200001',
    giftDetails: { giftName: 'Rose', giftType: 1, diamondCount: 1 },
    monitorExtra: '',
    giftExtra: { timestamp: '1772395200125', receiverUserId: '6900000000000000002' },
  };

  test('gift', () => {
    expect(read('gift', gift)).toEqual({
      ...streak,
      room: null,
      receiver: { id: '6900000000000000002', handle: null },
      anchor: null,
    });
  });

  test.each([
    ['no end', { repeatEnd: 0 }, { ended: false }],
    ['no details', { giftDetails: undefined }, { name: null, type: null, unit: null }],
    ['no extra', { giftExtra: undefined }, { receiver: { id: null } }],
    ['no group', { groupId: '0' }, { groupId: null }],
    ['the send time alone', { event: { msgId: '1' } }, { time: 1_772_395_200_125 }],
  ])('gift with %s', (_, change, expected) => {
    expect(read('gift', { ...gift, ...change })).toMatchObject(expected);
  });

  test('like, comment, and viewers without a message of their own', () => {
    expect(read('like', { event, user, likeCount: 15, totalLikeCount: 600 })).toMatchObject({
      msgId: event.msgId,
      user: streak.user,
      batch: 15,
      total: 600,
    });
    expect(read('chat', { event, user, comment: 'hi' })).toMatchObject({
      kind: 'comment',
      user: streak.user,
    });
    expect(
      read('roomUser', { topViewers: [{ coinCount: '9' }], viewerCount: 12 }, 1_772_395_200_000),
    ).toMatchObject({ concurrent: 12, sampledAt: 1_772_395_200_000 });
  });

  test('social is what its display type says, beside a follow of the same id', () => {
    const eventDetails = { displayType: 'pm_main_follow_message_viewer_2' };
    expect(read('social', { event: { ...event, eventDetails }, user })).toMatchObject({
      kind: 'follow',
      msgId: event.msgId,
      social: true,
    });
    expect(read('follow', { event, user })).toMatchObject({ kind: 'follow', social: false });
    expect(read('member', { event, user })).toMatchObject({ kind: 'other', time: streak.time });
  });
});

describe('connector 2.0.7 to 2.1, and EulerStream', () => {
  const common = { msgId: '7660000000000000001', roomId: '7650000000000000001', createTime: '1772395200123' };
  const user = { userId: '7100000000000000011', uniqueId: 'some.viewer', idStr: '7100000000000000011' };
  const gift = {
    common,
    giftId: 5655,
    user,
    toUser: { userId: '6900000000000000002', uniqueId: 'guest' },
    repeatEnd: 1,
    groupId: '1772395200001',
    giftDetails: { id: '5655', giftName: 'Rose', giftType: 1, diamondCount: 1, combo: true },
    groupCount: 3,
    repeatCount: 3,
    comboCount: 3,
    fanTicketCount: '99',
    giftExtra: { anchorId: '6900000000000000001', toUserId: '6900000000000000002' },
  };

  test('gift', () => {
    expect(read('gift', gift)).toEqual(streak);
  });

  test.each([
    [
      'its id as text and a boolean end',
      { giftId: '5655', repeatEnd: true },
      { giftId: '5655', ended: true },
    ],
    ['its id in the details alone', { giftId: undefined }, { giftId: '5655' }],
    ['no details', { giftDetails: undefined }, { name: null, type: null, unit: null, user: streak.user }],
    ['no extra', { giftExtra: undefined }, { receiver: streak.receiver, anchor: null }],
    ['a receiver of "0"', { giftExtra: { toUserId: '0' }, toUser: {} }, { receiver: { id: null } }],
    [
      'two receivers',
      { toUser: { userId: '5', uniqueId: 'other' } },
      { receiver: { id: '6900000000000000002', handle: null } },
    ],
    ['neither id nor time', { common: { roomId: common.roomId } }, { msgId: null, time: null }],
    ['only a text id of the viewer', { user: { idStr: '7' } }, { user: { id: '7' } }],
    ['no viewer', { user: undefined }, { user: { id: null }, unit: 1, anchor: streak.anchor }],
  ])('gift with %s', (_, change, expected) => {
    expect(read('WebcastGiftMessage', { ...gift, ...change }, 1_772_395_299_000)).toMatchObject(expected);
  });

  test('like, viewers, comment', () => {
    expect(read('like', { common, user, likeCount: 15, totalLikeCount: 600 })).toMatchObject({
      user: streak.user,
      batch: 15,
      total: 600,
    });
    expect(read('roomUser', { common, viewerCount: 12, totalUser: 40, ranksList: [] })).toMatchObject({
      concurrent: 12,
      ever: 40,
      sampledAt: streak.time,
    });
    expect(read('chat', { common, user, comment: 'hi' })).toMatchObject({
      kind: 'comment',
      user: streak.user,
    });
    expect(read('like', { common, user, likeCount: 'many' })).toBeNull();
  });

  test.each([{ key: 'pm_mt_guidance_share' }, { displayType: 'pm_mt_guidance_share' }])(
    'social with %j is a share',
    (displayText) => {
      expect(read('WebcastSocialMessage', { common: { ...common, displayText }, user })).toMatchObject({
        kind: 'share',
        user: streak.user,
        social: true,
      });
    },
  );
});

describe('connector 2.5 legacy', () => {
  const head = {
    userId: '7100000000000000011',
    uniqueId: 'some.viewer',
    method: 'WebcastGiftMessage',
    msgId: '7660000000000000001',
    roomId: '7650000000000000001',
    createTime: '1772395200123',
  };
  const gift = {
    giftId: '5655',
    groupCount: 3,
    repeatCount: 3,
    comboCount: 3,
    toUser: { id: '6900000000000000002', displayId: 'guest' },
    repeatEnd: true,
    groupId: '1772395200001',
    gift: { gift_id: '5655', repeat_count: 3, repeat_end: 1 },
    monitorInfo: { anchorId: '6900000000000000001', toUserId: '6900000000000000002' },
    ...head,
  };

  test('gift, of which neither price, type nor name is left', () => {
    expect(read('gift', gift)).toEqual({ ...streak, name: null, type: null, unit: null });
  });

  test.each([
    ['no monitor info', { monitorInfo: undefined }, { receiver: streak.receiver, anchor: null }],
    ['no room', { roomId: '0' }, { room: null, receiver: streak.receiver }],
    ['no group', { groupId: '0', repeatEnd: false }, { groupId: null, ended: false }],
    [
      'the struct alone',
      { giftId: undefined, repeatCount: undefined, repeatEnd: undefined },
      { ended: true },
    ],
  ])('gift with %s', (_, change, expected) => {
    expect(read('gift', { ...gift, ...change })).toMatchObject({
      giftId: '5655',
      repeatCount: 3,
      ...expected,
    });
  });

  test('like, comment, follow; viewers are an error', () => {
    expect(read('like', { ...head, count: 15, total: '600' })).toMatchObject({
      room: streak.room,
      batch: 15,
      total: 600,
    });
    expect(read('chat', { ...head, content: 'hi' })).toMatchObject({ kind: 'comment', user: streak.user });
    expect(read('follow', head)).toMatchObject({ kind: 'follow', user: streak.user, room: streak.room });
    expect(read('social', { ...head, displayType: 'pm_mt_guidance_share' })).toMatchObject({ kind: 'share' });
    expect(read('error', { message: "Cannot read properties of undefined (reading 'map')" })).toMatchObject({
      kind: 'other',
    });
  });
});
