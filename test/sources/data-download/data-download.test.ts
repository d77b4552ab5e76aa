import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { EarningIs, ReadContext, TypedDraft } from '../../../src/sources/source.ts';
import { readSections } from '../../../src/sources/data-download/sections.ts';
import { dataDownload } from '../../../src/sources/data-download/source.ts';
import { peek } from '../../../src/sources/input.ts';

async function* cut(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const read = async (text: string, earningIs: EarningIs | null = null): Promise<readonly TypedDraft[]> =>
  (await dataDownload.read(await peek('user_data.json', cut(text)), {
    earningIs,
  } as ReadContext)) as TypedDraft[];

const live = (more: object = {}): object => ({
  LiveStartTime: '2026-07-01 18:00:03',
  LiveEndTime: '2026-07-01 20:10:41',
  LiveDuration: '2:10:38',
  RoomId: '7672330000000000000',
  TotalEarning: '1011',
  TotalLike: '15020',
  TotalView: '2310',
  TotalGifter: '14',
  ...more,
});
const download = (lives: unknown, more: object = {}): string =>
  JSON.stringify({
    'Your Activity': { 'Login History': {} },
    'TikTok Live': { 'Go Live History': { GoLiveList: lives } },
    ...more,
  });

describe('sections', () => {
  test.prop([fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), fc.integer({ min: 1, max: 9 })], {
    numRuns: 200,
  })('are what JSON.parse finds, however the bytes are cut', async (before, inside, after, size) => {
    const text = JSON.stringify({
      a: before,
      b: { x: before, 'Go LIVE-history': inside, y: after },
      c: [after],
    });
    const { found, end } = await readSections(cut(text, size), new Set(['golivehistory']));
    expect(end).toBe('whole');
    const direct = (before as Record<string, unknown> | null)?.['Go LIVE-history'];
    fc.pre(direct === undefined);
    expect(JSON.parse(found.get('golivehistory') ?? '')).toEqual(JSON.parse(JSON.stringify(inside)));
  });

  test.prop([fc.nat()], { numRuns: 60 })('of a text that was cut off are not whole', async (at) => {
    const text = download([live()]);
    const { end } = await readSections(cut(text.slice(0, at % text.length)), new Set(['golivehistory']));
    expect(end).toBe('cut');
  });

  it('are not taken from what people wrote', async () => {
    const text = JSON.stringify({
      Comment: {
        Comments: {
          CommentsList: [{ comment: '{"TikTok Live": {"Go Live History": {}}}', 'Go Live History': [1] }],
        },
      },
    });
    expect((await readSections(cut(text), new Set(['golivehistory']))).found.size).toBe(0);
  });
});

describe('the download', () => {
  it.each([
    ['2025', download([])],
    ['2024', JSON.stringify({ 'Tiktok Live': { 'Go Live History': null } })],
    ['with comments first', '{"Comment": {"Comments": {"CommentsList": null}}}'],
    ['as text', 'Go Live History\n\nLive Start Time: 2026-07-01 18:00:03 UTC\n'],
  ])('is known: %s', (_, text) => {
    expect(dataDownload.recognise(text)).toBe(true);
  });

  it.each([
    '{"likes": 5, "TikTok Live": {}}',
    '{"Comment": {"text": "Go Live History"}}',
    '{"event":"gift","data":{"Comment":{"Comments":{}}}}',
    'Notes\nLive Stream Time: evening\n',
    'creator: mira\nlikes: 5\n',
  ])('is not known: %s', (text) => {
    expect(dataDownload.recognise(text)).toBe(false);
  });

  it('gives a session for each LIVE, the first first, and no income', async () => {
    const drafts = await read(
      download([live(), live({ LiveStartTime: '2026-06-01 10:00:00', LiveEndTime: '2026-06-01 11:00:00' })]),
    );
    expect(drafts.map(({ fields }) => fields.startedAt?.text)).toEqual([
      '2026-06-01T10:00:00Z',
      '2026-07-01T18:00:03Z',
    ]);
    expect(drafts[1]?.fields).toMatchObject({
      endedAt: { text: '2026-07-01T20:10:41Z' },
      likes: { total: 15020, recorded: null },
      views: 2310,
      gifters: 14,
      coins: null,
      diamonds: null,
      paid: null,
      roomId: '7672330000000000000',
      title: null,
      creator: null,
    });
    expect(drafts[0]?.notes).toMatchObject([
      { code: 'EARNING_WITHOUT_UNIT', args: { total: '2022', lives: 2 } },
      { code: 'TIMES_READ_AS_UTC' },
    ]);
  });

  it('takes the total for what the user says it is, and for money never', async () => {
    expect((await read(download([live()]), 'diamonds'))[0]?.fields).toMatchObject({
      diamonds: 1011,
      coins: null,
    });
    expect((await read(download([live()]), 'coins'))[0]?.fields).toMatchObject({
      diamonds: null,
      coins: 1011,
    });
    expect((await read(download([live({ TotalEarning: '10.5' })]), 'coins'))[0]?.fields.coins).toBeNull();
  });

  it('keeps ids of nineteen digits that are no text', async () => {
    const text = download([live({ RoomId: 'ID' })]).replace('"ID"', '7672329999999999123');
    expect((await read(text))[0]?.fields.roomId).toBe('7672329999999999123');
  });

  it.each([
    [
      { TotalLike: 15020, TotalView: null, TotalGifter: 'many' },
      { likes: { total: 15020, recorded: null }, views: null, gifters: null },
    ],
    [{ totalLikes: '9', TotalLike: undefined }, { likes: { total: 9, recorded: null } }],
    [
      { LiveEndTime: '', LiveDuration: '1:30:00' },
      { endedAt: null, durationSeconds: 5400 },
    ],
    [
      { LiveEndTime: '', LiveDuration: '90' },
      { endedAt: null, durationSeconds: null },
    ],
    [{ LiveEndTime: '2026-06-01 10:00:00' }, { endedAt: null }],
  ])('bears %j', async (more, fields) => {
    expect((await read(download([live(more)])))[0]?.fields).toMatchObject(fields);
  });

  it.each([
    ['none-hosted', download(null)],
    ['none-hosted', download([])],
    ['none-hosted', JSON.stringify({ 'TikTok Live': { 'Go Live History': null } })],
    ['no-section', JSON.stringify({ 'TikTok Live': { 'Go Live Settings': {} } })],
    ['no-list', JSON.stringify({ 'TikTok Live': { 'Go Live History': { GoLiveList: 'x' } } })],
    ['no-start', download([{ TotalLike: 5 }, 'x', null])],
  ])('without LIVEs says why: %s', async (reason, text) => {
    await expect(read(text)).rejects.toMatchObject({
      diagnostics: [{ code: 'DATA_DOWNLOAD_EMPTY', args: { reason } }],
    });
  });

  it('counts gifts that were sent as spending', async () => {
    const sent = {
      SendGifts: { SendGifts: [{ GiftAmount: '5', UserName: 'someone' }, { GiftAmount: '1' }] },
    };
    for (const name of ['Purchases', 'Purchase History']) {
      const drafts = await read(download([live()], { Activity: { [name]: sent } }));
      expect(drafts[0]?.notes).toContainEqual(
        expect.objectContaining({ code: 'GIFTS_SENT', args: { gifts: 2 } }),
      );
      expect(drafts[0]?.fields.gifts).toBeNull();
      expect(JSON.stringify(drafts)).not.toContain('someone');
    }
  });

  test.prop(
    [
      fc.constantFrom(
        'RoomTitle',
        'CoverUri',
        'MutedList',
        'QualitySetting',
        'TotalEarning',
        'LiveDuration',
        'TotalLike',
      ),
    ],
    { numRuns: 20 },
  )('never says what stands in the file beside the figures', async (key) => {
    const secret = 'call me 555-0101';
    const drafts = await read(
      download([live(), live({ [key]: secret, LiveStartTime: '2026-05-01 10:00:00' })], {
        Post: { Posts: { a: secret } },
      }),
    );
    expect(JSON.stringify(drafts)).not.toContain('555');
    const broken = download([live()]).replace('2310"', '2310" 555-0101');
    await expect(read(broken)).rejects.toSatisfy((error: object) => !JSON.stringify(error).includes('555'));
  });
});
