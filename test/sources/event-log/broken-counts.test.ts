import { describe, expect, it } from 'vitest';
import { readEventLog } from '../../../src/sources/event-log/read.ts';

const gift = (repeatCount: unknown, msgId: string): string =>
  JSON.stringify({
    event: 'gift',
    data: {
      giftId: 5655,
      giftType: 2,
      diamondCount: 1,
      repeatCount,
      groupId: '7',
      userId: '9',
      uniqueId: 'nia',
      msgId,
      createTime: '1795201201000',
    },
  });

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

describe('a repeat count that is none', () => {
  it.each([[-3], [2.5], [1e300], ['abc'], [[4]], [{ a: 1 }], [1e16], [true]])(
    '%j makes the message malformed, never one gift',
    async (count) => {
      const { tallies, gifts } = await readEventLog(
        bytes(`${gift(1, '1')}\n${gift(count, '2')}\n`),
        'live.jsonl',
      );
      expect([gifts.read, gifts.unreadable, tallies[0]?.malformed]).toEqual([1, 1, 1]);
    },
  );

  it.each([[null], [''], [0], ['3'], [3]])('%j is read', async (count) => {
    const { gifts } = await readEventLog(bytes(`${gift(1, '1')}\n${gift(count, '2')}\n`), 'live.jsonl');
    expect([gifts.read, gifts.unreadable]).toEqual([2, 0]);
  });
});
