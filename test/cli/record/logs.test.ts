import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { chooseLogs, type LogChoice } from '../../../src/cli/record/log-choice.ts';
import { type LogFile, numbered, surveyLogs } from '../../../src/cli/record/log-files.ts';
import { openLogs } from '../../../src/cli/record/open-logs.ts';
import { tellOf } from '../../../src/sources/live/received.ts';
import { frame, gift } from '../../sources/live/live-server.ts';

const ROOM_A = '7650000000000000001';
const ROOM_B = '7650000000000000002';
const NOW = 1_786_400_000_000;
const connected = (room: string | null): string => frame('connected', room === null ? {} : { roomId: room });
const inRoom = (room: string): string =>
  frame('gift', { common: { roomId: room, msgId: '1' }, giftId: '5655' });
const END = frame('streamEnd', { action: 3 });

let folder = '';
beforeEach(() => {
  if (folder !== '') rmSync(folder, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'live-earnings-'));
});
const at = (name: string): string => join(folder, name);
/** Chooses for records, and writes each as the recorder would. */
const place = (choice: LogChoice, records: readonly string[]): string[] =>
  records.map((text) => {
    const path = choice.fileFor(tellOf(text));
    writeFileSync(path, `${text}\n`, { flag: 'a' });
    return basename(path);
  });
const left = (name: string, records: readonly string[], minutesAgo = 1): void => {
  writeFileSync(at(name), records.map((text) => `${text}\n`).join(''));
  utimesSync(at(name), NOW / 1000 - minutesAgo * 60, NOW / 1000 - minutesAgo * 60);
};
const survey = (): LogFile[] => surveyLogs(at('e.ndjson')).filter((file) => typeof file !== 'string');
const choose = (): LogChoice => chooseLogs(at('e.ndjson'), survey(), NOW);

describe('numbers', () => {
  it('stand before the extension', () => {
    expect([1, 2, 12].map((number) => numbered('a.b/evening.ndjson', number))).toEqual([
      'a.b/evening.ndjson',
      'a.b/evening.2.ndjson',
      'a.b/evening.12.ndjson',
    ]);
    expect(numbered('a.b/evening', 2)).toBe('a.b/evening.2');
  });
});

describe('a new log', () => {
  it('is of one LIVE: another room begins another file, and its own comes back to its own', () => {
    expect(
      place(choose(), [
        gift(1),
        connected(ROOM_A),
        gift(2),
        connected(ROOM_B),
        gift(3),
        inRoom(ROOM_A),
        inRoom(ROOM_B),
      ]),
    ).toEqual(['e.ndjson', 'e.ndjson', 'e.ndjson', 'e.2.ndjson', 'e.2.ndjson', 'e.ndjson', 'e.2.ndjson']);
  });

  it('ends with the LIVE, and another begins with the next connection', () => {
    expect(
      place(choose(), [
        connected(null),
        gift(1),
        END,
        gift(2),
        connected(null),
        gift(3),
        END,
        connected(null),
      ]),
    ).toEqual([
      'e.ndjson',
      'e.ndjson',
      'e.ndjson',
      'e.ndjson',
      'e.2.ndjson',
      'e.2.ndjson',
      'e.2.ndjson',
      'e.3.ndjson',
    ]);
  });

  it('goes on when the same LIVE does', () => {
    expect(place(choose(), [connected(ROOM_A), gift(1), END, connected(ROOM_A), gift(2)])).toEqual(
      Array(5).fill('e.ndjson'),
    );
  });

  it('goes on after a connection that comes without an end before it', () => {
    expect(place(choose(), [connected(null), gift(1), connected(null), gift(2)])).toEqual(
      Array(4).fill('e.ndjson'),
    );
  });

  it('does not run over what stands at a later number', () => {
    const choice = choose();
    place(choice, [connected(ROOM_A)]);
    writeFileSync(at('e.2.ndjson'), 'mine');
    expect(place(choice, [connected(ROOM_B)])).toEqual(['e.3.ndjson']);
    expect(readFileSync(at('e.2.ndjson'), 'utf8')).toBe('mine');
  });

  it('is not spread over a million files by a source that names rooms at random', () => {
    const choice = choose();
    const names = new Set(Array.from({ length: 1500 }, (_, i) => choice.fileFor(tellOf(inRoom(`8${i}`)))));
    expect(names.size).toBeLessThanOrEqual(1000);
  });
});

describe('a log that is there', () => {
  it.each([
    ['of the same room, however long ago', [inRoom(ROOM_A)], 5000, [inRoom(ROOM_A)], 'e.ndjson'],
    ['of another room', [inRoom(ROOM_A)], 1, [inRoom(ROOM_B)], 'e.2.ndjson'],
    ['that names no room, a moment ago', [gift(1)], 5, [gift(2)], 'e.ndjson'],
    ['that names no room, hours ago', [gift(1)], 300, [gift(2)], 'e.2.ndjson'],
    ['of a LIVE that is over', [connected(null), gift(1), END], 5, [gift(2)], 'e.2.ndjson'],
    ['of a LIVE that is over, and goes on', [connected(ROOM_A), END], 5, [connected(ROOM_A)], 'e.ndjson'],
    ['whose end was none', [connected(null), END, connected(null), gift(1)], 5, [gift(2)], 'e.ndjson'],
    ['that is empty', [], 5000, [gift(1)], 'e.ndjson'],
  ])('%s', (_, there, minutesAgo, records, expected) => {
    left('e.ndjson', there, minutesAgo);
    expect(place(choose(), records)).toEqual([expected]);
  });

  it('with others behind it is looked at as a row', () => {
    left('e.ndjson', [inRoom(ROOM_A)], 5000);
    left('e.2.ndjson', [inRoom(ROOM_B)], 5);
    expect(survey().map(({ room }) => room)).toEqual([ROOM_A, ROOM_B]);
    expect(place(choose(), [gift(1), inRoom(ROOM_A), inRoom('9')])).toEqual([
      'e.2.ndjson',
      'e.ndjson',
      'e.3.ndjson',
    ]);
  });
});

describe('where nothing may be added', () => {
  const refusal = (name: string): string => {
    try {
      openLogs(name, folder);
      return 'taken';
    } catch (error) {
      return JSON.stringify((error as { diagnostics?: unknown }).diagnostics);
    }
  };

  it('is anything but a log of lines', () => {
    writeFileSync(at('photo.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
    writeFileSync(at('array.json'), `[${gift(1)}]`);
    writeFileSync(at('evening.yaml'), 'likes: 5\n');
    mkdirSync(at('folder'));
    for (const name of [
      'photo.jpg',
      'array.json',
      'evening.yaml',
      'folder',
      'away/e.ndjson',
      'photo.jpg/e.ndjson',
    ])
      expect(refusal(name)).toContain('RECORDING_UNWRITABLE');
    left('e.ndjson', [gift(1)]);
    writeFileSync(at('e.2.ndjson'), 'notes of mine');
    expect(refusal('e.ndjson')).toContain('e.2.ndjson');
    expect(refusal('new.ndjson')).toBe('taken');
  });
});
