import { describe, expect, test } from 'vitest';
import { readMessage } from '../../../src/sources/event-log/dialects/index.ts';

const read = (name: string, data: Record<string, unknown>, receivedAt: number | null = null) =>
  readMessage({ name, data, receivedAt }).event;

describe('connector 1.x and TikFinity', () => {
  const gift = {
    giftId: 7934,
    repeatCount: 2,
    userId: '7100000000000000011',
    uniqueId: 'some.viewer',
    msgId: '7660000000000000001',
    createTime: '1772395200123',
    repeatEnd: false,
    gift: { gift_id: 7934, repeat_count: 2, repeat_end: 0, gift_type: 4 },
    giftType: 4,
    diamondCount: 1,
    giftName: 'ハートミー',
    originalName: 'Heart Me',
    receiverUserId: '6900000000000000001',
    groupId: '0',
    tikfinityUserId: 42,
    tikfinityUsername: 'late.show',
    monitorExtra: { room_id: 7650000000000000000 },
  };

  test('gift', () => {
    expect(read('gift', gift)).toEqual({
      kind: 'gift',
      msgId: '7660000000000000001',
      time: 1_772_395_200_123,
      room: null,
      account: 'late.show',
      user: { id: '7100000000000000011', handle: 'some.viewer' },
      receiver: { id: '6900000000000000001', handle: null },
      anchor: null,
      giftId: '7934',
      name: 'ハートミー',
      englishName: 'Heart Me',
      type: 4,
      unit: 1,
      repeatCount: 2,
      ended: false,
      groupId: null,
    });
  });

  test('gift of an old version, with the struct alone', () => {
    const old = {
      gift: { gift_id: 5655, repeat_count: 3, repeat_end: 1, gift_type: 1 },
      timestamp: 1_772_395_200,
    };
    expect(read('gift', old)).toMatchObject({
      giftId: '5655',
      repeatCount: 3,
      ended: true,
      type: 1,
      unit: null,
      time: 1_772_395_200_000,
      msgId: null,
      user: { id: null, handle: null },
    });
  });

  test.each([
    ['a price of 0', { diamondCount: 0 }, { unit: null }],
    ['no repeat count', { repeatCount: undefined, gift: {} }, { repeatCount: 1 }],
    ['a time in seconds', { createTime: '1772395200' }, { time: 1_772_395_200_000 }],
    ['a time before LIVE was', { createTime: '1000' }, { time: null }],
    ['counts as text', { repeatCount: '12', diamondCount: '5' }, { repeatCount: 12, unit: 5 }],
    [
      'an id that was rounded',
      { userId: 7100000000000000000 },
      { user: { id: null, handle: 'some.viewer' } },
    ],
    ['an id with a line feed', { groupId: '1\n2' }, { groupId: null }],
  ])('gift with %s', (_, change, expected) => {
    expect(read('gift', { ...gift, ...change })).toMatchObject(expected);
  });

  test('like, viewers, comment', () => {
    expect(read('like', { likeCount: 15, totalLikeCount: 600, msgId: '5' })).toMatchObject({
      batch: 15,
      total: 600,
    });
    expect(read('like', { likeCount: 15, totalLikeCount: 0 })).toMatchObject({ batch: 15, total: null });
    expect(read('roomUser', { viewerCount: 12, topViewers: [] })).toMatchObject({
      concurrent: 12,
      sampledAt: null,
    });
    expect(read('roomUser', { viewerCount: 12 }, 1_772_395_200_000)).toMatchObject({
      time: null,
      sampledAt: 1_772_395_200_000,
    });
    expect(read('chat', { comment: '', userId: '5' })).toMatchObject({ kind: 'comment', user: { id: '5' } });
  });

  test('social is what its display type says', () => {
    expect(read('social', { displayType: 'pm_main_follow_message_viewer_2', msgId: '1' })).toMatchObject({
      kind: 'follow',
      social: true,
    });
    expect(read('social', { displayType: 'pm_mt_guidance_share', msgId: '1' })).toMatchObject({
      kind: 'share',
    });
    expect(read('social', { displayType: 'pm_mt_join', msgId: '1' })).toMatchObject({ kind: 'other' });
    expect(read('follow', { userId: '5' })).toMatchObject({ kind: 'follow', social: false });
    expect(read('share', {})).toBeNull();
  });
});

describe('connector 2.3 to 2.5', () => {
  const common = { msgId: '7660000000000000001', roomId: '7650000000000000001', createTime: '1772395200123' };
  const gift = {
    common,
    giftId: '5655',
    groupCount: 3,
    repeatCount: 3,
    comboCount: 3,
    user: { id: '7100000000000000011', displayId: 'some.viewer' },
    toUser: { id: '6900000000000000002', displayId: 'guest' },
    repeatEnd: 1,
    groupId: '1772395200001',
    gift: { id: '5655', name: 'Rose', type: 1, diamondCount: 1 },
    matchInfo: { multiplierType: 1, multiplierValue: '3' },
    monitorInfo: { anchorId: '6900000000000000001', toUserId: '6900000000000000002' },
  };

  test('gift', () => {
    expect(read('WebcastGiftMessage', gift)).toEqual({
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
    });
  });

  test.each([
    [
      'no monitor info',
      { monitorInfo: undefined },
      { receiver: { id: '6900000000000000002' }, anchor: null },
    ],
    ['no receiver', { monitorInfo: { toUserId: '0' }, toUser: { id: '0' } }, { receiver: { id: null } }],
    ['only text ids', { user: { idStr: '7' } }, { user: { id: '7', handle: null } }],
    ['a type of 0', { gift: { type: 0, diamondCount: 0 } }, { type: null, unit: null }],
  ])('gift with %s', (_, change, expected) => {
    expect(read('gift', { ...gift, ...change })).toMatchObject(expected);
  });

  test('total is likes in a like and viewers in a roomUser', () => {
    expect(read('like', { common, count: 15, total: '600' })).toMatchObject({ batch: 15, total: 600 });
    expect(read('roomUser', { common, total: '12', totalUser: '40' })).toMatchObject({
      concurrent: 12,
      ever: 40,
      sampledAt: 1_772_395_200_123,
    });
  });

  test('comment, follow, and social by its display key', () => {
    expect(read('chat', { common, content: 'hi', user: { id: '5' } })).toMatchObject({ kind: 'comment' });
    expect(read('follow', { common })).toMatchObject({ kind: 'follow', social: false });
    const displayText = { key: 'pm_mt_guidance_share' };
    expect(read('WebcastSocialMessage', { common: { ...common, displayText } })).toMatchObject({
      kind: 'share',
    });
    expect(read('member', { common, memberCount: 5 })).toMatchObject({
      kind: 'other',
      time: 1_772_395_200_123,
    });
  });
});

describe('room info', () => {
  const info = {
    id: 7137682087200558000,
    id_str: '7650000000000000001',
    create_time: 1_772_395_200,
    like_count: 0,
    owner: { id_str: '6900000000000000001', display_id: 'late.show' },
  };

  test.each([
    ['1.x', { roomId: '7650000000000000001', roomInfo: info }],
    ['2.x', { roomId: '7650000000000000001', roomInfo: { data: info } }],
  ])('as %s writes it on connecting', (_, data) => {
    expect(read('connected', data)).toEqual({
      kind: 'room',
      msgId: null,
      time: null,
      room: '7650000000000000001',
      account: null,
      owner: { id: '6900000000000000001', handle: 'late.show' },
      startedAt: 1_772_395_200_000,
    });
  });

  test('that says nothing', () => {
    expect(read('connected', {})).toMatchObject({
      room: null,
      owner: { id: null, handle: null },
      startedAt: null,
    });
  });
});

describe('what is in no dialect that is read', () => {
  test.each([
    ['a name alone', { msgId: '1', gift: 'Rose', count: 3 }],
    ['a viewer struct and no message', { user: { userId: '5' }, giftId: 5655, repeatCount: 1 }],
    ['no gift id', { msgId: '1', giftName: 'Rose', repeatCount: 1 }],
    ['a repeat count above any', { msgId: '1', giftId: 5655, repeatCount: 2 ** 31 }],
  ])('a gift of %s', (_, data) => {
    expect(readMessage({ name: 'gift', data, receivedAt: null })).toEqual({ kind: 'gift', event: null });
  });

  test('is nothing where it is not counted', () => {
    expect(read('config', { actions: [{ trigger: { type: 'gift', id: 5655 } }] })).toMatchObject({
      kind: 'other',
    });
  });
});
