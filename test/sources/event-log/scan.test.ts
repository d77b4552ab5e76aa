import { describe, expect, it } from 'vitest';
import type { RoomId } from '../../../src/session/ids.ts';
import { fold } from '../../../src/session/tally/fold.ts';
import { emptyTally, type Tally } from '../../../src/session/tally/tally.ts';
import { readMessage } from '../../../src/sources/event-log/dialects/index.ts';
import { openRecord } from '../../../src/sources/event-log/envelope.ts';
import { recordText } from '../../../src/sources/event-log/record-text.ts';
import { lineCounter } from '../../../src/sources/event-log/scan/count.ts';
import { hostileLine, randomFrom } from './hostile-records.ts';

/** More by hand: `SCANNED=5000000 npx vitest run test/sources/event-log/scan.test.ts`. */
const RECORDS = Number(process.env['SCANNED'] ?? 20_000);

type Tallies = Map<RoomId | null, Tally>;

const tallyIn =
  (tallies: Tallies) =>
  (room: RoomId | null): Tally => {
    const tally = tallies.get(room) ?? emptyTally(room);
    tallies.set(room, tally);
    return tally;
  };

/** What JSON.parse and the dialects make of a line; `null` when it is malformed, or not all of it can be read. */
function reference(line: Buffer): Tallies | null {
  const tallies: Tallies = new Map();
  const tallyOf = tallyIn(tallies);
  try {
    const opened = openRecord(recordText(line, 0, line.length));
    if (opened === null || opened.broken > 0) return null;
    for (const message of opened.messages) {
      const { event } = readMessage(message);
      if (event === null) return null;
      fold(tallyOf(event.room), event).records += 1;
    }
    return tallies;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Rooms that were asked for and got nothing are none. */
const filled = (tallies: Tallies): Tally[] => [...tallies.values()].filter(({ records }) => records > 0);

/** Everything in them, as text: comparing that is many times faster than comparing the tallies. */
const written = (tallies: readonly Tally[]): string =>
  JSON.stringify(tallies, (_key, value: unknown) => {
    if (value instanceof Map) return [...value];
    return value instanceof Uint32Array ? value.join() : value;
  });

describe('the scanner', () => {
  for (const everything of [true, false]) {
    it(`counts as JSON.parse does${everything ? '' : ', or skips what is not counted'}`, () => {
      const random = randomFrom(everything ? 1 : 2);
      let scanned = 0;
      let skipped = 0;
      for (let i = 0; i < RECORDS; i += 1) {
        const line = hostileLine(random);
        const bytes = Buffer.concat([line, Buffer.from('\n{"event":"like"')]);
        const tallies: Tallies = new Map();
        const end = lineCounter(tallyIn(tallies), everything).count(bytes, 0);
        if (end < 0) {
          if (filled(tallies).length > 0) expect.fail(`counted and handed on: ${line.toString()}`);
          continue;
        }
        scanned += 1;
        const expected = reference(line);
        const counted = filled(tallies);
        // A message that is not counted need not be right behind its `common` (decision 6), nor have but one.
        const uncounted = counted.every(({ messages, viewers }) =>
          [messages.like.size, messages.comment.size, viewers.samples.size, viewers.untimed.samples].every(
            (n) => n === 0,
          ),
        );
        if (!everything && uncounted) {
          skipped += 1;
          continue;
        }
        if (end !== line.length) expect.fail(`did not read to the end of ${line.toString()}`);
        if (expected === null || written(counted) !== written(filled(expected)))
          expect(counted, line.toString()).toEqual(expected && filled(expected));
      }
      // Else the test would show nothing.
      expect(scanned).toBeGreaterThan(RECORDS / 4);
      expect(skipped > 0).toBe(!everything);
    }, 600_000);
  }
});
