import { describe, expect, it } from 'vitest';
import type { RoomId } from '../../../src/session/ids.ts';
import { roomDocuments } from '../../../src/session/tally/document.ts';
import { fold } from '../../../src/session/tally/fold.ts';
import { emptyTally, type Tally } from '../../../src/session/tally/tally.ts';
import { readMessage } from '../../../src/sources/event-log/dialects/index.ts';
import { openRecord } from '../../../src/sources/event-log/envelope.ts';
import { recordReader } from '../../../src/sources/event-log/reader.ts';
import { recordText } from '../../../src/sources/event-log/record-text.ts';
import { recordCounter } from '../../../src/sources/event-log/scan/count.ts';
import { splitLines } from '../../../src/sources/event-log/split-lines.ts';
import { hostileLine, type Random, randomFrom } from './hostile-records.ts';

/** More by hand: `SCANNED=5000000 npx vitest run test/sources/event-log/scan.test.ts`. */
const RECORDS = Number(process.env['SCANNED'] ?? 20_000);
const PATIENCE = 60_000 + RECORDS;

type Tallies = Map<RoomId | null, Tally>;

const tallyIn =
  (tallies: Tallies) =>
  (room: RoomId | null): Tally => {
    const tally = tallies.get(room) ?? emptyTally(room);
    tallies.set(room, tally);
    return tally;
  };

/** Counts what JSON.parse and the dialects make of a text; false when it is malformed, or not all of it can be read. */
function countText(text: string, tallyOf: (room: RoomId | null) => Tally): boolean {
  try {
    const opened = openRecord(text);
    if (opened === null) return false;
    let room: RoomId | null = null;
    let { broken } = opened;
    for (const message of opened.messages) {
      const { event } = readMessage(message);
      if (event === null) broken += 1;
      else {
        fold(tallyOf(event.room), event);
        room ??= event.room;
      }
    }
    if (broken === 0) tallyOf(room).records += 1;
    return broken === 0;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Everything in them, as text; in one order, as pieces add up in any. */
const written = (tallies: Tallies): string => JSON.stringify(roomDocuments([...tallies.values()]));

const countsNothing = (tallies: Tallies): boolean =>
  [...tallies.values()].every(
    ({ messages, viewers, streaks, singles }) =>
      streaks.size === 0 &&
      singles.size === 0 &&
      viewers.samples.size === 0 &&
      viewers.untimed.samples === 0 &&
      Object.values(messages).every(({ size }) => size === 0),
  );

describe('the kernel', () => {
  for (const everything of [true, false]) {
    it(
      `reads as JSON.parse does${everything ? '' : ', or skips what is not counted'}`,
      () => {
        const random = randomFrom(everything ? 1 : 2);
        const seen = { counted: 0, skipped: 0, abridged: 0 };
        for (let i = 0; i < RECORDS; i += 1) {
          const line = hostileLine(random);
          const tallies: Tallies = new Map();
          let handedOn: string | null = null;
          const counter = recordCounter(tallyIn(tallies), everything, { read: 0 });
          const lines = counter.count(Buffer.concat([line, Buffer.from('\n')]), (bytes, from, to) => {
            handedOn = recordText(bytes, from, to);
          });
          counter.take();
          expect(lines).toBe(1);
          const text = recordText(line, 0, line.length);
          if (handedOn === null) {
            seen.counted += 1;
            // A message that is not counted need not be right behind its `common` (decision 6), nor have but one.
            if (!everything && countsNothing(tallies)) {
              seen.skipped += 1;
              continue;
            }
          } else {
            if (handedOn !== text) seen.abridged += 1;
            if (tallies.size > 0) expect.fail(`counted and handed on: ${String(line)}`);
          }
          const expected: Tallies = new Map();
          const isRead = countText(text, tallyIn(expected));
          const isReadToo = handedOn === null || countText(handedOn, tallyIn(tallies));
          if (isRead !== isReadToo || written(tallies) !== written(expected))
            expect({ isRead: isReadToo, tallies }, line.toString()).toEqual({ isRead, tallies: expected });
        }
        // Else the test would show nothing.
        expect(seen.counted).toBeGreaterThan(RECORDS / 4);
        expect(seen.abridged).toBeGreaterThan(RECORDS / 20);
        expect(seen.skipped > 0).toBe(!everything);
      },
      PATIENCE,
    );
  }
});

/** Lines, with what else stands in logs between them. */
function hostileLog(random: Random, records: number): Buffer {
  const lines = Array.from({ length: records }, () =>
    random() < 0.1
      ? Buffer.from(
          ['', '\r', '\0\0\0', '\ufeff{}', ' ', '{"event":"like"', '}'][Math.floor(random() * 7)] as string,
        )
      : hostileLine(random),
  );
  return Buffer.concat(
    lines.flatMap((line, index) =>
      index === 0 ? [line] : [Buffer.from(random() < 0.1 ? '\r\n' : '\n'), line],
    ),
  );
}

interface Read {
  readonly tallies: Tallies;
  readonly broken: readonly number[];
}

function referenceOf(log: Buffer): Read {
  const tallies: Tallies = new Map();
  const broken: number[] = [];
  let line = 0;
  for (let from = 0; from < log.length; ) {
    const feed = log.indexOf(0x0a, from);
    const to = feed === -1 ? log.length : feed;
    line += 1;
    const text = recordText(log, from, to);
    const isRead = text === '' ? !log.subarray(from, to).includes(0) : countText(text, tallyIn(tallies));
    if (!isRead) {
      broken.push(line);
      tallyIn(tallies)(null).malformed += 1;
    }
    from = to + 1;
  }
  return { tallies, broken };
}

/** Read in pieces; those that `inPlace` is true for as from a file. */
function readIn(pieces: readonly Buffer[], everything: boolean, inPlace: boolean): Read {
  const broken: number[] = [];
  const reader = recordReader({ everything, broken: (line) => broken.push(line) });
  const splitter = splitLines(reader);
  for (const piece of pieces) {
    const { buffer, from } = reader.room;
    if (inPlace) buffer.set(piece, from);
    splitter.push(inPlace ? buffer.subarray(from, from + piece.length) : piece);
  }
  splitter.end();
  return { tallies: new Map(reader.counted().tallies.map((tally) => [tally.room, tally])), broken };
}

const told = ({ tallies, broken }: Read): string => `${broken.join()} ${written(tallies)}`;

describe('whole chunks', () => {
  it(
    'of many lines are read as one line after the other',
    () => {
      const random = randomFrom(3);
      // More than rows in the kernel's table, and fewer; more than its buffer, and less.
      for (let left = RECORDS / 4; left > 0; ) {
        const records = Math.ceil(random() * 3000);
        const log = hostileLog(random, records);
        const expected = told(referenceOf(log));
        if (told(readIn([log], true, false)) !== expected)
          expect.fail(`seed 3, ${left} records before the end`);
        const pieces: Buffer[] = [];
        for (let from = 0; from < log.length; ) {
          const size = 1 + Math.floor(random() * 131_072);
          pieces.push(log.subarray(from, from + size));
          from += size;
        }
        for (const inPlace of [true, false])
          if (told(readIn(pieces, true, inPlace)) !== expected)
            expect.fail(`seed 3, ${left} records before the end, cut`);
        left -= records;
      }
    },
    PATIENCE,
  );

  for (const everything of [true, false]) {
    it(`are the same wherever they are cut${everything ? '' : ', also where not all is checked'}`, () => {
      const random = randomFrom(everything ? 4 : 5);
      const log = hostileLog(random, 8);
      const whole = told(everything ? referenceOf(log) : readIn([log], false, false));
      for (let cut = 0; cut <= log.length; cut += 1) {
        const pieces = [log.subarray(0, cut), log.subarray(cut)];
        for (const inPlace of [true, false])
          if (told(readIn(pieces, everything, inPlace)) !== whole) expect.fail(`cut at ${cut}`);
      }
    });
  }
});
