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

/** What a reader makes of them, in pieces; `often`: how often they are taken in between, as `watch` does. */
function counted(lines: readonly string[], random: Random, often = 0.1) {
  const reader = recordReader({
    everything: false,
    broken: (line) => {
      throw new Error(lines[line - 1]);
    },
  });
  for (let from = 0; from < lines.length; ) {
    const piece = lines.slice(from, from + 1 + whole(random, 4000));
    reader.lines(Buffer.from(`${piece.join('\n')}\n`), from + 1);
    from += piece.length;
    if (random() < often) reader.counted();
  }
  return reader.counted();
}

const written = (tallies: readonly Tally[]): string => JSON.stringify(roomDocuments(tallies));

/** What two readers make of them together, as two threads do. */
function countedApart(lines: readonly string[], random: Random) {
  const cut = whole(random, lines.length);
  const [one, other] = [lines.slice(0, cut), lines.slice(cut)].map((part) => {
    const reader = recordReader({ everything: false, broken: () => {} });
    for (let from = 0; from < part.length; from += 4000)
      reader.lines(Buffer.from(`${part.slice(from, from + 4000).join('\n')}\n`), 1);
    return reader;
  }) as [ReturnType<typeof recordReader>, ReturnType<typeof recordReader>];
  other.absorb(one.counted());
  return other.counted();
}

/** Both as text would be megabytes in a failure's message. */
function expectSame(lines: readonly string[], random: Random, often?: number): void {
  const expected = reference(lines);
  for (const read of [counted(lines, random, often), countedApart(lines, random)])
    expectAlike(read, expected);
}

function expectAlike(read: ReturnType<typeof counted>, expected: ReturnType<typeof reference>): void {
  const [one, other] = [written(read.tallies), written(expected.tallies)];
  if (one !== other) {
    const at = Array.from({ length: one.length }, (_, index) => index).findIndex((i) => one[i] !== other[i]);
    expect(one.slice(Math.max(0, at - 300), at + 60)).toBe(other.slice(Math.max(0, at - 300), at + 60));
  }
  expect(read.gifts).toEqual({ read: expected.gifts, unreadable: 0 });
}

/** Few of everything, so that all meet again and again. */
function giftLine(random: Random): string {
  const time = String(START + whole(random, 50) * 1000);
  const giftId = oneOf(random, ['5655', 'A1', '7']);
  const msgId = oneOf(random, ['', '0', '9', '1844674407370955161', 'x']) + String(whole(random, 200));
  const groupId = oneOf(random, [undefined, '', '0', String(whole(random, 20)), `g${whole(random, 9)}`]);
  const receiver = oneOf(random, ['7001', '7002', '0']);
  const name = random() < 0.02 ? 'long '.repeat(40) : oneOf(random, ['Rose', 'Rosa', '\ud83c\udf39 "R"']);
  const unit = random() < 0.02 ? 4_294_967_297 : oneOf(random, [1, 1, 5, 0]);
  const type = oneOf(random, [1, 1, 2, 0]);
  const said = {
    giftId,
    ...(groupId !== undefined && { groupId }),
    repeatCount: 1 + whole(random, 9),
    repeatEnd: random() < 0.3,
  };
  const userId = String(whole(random, 5) + 1);
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
      ...(random() < 0.7 && { toUser: { id: receiver, displayId: `host${whole(random, 40)}` } }),
      gift: { id: giftId, type, diamondCount: unit, name },
      monitorInfo: { anchorId: oneOf(random, ['7001', '7009']), toUserId: receiver },
    },
  });
}

describe('what the kernel counts', () => {
  it('of gifts is what `fold` counts', { timeout: PATIENCE }, () => {
    const random = randomFrom(6);
    for (let left = RECORDS; left > 0; left -= 5000)
      expectSame(
        Array.from({ length: 5000 }, () => giftLine(random)),
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
      // One of twelve sends half of them; of some only the handle is told, of some nothing.
      const viewer = random() < 0.5 ? 1 : whole(random, 12);
      const user = oneOf(random, [
        { userId: `70${viewer}` },
        { userId: `70${viewer}` },
        { uniqueId: `v${viewer}` },
        { userId: '0' },
        {},
      ]);
      return JSON.stringify({ event: 'like', data: { ...user, ...like, ...head } });
    });
    expectSame(lines, random);
  });

  it('of more rooms than its memory holds', { timeout: PATIENCE }, () => {
    const random = randomFrom(9);
    const lines = Array.from({ length: Math.max(RECORDS, 19_000) }, (_, index) =>
      JSON.stringify({
        event: 'like',
        data: {
          common: {
            method: 'WebcastLikeMessage',
            msgId: String(7_400_000_000_000_000 + whole(random, 9)),
            roomId: String(7_600_000_000_000_000 + (index % 10 === 0 ? whole(random, 9) : index)),
            createTime: String(START + index),
          },
          count: 1 + whole(random, 9),
          total: String(1 + whole(random, 9)),
          user: oneOf<unknown>(random, [{ id: '701', displayId: 'v1' }, { id: '0', displayId: 'v2' }, null]),
        },
      }),
    );
    expectSame(lines, random, 0);
  });

  it('for one reader is not counted for another', () => {
    const random = randomFrom(10);
    const readers = ['71', '72', '73'].map((room) => ({
      room,
      lines: 0,
      reader: recordReader({ everything: false, broken: () => {} }),
    }));
    for (let turn = 0; turn < 60; turn += 1) {
      const one = oneOf(random, readers);
      const common = { method: 'WebcastMemberMessage', msgId: String(turn + 1), roomId: one.room };
      one.reader.lines(
        Buffer.from(`${JSON.stringify({ event: 'member', data: { common } })}\n`.repeat(9)),
        1,
      );
      one.lines += 9;
      if (random() < 0.2) oneOf(random, readers).reader.counted();
    }
    for (const { reader, room, lines } of readers)
      expect(reader.counted().tallies.map((tally) => [tally.room, tally.records])).toEqual([[room, lines]]);
  });
});
