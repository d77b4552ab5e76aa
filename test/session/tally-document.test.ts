import { describe, expect, test } from 'vitest';
import { renderTally } from '../../src/render/json/tally.ts';
import type { LiveEvent } from '../../src/session/event.ts';
import type { RoomId } from '../../src/session/ids.ts';
import { roomDocuments } from '../../src/session/tally/document.ts';
import { merge } from '../../src/session/tally/merge.ts';
import { eachSingle, isMadeUp } from '../../src/session/tally/single-table.ts';
import { emptyTally, type Tally } from '../../src/session/tally/tally.ts';
import { readTally } from '../../src/sources/tally-file/read.ts';
import { comment, GUEST, gift, HOST, like, room, START, settled, tallyOf, viewers } from './events.ts';

const A = '7000000000000000001' as RoomId;
const B = '7000000000000000002' as RoomId;
const text = (...tallies: Tally[]): string => renderTally(tallies, false, '1.2.3');
const again = (tally: Tally): Tally => readTally(text(tally), 'part.json').tallies[0] as Tally;

const nobody = { id: null, handle: null };
const viewer = { id: '7100000000000000042', handle: 'a.viewer' } as never;
/** One of everything that a tally can hold. */
const everything = (): LiveEvent[] => [
  room({ owner: { id: HOST, handle: 'late.show' }, startedAt: START - 500 }),
  gift({ groupId: '9', repeatCount: 3, anchor: HOST, unit: 5, receiver: { id: GUEST, handle: 'a.guest' } }),
  gift({ user: viewer, receiver: nobody, unit: null, type: 2, name: null, englishName: 'Rose' }),
  gift({ user: viewer, msgId: null, repeatCount: 4, ended: true }),
  gift({ user: nobody, msgId: null, time: null, unit: null }),
  gift({ user: viewer, msgId: null, time: null, ended: true, stated: 30 }),
  like(5, 100),
  like(7, null),
  like(7, null, { user: viewer, msgId: null }),
  like(7, null, { user: nobody, msgId: null }),
  viewers(10, START + 60_000, 55),
  viewers(12, null),
  comment({ account: 'recorder' }),
  comment({ user: viewer, msgId: null }),
  comment({ user: nobody, msgId: null }),
  comment({ kind: 'follow', social: true } as never),
  comment({ kind: 'share', social: false } as never),
];

describe('a tally document', () => {
  test('holds one of everything, and gives it back', () => {
    const tally = { ...tallyOf(everything(), A), records: 17, malformed: 2 };
    const back = again(tally);
    // Of tables the order of rows is not that of the messages any more.
    const { messages: _, streaks, singles, ...rest } = tally;
    expect(back).toMatchObject(rest);
    expect(text(back)).toBe(text(tally));
    expect(settled(back)).toEqual(settled(tally));
    // Nothing above may pass because it was not there.
    expect(tally.loose.size * streaks.size * tally.likes.batches.size).toBe(4);
    const madeUp = [...eachSingle(singles)].filter(({ row }) => isMadeUp(singles, row));
    expect(madeUp).toHaveLength(1);
  });

  test('names no viewer, with a room or without; creators it names', () => {
    for (const at of [A, null]) {
      const written = text(tallyOf(everything(), at));
      expect(written).not.toMatch(/7100000000000000042|a\.viewer/);
      expect(written).toMatch(/a\.guest[^]*recorder|recorder[^]*a\.guest/);
    }
  });

  test('without a room is salted when it is merged into one', () => {
    const roomless = tallyOf(everything(), null);
    const merged = merge(emptyTally(A), again(roomless));
    expect(text(merged)).toBe(text(merge(emptyTally(A), roomless)));
    const pseudonyms = (tally: Tally) => roomDocuments([tally])[0]?.singles.map(([, user]) => user);
    expect(pseudonyms(merged)).not.toEqual(pseudonyms(roomless));
  });

  test('knows nobody by a batch of likes that has no id', () => {
    const batch = (seconds: number, at: RoomId) =>
      [
        ...tallyOf(
          [like(7, null, { user: viewer, msgId: null, time: START + seconds * 1000 })],
          at,
        ).likes.batches.keys(),
      ][0];
    expect(batch(1, A)).toMatch(/^~[\da-f]{16}$/);
    // The same in every room, so that it merges; another every time, so that it tells nothing.
    expect(batch(1, B)).toBe(batch(1, A));
    expect(batch(2, A)).not.toBe(batch(1, A));
  });

  test('is in one order: rooms by id, then what names none by what it holds', () => {
    const tallies = [
      tallyOf([gift()], null),
      tallyOf([gift()], B),
      tallyOf([gift({ giftId: '1' })], null),
      tallyOf([gift()], A),
    ];
    expect(text(...tallies)).toBe(text(...[...tallies].reverse()));
    expect(readTally(text(...tallies), 'x').tallies.map((tally) => tally.room)).toEqual([A, B, null, null]);
  });

  test('writes a line a row, and nothing that acts on a terminal', () => {
    const tally = tallyOf(
      [gift({ name: 'Ro\u202ese', groupId: '1' }), gift({ giftId: '1', groupId: '2' })],
      A,
    );
    const lines = text(tally).split('\n');
    expect(lines.slice(0, 8)).toEqual([
      '{',
      '"document": "live-earnings tally",',
      '"schemaVersion": 1,',
      '"tool": {',
      '"name": "live-earnings",',
      '"version": "1.2.3"',
      '},',
      '"incomplete": false,',
    ]);
    expect(lines.filter((line) => line.startsWith('["'))).toHaveLength(2);
    expect(lines.join()).not.toContain('\u202e');
    expect(lines.join()).toContain('Ro\\u202ese');
    expect([...again(tally).gifts.values()].map(({ name }) => name)).toContain('Ro\u202ese');
  });
});
