import { describe, expect, test } from 'vitest';
import { formatOf, giftsOf, readTyped } from '../gift-table/reading.ts';

const summary = (changes: Record<string, unknown> = {}): string =>
  JSON.stringify(
    {
      sessionInfo: {
        username: 'the_host',
        roomId: '7672330000000000000',
        startTime: '2026-07-01T18:00:03.000Z',
        endTime: '2026-07-01T20:10:41.000Z',
        duration: 7838,
      },
      statistics: {
        totalComments: 9,
        totalGifts: 2,
        totalDiamonds: 1003,
        totalLikes: 150,
        peakViewers: 30,
        avgViewers: 22,
      },
      comments: [{ content: 'hi' }],
      gifts: [
        { username: 'a', giftName: 'Rose', repeatCount: 3, diamondCount: 1 },
        { username: 'b', giftName: 'Galaxy', repeatCount: 1, diamondCount: 1000 },
      ],
      viewerCounts: [
        { count: 10, timestamp: '2026-07-01T18:00:10.000Z' },
        { count: 20, timestamp: '2026-07-01T18:00:50.000Z' },
        { count: 45, timestamp: '2026-07-01T18:05:10.000Z' },
      ],
      ...changes,
    },
    null,
    2,
  );

const first = async (text: string) => (await readTyped(text))[0];

describe('tiktok-live-analytics', () => {
  test('rows are counted, totals are assertions', async () => {
    const draft = await first(summary());
    expect(giftsOf(draft)).toEqual({ Rose: [3, 1], Galaxy: [1, 1000] });
    expect(draft?.fields).toMatchObject({
      creator: 'the_host',
      roomId: '7672330000000000000',
      startedAt: { text: '2026-07-01T18:00:03.000Z' },
      durationSeconds: 7838,
      // The mean of the two minutes' means, not of the samples and not what the recorder wrote.
      viewers: { average: 30, peak: 45, unique: null },
      likes: { total: 150, recorded: null },
      comments: 1,
      gifters: 2,
      coins: 1003,
      giftCount: null,
    });
    expect(draft?.notes?.map(({ code, severity }) => [code, severity])).toEqual([['RECORDER_RULE', 'info']]);
    expect(draft?.rows).toEqual({ read: 2, malformed: 0 });
  });

  test('a gift without price is priced by its name, and the total is no longer asserted', async () => {
    const gifts = [
      { username: 'a', giftName: 'Rose', repeatCount: 3, diamondCount: 0 },
      { username: 'a', giftName: 'Heart', repeatCount: 1 },
    ];
    const draft = await first(summary({ gifts }));
    expect(giftsOf(draft)).toEqual({ Rose: [3, 'catalogue'], Heart: [1, 'unpriced'] });
    expect(draft?.fields.coins).toBeNull();
  });

  test.each([
    ['no name', { repeatCount: 3, diamondCount: 1 }],
    ['a count that is none', { giftName: 'Rose', repeatCount: '3x', diamondCount: 1 }],
    ['nothing', null],
  ])('a row with %s is told, and costs no other', async (_, row) => {
    const draft = await first(
      summary({ gifts: [row, { giftName: 'Rose', repeatCount: 2, diamondCount: 1 }] }),
    );
    expect(giftsOf(draft)).toEqual({ Rose: [2, 1] });
    expect(draft?.notes?.[0]).toMatchObject({
      code: 'MALFORMED_RECORDS',
      args: { positions: ['table.csv gifts[0]'] },
    });
  });

  test('without rows the recorder’s totals are what there is', async () => {
    const draft = await first(summary({ gifts: undefined, viewerCounts: [], comments: [] }));
    expect(draft?.fields).toMatchObject({
      gifts: null,
      coins: 1003,
      comments: 9,
      viewers: { average: 22, peak: 30 },
    });
  });

  test('is known though the file goes on beyond its beginning, and a torn one is told', async () => {
    const long = summary({
      comments: Array.from({ length: 5000 }, (_, i) => ({ content: `{"likes": ${i}` })),
    });
    expect(long.length).toBeGreaterThan(100_000);
    expect(await formatOf(long)).toBe('recorder summary');
    expect((await first(long))?.fields.comments).toBe(5000);
    await expect(readTyped(long.slice(0, 90_000))).rejects.toThrow('DATA_SYNTAX');
  });
});

describe('Tikkies', () => {
  const session = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
    id: 's_1',
    username: 'the_host',
    startedAt: 1782928803000,
    peakViewers: 30,
    endedAt: 1782936641000,
    durationSec: 7838,
    totalDiamonds: 1011,
    sessionLikes: 65,
    totalLikes: 150,
    follows: 2,
    shares: 1,
    totalChats: 8,
    joins: 40,
    giftCount: 8,
    topGifters: [{ uniqueId: 'a', diamonds: 1001, gifts: 2 }],
    ...changes,
  });

  test('one draft a LIVE, oldest first', async () => {
    const drafts = await readTyped(
      JSON.stringify([session({ startedAt: 1783015203000 }), session(), 'rubbish'], null, 1),
    );
    expect(drafts.map(({ fields }) => fields.startedAt?.text)).toEqual([
      '2026-07-01T18:00:03.000Z',
      '2026-07-02T18:00:03.000Z',
    ]);
    expect(drafts[0]?.fields).toMatchObject({
      creator: 'the_host',
      durationSeconds: 7838,
      viewers: { average: null, peak: 30, unique: null },
      likes: { total: 150, recorded: 65 },
      comments: 8,
      gifters: 1,
      gifts: null,
      giftCount: 8,
      coins: 1011,
    });
    expect(drafts[0]?.notes?.map(({ code }) => code)).toEqual(['MALFORMED_RECORDS', 'RECORDER_RULE']);
  });

  test('what was never seen is unknown', async () => {
    const gifters = Array.from({ length: 20 }, (_, i) => ({ uniqueId: `v${i}`, diamonds: 1 }));
    const draft = await first(
      JSON.stringify([session({ totalLikes: 0, sessionLikes: 0, peakViewers: 0, topGifters: gifters })]),
    );
    expect(draft?.fields).toMatchObject({
      likes: { total: null, recorded: null },
      viewers: { peak: null },
      gifters: null,
    });
  });

  test('is told from a list of session files, and from other lists', async () => {
    expect(await formatOf(JSON.stringify([session()]))).toBe('recorder summary');
    expect(await formatOf('[{"startedAt": "2026-01-01T20:00Z", "likes": 5}]')).not.toBe('recorder summary');
  });
});
