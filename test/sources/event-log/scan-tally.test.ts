import { describe, expect, it } from 'vitest';
import { roomDocuments } from '../../../src/session/tally/document.ts';
import { fold } from '../../../src/session/tally/fold.ts';
import { emptyTally, type Tally } from '../../../src/session/tally/tally.ts';
import { readMessage } from '../../../src/sources/event-log/dialects/index.ts';
import { openRecord } from '../../../src/sources/event-log/envelope.ts';
import { recordReader } from '../../../src/sources/event-log/reader.ts';
import { type Random, randomFrom } from './hostile-records.ts';

/** More by hand: `SCANNED=1000000 npx vitest run test/sources/event-log/scan-tally.test.ts`. */
const RECORDS = Number(process.env['SCANNED'] ?? 20_000);
const PATIENCE = 60_000 + RECORDS;
const START = 1_786_356_000_000;

const whole = (random: Random, most: number): number => Math.floor(random() * most);
const oneOf = <Value>(random: Random, values: readonly Value[]): Value =>
  values[whole(random, values.length)] as Value;

/** What JSON.parse, the dialects and `fold` make of the lines, one by one. */
function reference(lines: readonly string[]): { tallies: Tally[]; gifts: number } {
  const tallies = new Map<string | null, Tally>();
  let gifts = 0;
  for (const line of lines) {
    for (const message of openRecord(line)?.messages ?? []) {
      const { kind, event } = readMessage(message);
      if (event === null) throw new Error(line);
      const tally = tallies.get(event.room) ?? emptyTally(event.room);
      tallies.set(event.room, fold(tally, event));
      tally.records += 1;
      gifts += kind === 'gift' ? 1 : 0;
    }
  }
  return { tallies: [...tallies.values()], gifts };
}

/** Several readers take turns at the same kernel, each a part of the lines. */
function counted(lines: readonly string[], random: Random, readers = 1) {
  const open = Array.from({ length: readers }, () => {
    const reader = recordReader({
      everything: false,
      broken: (line) => {
        throw new Error(lines[line - 1]);
      },
    });
    return { reader, tallies: () => reader.counted() };
  });
  for (let from = 0; from < lines.length; ) {
    const piece = lines.slice(from, from + 1 + whole(random, 4000));
    oneOf(random, open).reader.lines(Buffer.from(`${piece.join('\n')}\n`), from + 1);
    from += piece.length;
    // In between, as `watch` does.
    if (random() < 0.1) oneOf(random, open).tallies();
  }
  return open.map(({ tallies }) => tallies());
}

const written = (tallies: readonly Tally[]): string => JSON.stringify(roomDocuments(tallies));

/** Both as text would be megabytes in a failure's message. */
function expectSame(lines: readonly string[], random: Random): void {
  const expected = reference(lines);
  const [read] = counted(lines, random);
  const [one, other] = [written(read?.tallies ?? []), written(expected.tallies)];
  if (one !== other) {
    const at = [...one].findIndex((char, index) => char !== other[index]);
    expect(one.slice(Math.max(0, at - 300), at + 60)).toBe(other.slice(Math.max(0, at - 300), at + 60));
  }
  expect(read?.gifts).toEqual({ read: expected.gifts, unreadable: 0 });
}

/** Few of everything, so that all meet again and again. */
function giftLine(random: Random): string {
  const time = String(START + whole(random, 50) * 1000);
  const giftId = oneOf(random, ['5655', '5487', 'A1', '7']);
  const msgId = oneOf(random, ['', '0', '9', '18446744073709551615', 'x']) + String(whole(random, 400));
  const groupId = oneOf(random, [undefined, '', '0', String(whole(random, 60)), `g${whole(random, 9)}`]);
  const receiver = oneOf(random, ['7001', '7002', '0']);
  const name = oneOf(random, ['Rose', 'Rosa', '\ud83c\udf39 "R"', 'long '.repeat(40)]);
  const unit = oneOf(random, [1, 1, 1, 5, 0, 4_294_967_297]);
  const type = oneOf(random, [1, 1, 2, 0]);
  const said = {
    giftId,
    ...(groupId !== undefined && { groupId }),
    repeatCount: 1 + whole(random, 9),
    repeatEnd: random() < 0.3,
  };
  const userId = String(whole(random, 12) + 1);
  if (random() < 0.5)
    return JSON.stringify({
      event: 'gift',
      data: {
        ...said,
        userId,
        msgId,
        createTime: time,
        giftType: type,
        diamondCount: unit,
        giftName: name,
        receiverUserId: receiver,
        ...(random() < 0.3 && { tikfinityUsername: `acc${whole(random, 12)}` }),
      },
    });
  return JSON.stringify({
    event: 'gift',
    data: {
      common: { method: 'WebcastGiftMessage', msgId, roomId: `7${whole(random, 3)}`, createTime: time },
      ...said,
      user: { id: userId, displayId: 'viewer' },
      ...(random() < 0.7 && { toUser: { id: receiver, displayId: oneOf(random, ['host', 'guest']) } }),
      gift: { id: giftId, type, diamondCount: unit, name },
      monitorInfo: { anchorId: oneOf(random, ['7001', '7009']), toUserId: receiver },
    },
  });
}

describe('what the kernel counts', () => {
  it('of gifts is what `fold` counts', { timeout: PATIENCE }, () => {
    const random = randomFrom(6);
    for (let left = RECORDS; left > 0; left -= 2000)
      expectSame(
        Array.from({ length: 2000 }, () => giftLine(random)),
        random,
      );
  });

  it('of many purchases, too', { timeout: PATIENCE }, () => {
    const random = randomFrom(7);
    const lines = Array.from({ length: Math.max(RECORDS, 20_000) }, (_, index) =>
      JSON.stringify({
        event: 'gift',
        data: {
          giftId: 5655 + whole(random, 300),
          groupId: String(1_786_000_000_000 + whole(random, 9000)),
          repeatCount: 1 + whole(random, 99),
          repeatEnd: random() < 0.5,
          userId: String(7_000_000_000_000 + whole(random, 3000)),
          msgId: String(7_400_000_000_000_000 + index),
          createTime: String(START + index * 10),
          giftType: 1,
          diamondCount: 1 + whole(random, 3),
          receiverUserId: '7001',
        },
      }),
    );
    expectSame(lines, random);
  });

  it('of likes, comments and viewers beyond what is told apart', { timeout: PATIENCE }, () => {
    const random = randomFrom(8);
    const lines = Array.from({ length: Math.max(RECORDS * 5, 100_000) }, (_, index) => {
      const head = {
        msgId: String(7_400_000_000_000_000 + whole(random, 90_000)),
        createTime: String(START + whole(random, 7200) * 977),
      };
      const like = { likeCount: whole(random, 15), totalLikeCount: 1 + whole(random, 99_999) };
      if (index % 20 === 0) return JSON.stringify({ event: 'chat', data: { comment: 'hi', ...head } });
      if (index % 31 === 0)
        return JSON.stringify({ event: 'roomUser', data: { viewerCount: whole(random, 900) } });
      if (index % 37 === 0)
        return JSON.stringify({
          event: 'roomUser',
          data: { viewerCount: whole(random, 900), createTime: head.createTime },
        });
      if (index % 41 === 0) return JSON.stringify({ event: oneOf(random, ['follow', 'share']), data: head });
      return JSON.stringify({ event: 'like', data: { ...like, ...head } });
    });
    expectSame(lines, random);
  });

  it('of more rooms than its memory holds', { timeout: PATIENCE }, () => {
    const random = randomFrom(9);
    const lines = Array.from({ length: Math.max(RECORDS, 40_000) }, (_, index) =>
      JSON.stringify({
        event: 'like',
        data: {
          common: {
            method: 'WebcastLikeMessage',
            msgId: String(7_400_000_000_000_000 + whole(random, 9)),
            roomId: String(7_600_000_000_000_000 + (index % 2 === 0 ? index : whole(random, 9))),
            createTime: String(START + index),
          },
          count: 1 + whole(random, 9),
          total: String(1 + whole(random, 9)),
        },
      }),
    );
    expectSame(lines, random);
  });

  it('for one reader is not counted for another', () => {
    const random = randomFrom(10);
    const lines = Array.from({ length: 9000 }, () => giftLine(random));
    const shares = counted(lines, random, 3);
    expect(shares.reduce((sum, { gifts }) => sum + gifts.read, 0)).toBe(9000);
    const records = shares.map(({ tallies }) => tallies.reduce((sum, tally) => sum + tally.records, 0));
    expect(records.reduce((sum, count) => sum + count, 0)).toBe(9000);
    expect(Math.min(...records)).toBeGreaterThan(0);
    expect(shares.map(({ gifts }) => gifts.read)).toEqual(records);
  });
});
