import { describe, expect, test } from 'vitest';
import { tiktokCatalogue } from '../../../src/rates/tiktok/catalogue.ts';
import { settle } from '../../../src/session/settle/settle.ts';
import { readMessage } from '../../../src/sources/event-log/dialects/index.ts';
import { readEventLog } from '../../../src/sources/event-log/read.ts';
import { looksLikeEventLog } from '../../../src/sources/event-log/recognise.ts';
import { looksLikeSessionFile } from '../../../src/sources/session-file/recognise.ts';
import { formatOf, read as readInput } from '../gift-table/reading.ts';

const read = (name: string, data: Record<string, unknown>, receivedAt: number | null = null) =>
  readMessage({ name, data, receivedAt }).event;

const catalogue = tiktokCatalogue();

async function sessionOf(records: readonly unknown[]) {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  }
  const { tallies, gifts } = await readEventLog(chunks(), 'live.jsonl');
  const [tally] = tallies;
  if (!tally || tallies.length > 1) throw new Error(`${tallies.length} rooms`);
  const session = settle(tally, {
    host: null,
    gift: (giftId) => catalogue.byId(giftId),
    platform: 'tiktok',
    paths: [],
  });
  const coins = (session.gifts ?? []).reduce(
    (sum, { count, price }) => sum + (price.kind === 'priced' ? count * price.coins : 0),
    0,
  );
  return { session, coins, gifts, codes: session.diagnostics.map(({ code }) => code) };
}

const TIME = 1_772_395_200_123;

describe('tik.tools', () => {
  const user = { uniqueId: 'viewer_1', nickname: 'Viewer 1', userId: '7100000000000000011' };
  const gift = {
    type: 'gift',
    giftName: 'Rose',
    giftId: 5655,
    diamondCount: 1,
    repeatCount: 3,
    repeatEnd: true,
    giftType: 1,
    user,
  };

  test('gift', () => {
    expect(read('gift', gift)).toEqual({
      kind: 'gift',
      msgId: null,
      time: null,
      room: null,
      account: null,
      user: { id: '7100000000000000011', handle: 'viewer_1' },
      receiver: { id: null, handle: null },
      anchor: null,
      giftId: '5655',
      name: 'Rose',
      englishName: null,
      type: 1,
      unit: 1,
      repeatCount: 3,
      ended: true,
      groupId: null,
    });
  });

  test('the service’s clock places a message with an id, and identifies none without', () => {
    expect(read('gift', { ...gift, timestamp: TIME })).toMatchObject({ msgId: null, time: null });
    expect(read('gift', { ...gift, timestamp: TIME, msgId: '77' })).toMatchObject({
      msgId: '77',
      time: TIME,
    });
  });

  test.each([
    ['like', { likeCount: 5, totalLikes: 90 }, { kind: 'like', batch: 5, total: 90 }],
    ['like', { likeCount: 5, totalLikeCount: 90 }, { kind: 'like', batch: 5, total: 90 }],
    ['chat', { comment: 'hi' }, { kind: 'comment' }],
    ['social', { action: 'follow' }, { kind: 'follow', social: true }],
    ['social', { action: 'share' }, { kind: 'share', social: true }],
    ['social', { action: 7 }, { kind: 'other' }],
    ['follow', {}, { kind: 'follow', social: false }],
    ['member', { action: 1 }, { kind: 'other' }],
  ])('%s %j', (name, data, expected) => {
    expect(read(name, { ...data, user })).toMatchObject(expected);
  });

  test('viewers and room have no user', () => {
    expect(read('roomUserSeq', { viewerCount: 57, totalViewers: 900 }, TIME)).toMatchObject({
      kind: 'viewers',
      concurrent: 57,
      sampledAt: TIME,
    });
    expect(read('roomInfo', { roomId: '7650000000000000777', uniqueId: 'the_host' })).toMatchObject({
      kind: 'room',
      room: '7650000000000000777',
    });
  });

  test.each([
    ['a message', { event: { msgId: '1' } }],
    ['TikTok’s own message', { monitorInfo: { anchorId: '9' } }],
    ['gift details', { giftDetails: { diamondCount: 30 } }],
    ['a viewer by id alone', { user: { userId: '5' } }],
  ])('is not what stands beside %s', (_, data) => {
    const event = read('gift', { ...gift, ...data });
    expect(event?.kind === 'gift' ? event.unit : null).toBeNull();
  });

  test('a whole log, in frames and as the events of the SDK', async () => {
    const ticks = [
      { ...gift, repeatCount: 1, repeatEnd: false },
      { ...gift, repeatCount: 3, repeatEnd: false },
      gift,
      {
        ...gift,
        giftId: 11046,
        giftName: 'Galaxy',
        diamondCount: 1000,
        repeatCount: 1,
        repeatEnd: false,
        giftType: 2,
      },
    ];
    for (const records of [ticks.map((data) => ({ event: 'gift', data })), ticks]) {
      const { coins, session, codes } = await sessionOf([
        { event: 'roomInfo', roomId: '7650000000000000777', uniqueId: 'the_host' },
        ...records,
      ]);
      expect(coins).toBe(1003);
      expect(session.roomId).toBe('7650000000000000777');
      expect(codes).toContain('UNDEDUPLICATED');
    }
  });
});

describe('Tikkies', () => {
  const user = { userId: '71', uniqueId: 'viewer_1', nickname: 'Viewer 1' };
  const gift = {
    ...user,
    giftId: '5655',
    giftName: 'Rose',
    diamondCount: 1,
    repeatCount: 3,
    streakable: true,
    repeatEnd: true,
    diamondTotal: 3,
  };

  test('streakable is the type, and only where it is true', () => {
    expect(read('gift', gift)).toMatchObject({ type: 1, ended: true, unit: 1, repeatCount: 3 });
    // Without type the recorder ends every tick.
    expect(read('gift', { ...gift, streakable: false })).toMatchObject({ type: null, ended: false, unit: 1 });
  });

  test('a price that was lost comes back from the total, where it divides', () => {
    expect(read('gift', { ...gift, diamondCount: 0, diamondTotal: 30 })).toMatchObject({ unit: 10 });
    expect(read('gift', { ...gift, diamondCount: 0, diamondTotal: 31 })).toMatchObject({ unit: null });
    expect(read('gift', { ...gift, diamondCount: 0, diamondTotal: 0 })).toMatchObject({ unit: null });
  });

  test('a whole log, with a type that was lost', async () => {
    const lost = { streakable: false, repeatEnd: true, diamondCount: 0, diamondTotal: 0 };
    const { coins, session } = await sessionOf([
      { event: 'gift', data: { ...gift, repeatCount: 1, repeatEnd: false, diamondTotal: 1 } },
      { event: 'gift', data: { ...gift, repeatEnd: false } },
      { event: 'gift', data: gift },
      ...[1, 2, 5].map((repeatCount) => ({
        event: 'gift',
        data: { ...gift, ...lost, userId: '72', repeatCount },
      })),
      { event: 'gift', data: { ...gift, ...lost, giftId: '11046', giftName: 'Galaxy', repeatCount: 1 } },
      { event: 'roomStats', data: { viewerCount: 40, topViewers: [] } },
      { event: 'like', data: { ...user, likeCount: 5, totalLikeCount: 90 } },
    ]);
    expect(coins).toBe(3 + 5 + 1000);
    expect(session.viewers.peak).toBe(40);
    expect(session.likes.total).toBe(90);
  });

  test('what its user has made up to try an alert counts nothing', async () => {
    const simulated = { ...user, simulated: true };
    const { coins, session } = await sessionOf([
      { event: 'gift', data: { ...gift, repeatCount: 1 } },
      { event: 'gift', data: { ...gift, simulated: true, repeatCount: 99, diamondTotal: 99 } },
      {
        event: 'gift',
        data: {
          ...gift,
          giftId: '11046',
          diamondCount: 1000,
          streakable: undefined,
          diamondTotal: undefined,
          simulated: true,
        },
      },
      { event: 'like', data: { ...simulated, likeCount: 50, totalLikeCount: 5000 } },
      { event: 'chat', data: { ...simulated, comment: 'hi' } },
      { event: 'follow', data: simulated },
    ]);
    expect(coins).toBe(1);
    expect(session.likes.total).toBeNull();
    expect(session.comments).toBeNull();
    expect(session.follows).toBeNull();
    expect(read('roomStats', { simulated: true, viewerCount: 9000 })).toMatchObject({ kind: 'other' });
  });
});

describe('TikFinity webhooks', () => {
  const body = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
    value1: 'viewer_1',
    value2: '',
    value3: '5655',
    content: 'Add to Wheel',
    userId: '71',
    username: 'viewer_1',
    nickname: 'Viewer 1',
    commandParams: '',
    giftId: '5655',
    giftName: 'Rose',
    coins: '5',
    repeatCount: '5',
    triggerTypeId: '3',
    tikfinityUserId: '1409195',
    tikfinityUsername: 'the_host',
    ...changes,
  });
  const galaxy = { giftId: '11046', giftName: 'Galaxy' };

  test('gifts are priced by their id; coins may be those of one or of all', async () => {
    for (const coins of ['5', '1', '', '0', 'many']) {
      const { coins: counted, session, codes } = await sessionOf([body({ coins })]);
      expect(counted).toBe(5);
      expect(session.creator).toBe('the_host');
      expect(codes).toEqual(['UNDEDUPLICATED', 'OPEN_STREAKS']);
    }
  });

  test('coins that are neither are pointed out, and not counted', async () => {
    const { coins, session } = await sessionOf([
      body({ coins: '4' }),
      body({ coins: '2000', repeatCount: '2', ...galaxy }),
      body({ coins: '500', repeatCount: '1', userId: '72', ...galaxy }),
    ]);
    expect(coins).toBe(5 + 3000);
    expect(
      session.diagnostics.filter(({ code }) => code === 'COINS_UNEXPLAINED').map(({ args }) => args),
    ).toEqual([
      { giftId: '11046', name: 'Galaxy', coins: 500, repeatCount: 1, coinsEach: 1000 },
      { giftId: '5655', name: 'Rose', coins: 4, repeatCount: 5, coinsEach: 1 },
    ]);
  });

  test('a gift that nobody knows is unpriced, whatever its coins', async () => {
    const { coins, session } = await sessionOf([
      body({ giftId: '99999999', giftName: 'Zorblax', coins: '7' }),
    ]);
    expect(coins).toBe(0);
    expect(session.completeness.unpricedGifts).toBe(5);
  });

  test('bodies of other triggers are no gifts', async () => {
    const { coins, gifts, session } = await sessionOf([
      body({ giftId: '', giftName: '', coins: '', repeatCount: '', triggerTypeId: '2' }),
      body({ giftId: undefined, giftName: undefined, triggerTypeId: '1' }),
      body(),
    ]);
    expect(coins).toBe(5);
    expect(gifts).toEqual({ read: 1, unreadable: 0 });
    expect(session.completeness).toMatchObject({ records: 3, malformed: 0 });
  });

  test('a broken count is a broken record', async () => {
    const { gifts, session } = await sessionOf([body({ repeatCount: '5x' }), body()]);
    expect(gifts).toEqual({ read: 1, unreadable: 1 });
    expect(session.completeness.malformed).toBe(1);
  });

  test('one body laid out over many lines is a log of one message', async () => {
    const text = JSON.stringify(body(galaxy), null, 2);
    expect(looksLikeEventLog(text)).toBe(false);
    expect(await formatOf(text)).toBe('single message');
    expect(await formatOf(JSON.stringify(body()))).toBe('event log');
    const [draft] = await readInput(text);
    expect(draft).toMatchObject({
      kind: 'recording',
      reading: { records: 1, gifts: { read: 1, unreadable: 0 } },
    });
    // With its envelope, too: line by line it would be a log of nothing but broken records.
    const chat = { event: 'chat', data: { msgId: '1', userId: '2', uniqueId: 'a', comment: 'hi' } };
    expect(await formatOf(JSON.stringify(chat, null, 2))).toBe('single message');
  });
});

describe('what is no session file', () => {
  test.each([
    ['a webhook body', '{"coins": "1000", "giftId": "11046", "username": "a"}'],
    ['a webhook body without gift', '{"coins": "", "tikfinityUserId": "1", "username": "a"}'],
    ['a gift', '{\n  "giftName": "Rose",\n  "coins": 1,\n  "count": 2\n}'],
    [
      'a recorder’s summary',
      '{"sessionInfo": {"roomId": "1"}, "statistics": {}, "gifts": [], "comments": []}',
    ],
    ['a LIVE of another recorder’s list', '{"startedAt": 1, "totalDiamonds": 5, "follows": 1, "shares": 2}'],
  ])('%s', (_, text) => {
    expect(looksLikeSessionFile(text)).toBe(false);
  });

  test('a session file still is one', () => {
    expect(looksLikeSessionFile('coins: 1000\ngifts:\n  - gift: Rose\n    count: 3\n')).toBe(true);
    expect(looksLikeSessionFile('{"gifts": [{"gift": "Rose", "count": 3}], "roomId": "1"}')).toBe(true);
  });
});
