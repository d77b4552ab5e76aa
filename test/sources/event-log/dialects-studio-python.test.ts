import { describe, expect, test } from 'vitest';
import { readMessage } from '../../../src/sources/event-log/dialects/index.ts';
import { openRecord } from '../../../src/sources/event-log/envelope.ts';

const read = (name: string, data: Record<string, unknown>, receivedAt: number | null = null) =>
  readMessage({ name, data, receivedAt }).event;

const TIME = 1_772_395_200_123;

describe('TikTok LIVE Studio', () => {
  const head = { message_id: '7660000000000000001', room_id: '7650000000000000001' };
  const user = { id: '7100000000000000011', display_id: 'some.viewer' };
  const gift = {
    ...head,
    gift: { id: '5655', name: 'Rose', type: 1, diamond_count: 1 },
    group_id: 'group_07',
    group_count: '1',
    repeat_count: '3',
    combo_count: '3',
    repeat_end: true,
    user,
  };

  test('gift', () => {
    expect(read('live.gift', gift, TIME)).toEqual({
      kind: 'gift',
      msgId: '7660000000000000001',
      time: TIME,
      room: '7650000000000000001',
      account: null,
      user: { id: '7100000000000000011', handle: 'some.viewer' },
      receiver: { id: null, handle: null },
      anchor: null,
      giftId: '5655',
      name: 'Rose',
      englishName: null,
      type: 1,
      unit: 1,
      repeatCount: 3,
      ended: true,
      groupId: 'group_07',
    });
  });

  test.each([
    ['a price that is not available', { gift: { id: '5655', diamond_count: 0 } }, { unit: null, type: null }],
    ['counts that are not available', { repeat_count: '' }, { repeatCount: 1 }],
    ['no user', { user: undefined }, { user: { id: null, handle: null } }],
    ['a new type', { gift: { id: '5655', type: 77 } }, { type: 77 }],
    ['no message id', { message_id: undefined }, { msgId: null, room: head.room_id }],
  ])('gift with %s', (_, change, expected) => {
    expect(read('live.gift', { ...gift, ...change }, TIME)).toMatchObject(expected);
  });

  test('like and comment', () => {
    expect(read('live.like', { ...head, count: '15', total: '600', user })).toMatchObject({
      batch: 15,
      total: 600,
      user: { handle: 'some.viewer' },
    });
    expect(read('live.like', { ...head, count: '', total: '' })).toMatchObject({ batch: null, total: null });
    expect(read('live.chat', { ...head, content: 'hi', user })).toMatchObject({ kind: 'comment' });
  });
});

describe('TikTokLive for Python', () => {
  const streak = {
    kind: 'gift',
    msgId: '7660000000000000001',
    time: TIME,
    room: '7650000000000000001',
    account: null,
    user: { id: '7100000000000000011', handle: 'some.viewer' },
    receiver: { id: '6900000000000000002', handle: 'guest' },
    anchor: null,
    giftId: '5655',
    name: 'Rose',
    englishName: null,
    type: 1,
    unit: 1,
    repeatCount: 3,
    ended: true,
    groupId: '1772395200001',
  };
  // Text, as JSON.stringify cannot write the integers of Python.
  const snake = `{"common":{"msg_id":7660000000000000001,"room_id":7650000000000000001,"create_time":${TIME}},
    "gift_id":5655,"repeat_count":3,"repeat_end":1,"group_id":1772395200001,
    "user":{"id":7100000000000000011,"display_id":"some.viewer"},
    "to_user":{"id":6900000000000000002,"unique_id":"guest"},
    "gift":{"id":5655,"name":"Rose","type":1,"diamond_count":1}}`;
  const common = {
    method: 'WebcastGiftMessage',
    msgId: '7660000000000000001',
    roomId: '7650000000000000001',
    createTime: String(TIME),
  };
  const user = { id: '7100000000000000011', username: 'some.viewer' };
  const camel = {
    common,
    giftId: '5655',
    repeatCount: 3,
    repeatEnd: 1,
    groupId: '1772395200001',
    user,
    toUser: { id: '6900000000000000002', displayId: 'guest' },
    gift: { id: '5655', name: 'Rose', type: 1, diamondCount: 1 },
  };

  test('gift in camel case and in snake case', () => {
    expect(read('GiftEvent', camel)).toEqual(streak);
    const [message] = openRecord(`{"type":"GiftEvent","data":${snake}}`)?.messages ?? [];
    expect(message && readMessage(message).event).toEqual(streak);
  });

  test('gift without envelope', () => {
    for (const text of [snake, JSON.stringify(camel)]) {
      const [message] = openRecord(text)?.messages ?? [];
      expect(message && readMessage(message).event).toEqual(streak);
    }
  });

  test.each([
    ['no end', { repeatEnd: undefined }, { ended: false }],
    ['no group', { groupId: undefined }, { groupId: null }],
    ['no type and no price', { gift: { id: '5655' } }, { type: null, unit: null }],
    ['no gift', { gift: undefined }, { giftId: '5655', name: null }],
    ['no count', { repeatCount: undefined }, { repeatCount: 1 }],
    ['a display id', { user: { id: '5', displayId: 'other' } }, { user: { id: '5', handle: 'other' } }],
    ['an old handle', { user: { id: '5', uniqueId: 'other' } }, { user: { id: '5', handle: 'other' } }],
  ])('gift with %s', (_, change, expected) => {
    expect(read('gift', { ...camel, ...change })).toMatchObject(expected);
  });

  test('like, viewers, comment', () => {
    expect(read('LikeEvent', { common, user, count: 15, total: '600' })).toMatchObject({
      user: streak.user,
      batch: 15,
      total: 600,
    });
    const told = { concurrent: 12, ever: 40, sampledAt: TIME };
    expect(read('RoomUserSeqEvent', { common, total: '12', totalUser: '40' })).toMatchObject(told);
    expect(read('RoomUserSeqEvent', { common, mTotal: '12', totalUser: '40' })).toMatchObject(told);
    const small = { msg_id: '1', create_time: TIME };
    expect(read('RoomUserSeqEvent', { common: small, total: 12, total_user: 40 })).toMatchObject(told);
    expect(read('RoomUserSeqEvent', { common: small, m_total: 12, total_user: 40 })).toMatchObject(told);
    expect(read('RoomUserSeqEvent', { common: small })).toMatchObject({ concurrent: null, ever: null });
    expect(read('RoomUserSeqEvent', { common: small, total: 'many' })).toBeNull();
    expect(read('CommentEvent', { common, user, comment: 'hi' })).toMatchObject({ user: streak.user });
    expect(read('CommentEvent', { common, user, content: 'hi' })).toMatchObject({ kind: 'comment' });
    expect(read('CommentEvent', { common, user })).toMatchObject({ kind: 'comment' });
    expect(read('CommentEvent', { common, user, comment: 5 })).toBeNull();
  });

  test.each([
    ['camel', { displayText: { key: 'pm_mt_guidance_share' } }],
    ['snake', { display_text: { key: 'pm_mt_guidance_share' } }],
  ])('social in %s case', (_, text) => {
    expect(read('WebcastSocialMessage', { common: { msg_id: '1', ...text }, user })).toMatchObject({
      kind: 'share',
      msgId: '1',
    });
  });
});
