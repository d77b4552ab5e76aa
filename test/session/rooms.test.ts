import { describe, expect, test } from 'vitest';
import type { GiftEvent, LiveEvent } from '../../src/session/event.ts';
import type { GiftId, RoomId, UserId } from '../../src/session/ids.ts';
import { merge } from '../../src/session/tally/merge.ts';
import { eachSingle } from '../../src/session/tally/single-table.ts';
import { groupRooms, joinRooms } from '../../src/session/tally/rooms.ts';
import { emptyTally, type Tally } from '../../src/session/tally/tally.ts';
import { comment, gift, lines, like, settled, tallyOf } from './events.ts';

const A = '7000000000000000001' as RoomId;
const B = '7000000000000000002' as RoomId;
const roses = (count: number): LiveEvent => gift({ groupId: String(count), repeatCount: count });
const coins = (tallies: readonly Tally[]) =>
  tallies.map((tally) => [tally.room, lines(settled(tally).gifts)[0] ?? null]);

describe('joining tallies to rooms', () => {
  test('one room is one tally', () => {
    const [one, two] = [roses(1), roses(2)];
    expect(coins(joinRooms([tallyOf([one], A), tallyOf([roses(9)], B), tallyOf([one, two], A)]))).toEqual([
      [A, 'Rose x3 @1'],
      [B, 'Rose x9 @1'],
    ]);
  });

  test.each([
    ["a streak's message", roses(2)],
    ['a gift without streak', gift({ repeatCount: 2 })],
    ['a like', like(5, 100)],
    ['a comment', comment()],
    ['a follow', comment({ kind: 'follow', social: false })],
  ])('a tally without room joins the room it shares %s with', (_, shared) => {
    const joined = joinRooms([
      tallyOf([shared, roses(3)], null),
      tallyOf([roses(9)], A),
      tallyOf([shared], B),
    ]);
    expect(joined.map(({ room }) => room)).toEqual([A, B]);
    expect(lines(settled(joined[1] as Tally).gifts).join()).toMatch(/Rose x[35] @1/);
  });

  test("a follow shares with the social of its id, a streak's message with itself where the streak was lost", () => {
    const follow = comment({ kind: 'follow', social: false });
    const social = { ...follow, social: true } as LiveEvent;
    expect(joinRooms([tallyOf([social], null), tallyOf([follow], A)])).toHaveLength(1);
    const streak = gift({ groupId: '5', repeatCount: 4 });
    const joined = joinRooms([tallyOf([{ ...streak, groupId: null }], null), tallyOf([streak], A)]);
    expect(coins(joined)).toEqual([[A, 'Rose x4 @1']]);
  });

  test('through another recording, and in any order', () => {
    const [one, two] = [comment(), comment()];
    const tallies = [tallyOf([one, roses(1)], null), tallyOf([one, two, roses(2)], null), tallyOf([two], A)];
    expect(coins(joinRooms(tallies))).toEqual([[A, 'Rose x3 @1']]);
    expect(coins(joinRooms([...tallies].reverse()))).toEqual([[A, 'Rose x3 @1']]);
  });

  test('a streak that goes on in another tally joins them, whatever receiver one of them lost', () => {
    const tick = (repeatCount: number, fields: Partial<GiftEvent> = {}): LiveEvent =>
      gift({ groupId: '77', repeatCount, ...fields });
    const nobody = { id: null, handle: null };
    const pieces = (room: RoomId | null, later: Partial<GiftEvent> = {}) =>
      coins(joinRooms([tallyOf([tick(2)], room), tallyOf([tick(5, later)], null)]));
    expect(pieces(null)).toEqual([[null, 'Rose x5 @1']]);
    expect(pieces(A)).toEqual([[A, 'Rose x5 @1']]);
    expect(pieces(null, { receiver: nobody })).toEqual([[null, 'Rose x5 @1']]);
    for (const other of [
      { giftId: '5656' as GiftId },
      { groupId: '78' },
      { user: { id: '7' as UserId, handle: null } },
    ]) {
      expect(pieces(null, other)).toHaveLength(2);
      expect(pieces(A, other)).toHaveLength(2);
    }
    // Who sent it is not known in either: it may be anybody's.
    expect(
      joinRooms([tallyOf([tick(2, { user: nobody })], null), tallyOf([tick(5, { user: nobody })], null)]),
    ).toHaveLength(2);
  });

  test('a shared message is a better reason than a shared streak', () => {
    const said = comment();
    const joined = joinRooms([
      tallyOf([gift({ groupId: '77', repeatCount: 2 })], A),
      tallyOf([said], B),
      tallyOf([said, gift({ groupId: '77', repeatCount: 5 })], null),
    ]);
    expect(coins(joined)).toEqual([
      [A, 'Rose x2 @1'],
      [B, 'Rose x5 @1'],
    ]);
  });

  test('tells which tallies went into each', () => {
    const said = comment();
    const tallies = [
      tallyOf([roses(1)], null),
      tallyOf([roses(2)], B),
      tallyOf([said], null),
      tallyOf([said], A),
    ];
    expect(groupRooms(tallies).map(({ tally, from }) => [tally.room, from])).toEqual([
      [A, [2, 3]],
      [B, [1]],
      [null, [0]],
    ]);
  });

  test('one that shares nothing stays by itself', () => {
    expect(coins(joinRooms([tallyOf([roses(1)], null), tallyOf([roses(2)], A)]))).toEqual([
      [A, 'Rose x2 @1'],
      [null, 'Rose x1 @1'],
    ]);
  });

  test('the same viewer is one gifter after joining', () => {
    const said = comment();
    const [joined] = joinRooms([tallyOf([said, roses(1)], null), tallyOf([said, roses(2)], A)]);
    expect(settled(joined as Tally).gifters).toBe(1);
  });

  test('two rooms never merge', () => {
    expect(() => merge(emptyTally(A), emptyTally(B))).toThrow(RangeError);
  });
});

describe('a tally', () => {
  test("holds no viewer's id or handle", () => {
    const named = { id: '7100000000000000042', handle: 'a.viewer' } as never;
    const tally = tallyOf([
      gift({ user: named }),
      gift({ user: named, groupId: '1' }),
      gift({ user: named, msgId: null }),
      gift({ user: named, msgId: null, time: null }),
      like(1, null, { user: named, msgId: null }),
    ]);
    const text = JSON.stringify(tally, (_, value: unknown) => (value instanceof Map ? [...value] : value));
    expect(text).toContain('Rose');
    expect(text).not.toMatch(/7100000000000000042|a\.viewer/);
  });

  test('knows one viewer by another name in another room', () => {
    const userIn = (room: RoomId) => [...eachSingle(tallyOf([gift()], room).singles)][0]?.user;
    expect(userIn(A)).toMatch(/^[\w-]{11}$/);
    expect(userIn(A)).not.toBe(userIn(B));
  });
});
