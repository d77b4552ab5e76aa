import { describe, expect, test } from 'vitest';
import type { LiveEvent } from '../../src/session/event.ts';
import type { RoomId } from '../../src/session/ids.ts';
import { emptyTally } from '../../src/session/tally/tally.ts';
import { mergeRecordings } from '../../src/sources/recordings.ts';
import { comment, gift, lines, other, room, settled, START, tallyOf, viewers } from '../session/events.ts';

const A = '7000000000000000001' as RoomId;
const B = '7000000000000000002' as RoomId;
const reading = (at: RoomId | null, events: readonly LiveEvent[], records = 1) => ({
  tallies: [{ ...tallyOf(events, at), records }],
});
const torn = { tallies: [{ ...emptyTally(null), records: 2, malformed: 1 }] };
const merged = (...given: Parameters<typeof mergeRecordings>) =>
  mergeRecordings(...given).map(({ tally, from }) => [tally.room, tally.records, from]);

describe('merging recordings', () => {
  test('one tally a room, each with the recordings it came from', () => {
    const said = comment();
    const both = { tallies: [...reading(A, [gift()]).tallies, ...reading(B, [said]).tallies] };
    expect(merged([both, reading(null, [said]), reading(A, [gift()])])).toEqual([
      [A, 2, [0, 2]],
      [B, 2, [0, 1]],
    ]);
  });

  test('a piece that says nothing is no LIVE of its own: its records go to the largest', () => {
    expect(merged([torn, reading(A, [gift()], 5), reading(B, [gift()], 6)])).toEqual([
      [A, 5, [1]],
      [B, 8, [0, 2]],
    ]);
    expect(merged([reading(null, [gift()], 5), torn, torn])).toEqual([[null, 9, [0, 1, 2]]]);
    expect(merged([torn, torn])).toEqual([[null, 4, [0, 1]]]);
    expect(mergeRecordings([torn, reading(A, [gift()])])[0]?.tally.malformed).toBe(1);
  });

  test.each([
    ['a viewer count', viewers(3, null)],
    ['a message that is not counted', other(START)],
    ['when its room began', room({ startedAt: START })],
    ['whose room it is', room({ owner: { id: '6900000000000000001' as never, handle: null } })],
  ])('one that says %s is', (_, event) => {
    expect(merged([reading(null, [event]), reading(A, [gift()])])).toHaveLength(2);
  });

  test('in the declared room is all that names none, under the pseudonyms of that room', () => {
    const given = [
      reading(null, [gift()]),
      reading(B, [gift()]),
      reading(A, [gift()]),
      reading(null, [gift()]),
    ];
    expect(merged(given, A)).toEqual([
      [A, 3, [0, 2, 3]],
      [B, 1, [1]],
    ]);
    const [first] = mergeRecordings(given, A);
    if (first === undefined) throw new Error('no room');
    // The same viewer in all of them.
    expect(settled(first.tally).gifters).toBe(1);
    expect(lines(settled(first.tally).gifts)).toEqual(['Rose x1 @1']);
  });
});
