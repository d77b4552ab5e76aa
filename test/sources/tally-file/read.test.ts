import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, InputError } from '../../../src/diagnostics/diagnostic.ts';
import { renderTally } from '../../../src/render/json/tally.ts';
import type { RoomId } from '../../../src/session/ids.ts';
import type { RoomDocument, TallyDocument } from '../../../src/session/tally/document.ts';
import { peek } from '../../../src/sources/input.ts';
import { sources } from '../../../src/sources/registry.ts';
import { readTally } from '../../../src/sources/tally-file/read.ts';
import { isSingle, isStreak } from '../../../src/sources/tally-file/rows.ts';
import { tallySchema } from '../../../src/sources/tally-file/schema.ts';
import { tallyFile } from '../../../src/sources/tally-file/source.ts';
import { comment, gift, like, START, tallyOf } from '../../session/events.ts';

const ROOM = '7000000000000000001' as RoomId;
const tally = {
  ...tallyOf(
    [gift({ groupId: '9' }), gift(), gift({ msgId: null, time: null }), like(3, 10), comment()],
    ROOM,
  ),
  records: 5,
};
const valid = renderTally([tally], false, '1.2.3');

const room = (JSON.parse(valid) as TallyDocument).rooms[0] as RoomDocument;
const [streak, single] = [
  room.streaks[0],
  room.singles[0],
] as readonly unknown[] as readonly (readonly unknown[])[];
const hash = '00000000000000ff';
const liker = [hash, '', 3];
const other = (row: readonly unknown[] = [], index: number, value: unknown) => row.with(index, value);

/** The whole tally with other values at some paths; `undefined` leaves a key out. */
function changed(changes: Readonly<Record<string, unknown>>): string {
  const document: unknown = JSON.parse(valid);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() as string;
    const parent = keys.reduce<unknown>((each, key) => (each as Record<string, unknown>)[key], document);
    (parent as Record<string, unknown>)[last] = value;
  }
  return JSON.stringify(document);
}
const inRoom = (changes: Readonly<Record<string, unknown>>): string =>
  changed(Object.fromEntries(Object.entries(changes).map(([key, value]) => [`rooms.0.${key}`, value])));

function refusalOf(text: string): readonly Diagnostic[] {
  try {
    readTally(text, 'part.json');
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics;
    throw error;
  }
  return [];
}

describe('a tally file', () => {
  test('that is whole is read', () => {
    expect(refusalOf(valid)).toEqual([]);
    expect(readTally(valid, 'part.json')).toMatchObject({
      records: 5,
      diagnostics: [],
      gifts: { read: 3 },
    });
  });

  test('of an earlier program, which did not keep who sent the likes, is read', () => {
    expect(room.likes.likers).toHaveLength(1);
    expect(refusalOf(inRoom({ 'likes.likers': undefined }))).toEqual([]);
  });

  test.each<[string, string]>([
    ['rooms', changed({ rooms: {} })],
    ['rooms', changed({ rooms: [] })],
    ['schemaVersion', changed({ schemaVersion: 0 })],
    ['schemaVersion', changed({ schemaVersion: '1' })],
    ['rooms[0].roomId', inRoom({ roomId: 'a b' })],
    ['rooms[0].records', inRoom({ records: -1 })],
    ['rooms[0].records', inRoom({ records: 2 ** 53 })],
    ['rooms[0].first', inRoom({ first: 9e15 })],
    ['rooms[0].last', inRoom({ last: START - 1 })],
    ['rooms[0].last', inRoom({ first: null })],
    ['rooms[0].streaks[0][0]', inRoom({ streaks: [other(streak, 0, '7100000000000000042')] })],
    ['rooms[0].streaks[0][4]', inRoom({ streaks: [other(streak, 4, 0)] })],
    ['rooms[0].streaks[0]', inRoom({ streaks: [streak?.slice(1)] })],
    ['rooms[0].streaks[0][2]', inRoom({ streaks: [other(streak, 2, '5656')] })],
    ['rooms[0].streaks[1]', inRoom({ streaks: [streak, streak] })],
    ['rooms[0].streaks[1][6]', inRoom({ streaks: [streak, other(streak, 6, START / 1000)] })],
    ['rooms[0].singles[0][0]', inRoom({ singles: [other(single, 0, 'a\nb')] })],
    ['rooms[0].singles[0][6]', inRoom({ singles: [other(other(single, 0, null), 6, null)] })],
    ['rooms[0].singlesSeen', inRoom({ singlesSeen: 0 })],
    ['rooms[0].loose[0][6]', inRoom({ loose: [other(room.loose[0], 6, 2 ** 40)] })],
    ['rooms[0].gifts[0].units', inRoom({ 'gifts.0.units': [2, 1] })],
    ['rooms[0].gifts[0].types', inRoom({ 'gifts.0.types': [1, 2, 3, 4, 5, 6, 7, 8, 9] })],
    ['rooms[0].gifts[0].stated[0]', inRoom({ 'gifts.0.stated': ['5'] })],
    ['rooms[0].gifts[1]', inRoom({ gifts: [room.gifts[0], room.gifts[0]] })],
    ['rooms[0].likes.max', inRoom({ 'likes.max': 9 })],
    ['rooms[0].likes.max', inRoom({ 'likes.max': null })],
    ['rooms[0].likes.likers[0][0]', inRoom({ 'likes.likers': [['12', '', 3]] })],
    ['rooms[0].likes.likers[0][1]', inRoom({ 'likes.likers': [[hash, '7100000000000000042', 3]] })],
    ['rooms[0].likes.likers[0][2]', inRoom({ 'likes.likers': [[hash, '', -1]] })],
    ['rooms[0].likes.likers', inRoom({ 'likes.likers': [liker, liker] })],
    ['rooms[0].likes.likers', inRoom({ 'likes.likers': Array.from({ length: 513 }, () => liker) })],
    ['rooms[0].messages.like.hashes', inRoom({ 'messages.like.hashes': 'AAAAAAAAAAA=' })],
    ['rooms[0].messages.like.hashes', inRoom({ 'messages.like.hashes': 'not base64' })],
    ['rooms[0].messages.like.hashes', inRoom({ 'messages.like.seen': 0 })],
    ['rooms[0].messages.like.hashes', inRoom({ 'messages.like.more': true })],
    ['rooms[0].handles[0][1]', inRoom({ handles: [['1', 'x'.repeat(201)]] })],
  ])('is refused at %s', (key, text) => {
    const found = refusalOf(text);
    const expected: unknown = expect.stringMatching(/./);
    expect(found).toMatchObject([
      { code: 'DATA_VALUE_INVALID', args: { key, expected }, at: { file: 'part.json' } },
    ]);
  });

  test('is refused for a key that is missing or unknown, by its path', () => {
    expect(refusalOf(inRoom({ 'likes.min': undefined }))).toMatchObject([
      { code: 'DATA_KEY_MISSING', args: { key: 'rooms[0].likes.min' } },
    ]);
    expect(refusalOf(inRoom({ streaks: undefined }))).toMatchObject([
      { code: 'DATA_KEY_MISSING', args: { key: 'rooms[0].streaks' } },
    ]);
    expect(refusalOf(inRoom({ streak: [] }))).toMatchObject([
      { code: 'DATA_KEY_UNKNOWN', args: { key: 'rooms[0].streak', nearest: 'streaks' } },
    ]);
    expect(refusalOf(valid.replace('"loose"', '"__proto__": {"polluted": true}, "loose"'))).toMatchObject([
      { code: 'DATA_KEY_UNKNOWN', args: { key: 'rooms[0].__proto__' } },
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('of a newer version is refused as such, whatever it holds', () => {
    const later = JSON.stringify({ document: 'live-earnings tally', schemaVersion: 2, halls: [] });
    expect(refusalOf(later)).toEqual([
      {
        code: 'TALLY_TOO_NEW',
        severity: 'error',
        args: { version: 2, known: 1 },
        at: { file: 'part.json' },
      },
    ]);
  });

  test.each([
    ['it ends too early', valid.slice(0, -40)],
    ['it ends too early', valid.slice(0, -4)],
    ['it ends too early', valid.slice(0, 500)],
    ['it is damaged', valid.replace('"rooms"', 'rooms')],
    ['it is damaged', `${valid}${valid}`],
  ])('is refused as damaged: %s', (reason, text) => {
    expect(refusalOf(text)).toMatchObject([
      { code: 'DATA_SYNTAX', args: { reason }, at: { file: 'part.json' } },
    ]);
  });

  test('that is wrong at every row says so no more than twenty times', () => {
    const found = refusalOf(inRoom({ streaks: Array.from({ length: 50_000 }, () => ['x']) }));
    expect(found).toHaveLength(20);
  });

  test('goes on saying what the logs lacked', () => {
    const nothing = { ...tallyOf([], ROOM), records: 3, malformed: 2 };
    const { diagnostics } = readTally(renderTally([nothing], true, '1'), 'part.json');
    expect(diagnostics).toMatchObject([
      { code: 'TALLY_INCOMPLETE', severity: 'warning', at: { file: 'part.json' } },
      { code: 'MALFORMED_RECORDS', args: { count: 2, positions: [] } },
      { code: 'NO_EVENTS_OF_INTEREST', args: { records: 3 } },
    ]);
  });

  property.prop([
    fc.array(
      fc.oneof(
        fc.constantFrom<unknown>('', 'Iq66jVkql-z', '5655', '6900000000000000001', null, true, START, 1, 0),
        fc.jsonValue({ maxDepth: 1 }),
      ),
      { minLength: 7, maxLength: 9 },
    ),
    fc.array(fc.nat(8), { maxLength: 2 }),
  ])('rows are looked at as the schema says', (junk, taken) => {
    const { streaks, singles } = tallySchema.shape.rooms.element.shape;
    for (const [fits, list, whole] of [
      [isStreak, streaks, streak],
      [isSingle, singles, single],
    ] as const) {
      const row: unknown[] = [...(whole ?? [])];
      for (const index of taken) row[index] = junk[index];
      for (const each of [row, row.slice(0, 8), junk])
        expect(fits(each)).toBe(list.safeParse([each]).success);
    }
  });
});

describe('recognising a tally', () => {
  const sourceOf = (head: string) => sources.find((each) => each.recognise(head))?.name ?? null;

  test.each([
    ['as it is written', valid],
    ['by its beginning', valid.slice(0, 60)],
    ['in another layout', JSON.stringify(JSON.parse(valid))],
    ['pretty', JSON.stringify(JSON.parse(valid), null, 4)],
    [
      'with its keys in another order',
      JSON.stringify({ rooms: [], schemaVersion: 1, document: 'live-earnings tally' }),
    ],
    ['of a later version', '{"document":"live-earnings tally","schemaVersion":7}'],
    ['behind a byte-order mark', `\ufeff${valid}`],
  ])('%s', (_, head) => {
    expect(sourceOf(head)).toBe('tally');
  });

  test.each([
    [
      'a comment that quotes one',
      JSON.stringify({
        event: 'chat',
        data: { msgId: '1', userId: '2', uniqueId: 'x', comment: valid.slice(0, 80) },
      }),
    ],
    ['a report', '{"schemaVersion":1,"tool":{"name":"live-earnings"},"direct":{}}'],
    ['a text about one', 'document: live-earnings tally\n"document": "live-earnings tally"'],
  ])('not in %s', (_, head) => {
    expect(sourceOf(head)).not.toBe('tally');
  });

  test('through the source', async () => {
    const input = await peek(
      'part.json',
      (async function* () {
        yield Buffer.from(`\ufeff${valid.slice(0, 1000)}`);
        yield Buffer.from(valid.slice(1000));
      })(),
    );
    expect(await tallyFile.read(input, {} as never)).toMatchObject([
      { path: 'part.json', reading: { records: 5 } },
    ]);
  });
});
