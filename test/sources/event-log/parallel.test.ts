import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readLogFile } from '../../../src/sources/event-log/parallel.ts';
import { readEventLog } from '../../../src/sources/event-log/read.ts';

const folder = mkdtempSync(join(tmpdir(), 'live-earnings-parallel-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ROOM = '7672330000000000000';
const message = (id: number, name: string, data: object): string =>
  JSON.stringify({
    event: name,
    data: {
      common: { msgId: String(id), roomId: ROOM, createTime: String(1_786_356_000_000 + id) },
      ...data,
    },
  });

describe('a file read by ranges', () => {
  it('counts as it does in one piece', async () => {
    const path = join(folder, 'live.ndjson');
    const lines = Array.from({ length: 24_000 }, (_, id) => {
      if (id % 4000 === 17) return '{"event":"gift","data":{"torn';
      // A line that is longer than what is read at once, and one that is no record any more.
      if (id === 5000) return message(id, 'chat', { content: 'x'.repeat(3 * 1024 * 1024) });
      if (id === 9000) return 'x'.repeat(9 * 1024 * 1024);
      if (id % 5 === 0)
        return message(id, 'gift', {
          giftId: '5655',
          repeatCount: 1,
          gift: { id: '5655', type: 2, diamondCount: 3, describe: 'y'.repeat(id % 900) },
        });
      return message(id, 'like', { count: 2, total: String(1000 + id), describe: 'z'.repeat(id % 700) });
    });
    writeFileSync(path, lines.join('\n'));
    const { size } = statSync(path);
    const reading = await readLogFile({
      path,
      file: { realPath: path, size },
      everything: false,
      workers: { entry: new URL('file:///nonexistent'), count: 0 },
      progress: () => {},
    });
    const whole = await readEventLog(createReadStream(path), path);
    expect(reading).toEqual(whole);
    expect(reading.tallies[0]?.singles.size).toBe(
      lines.filter((each) => each.includes('diamondCount')).length,
    );
    expect(reading.tallies[0]?.malformed).toBe(7);
  });
});
