import { describe, expect, test, vi } from 'vitest';
import { createCatalogue, type CatalogueGift } from '../../../src/rates/catalogue.ts';
import { TYPED } from '../../../src/session/session.ts';
import {
  type AssembleContext,
  assemble as assembleFrom,
  assembleAtOnce,
} from '../../../src/sources/typed/assemble.ts';
import { NO_FIELDS, type TypedFields } from '../../../src/sources/typed/fields.ts';
import { parseFlags, type RawSessionFlags } from '../../../src/sources/typed/flags.ts';
import { problemsOf } from './expect-problems.ts';

const listed = (giftId: string, name: string, coins: number): CatalogueGift => ({
  giftId,
  name,
  price: { kind: 'priced', coins },
  type: 1,
  source: 'test',
  asOf: null,
});
const priced = (coins: number) => ({ kind: 'priced', coins });

const catalogue = createCatalogue(
  [
    listed('5655', 'Rose', 1),
    listed('6369', 'Lion', 29_999),
    listed('1', 'Heart', 10),
    listed('2', 'Heart', 199),
    listed('3', 'Star', 99),
    listed('4', 'Star', 99),
    { ...listed('7', 'Odd', 0), price: { kind: 'unpriced' } },
    { ...listed('8', 'Hello', 0), price: { kind: 'free' } },
  ],
  [{ giftId: null, name: 'Own', price: { kind: 'priced', coins: 4 }, type: null, source: 'config' }],
);

const context = (more: Partial<AssembleContext> = {}): AssembleContext => ({
  platform: 'tiktok',
  catalogue: async () => catalogue,
  timezone: null,
  machineTimezone: 'UTC',
  ...more,
});
const SOURCE = { kind: 'flags', paths: [] } as const;
/** Also what is put together without waiting, where it is, must be the same. */
async function assemble(fields: TypedFields, where: AssembleContext) {
  const session = await assembleFrom(fields, SOURCE, where);
  expect(assembleAtOnce(fields, SOURCE, where) ?? session).toEqual(session);
  return session;
}
const typed = (raw: RawSessionFlags) => assemble(parseFlags(raw), context());
const codes = async (raw: RawSessionFlags) => (await typed(raw)).diagnostics.map(({ code }) => code);

test('a typed session knows what was typed and nothing else', async () => {
  const session = await typed({ likes: '50000', viewers: '350', duration: '2h', coins: '7', gifts: '3' });
  expect(session).toEqual({
    platform: 'tiktok',
    source: { kind: 'flags', paths: [] },
    creator: null,
    title: null,
    roomId: null,
    startedAt: null,
    endedAt: null,
    durationSeconds: 7200,
    viewers: { average: 350, peak: null, unique: null },
    views: null,
    likes: { total: 50_000, recorded: null },
    comments: null,
    shares: null,
    follows: null,
    gifters: null,
    gifts: null,
    giftsBasis: 'declared',
    toOthers: { gifts: [] },
    declared: { coins: 7, diamonds: null, gifts: 3, paid: null },
    otherIncome: [],
    timeline: null,
    completeness: TYPED,
    diagnostics: [],
  });
});

test('the catalogue stays closed until a gift asks for it', async () => {
  const open = vi.fn(async () => catalogue);
  await assemble(parseFlags({ likes: '5' }), context({ catalogue: open }));
  expect((await assemble({ ...NO_FIELDS, gifts: [] }, context({ catalogue: open }))).gifts).toEqual([]);
  expect(open).not.toHaveBeenCalled();
  await assemble(parseFlags({ gift: ['Rose=1'], platform: 'elsewhere' }), context({ catalogue: open }));
  expect(open).toHaveBeenCalledExactlyOnceWith('elsewhere');
});

describe('gifts', () => {
  test('are found by id or exact name, and counts of one gift are added', async () => {
    const { gifts, completeness } = await typed({
      gift: ['rose=100', 'Lion=2', '5655=20', 'Star=3', 'Hello=1', 'own=2'],
    });
    expect(gifts).toEqual([
      { giftId: '5655', name: 'Rose', count: 120, price: priced(1) },
      { giftId: '6369', name: 'Lion', count: 2, price: priced(29_999) },
      { giftId: null, name: 'Star', count: 3, price: priced(99) },
      { giftId: '8', name: 'Hello', count: 1, price: { kind: 'free' } },
      { giftId: null, name: 'Own', count: 2, price: priced(4) },
    ]);
    expect(completeness.unpricedGifts).toBe(0);
  });

  test('are one line by id, or by name where there is no id', async () => {
    const { gifts } = await typed({ gift: ['3=1', '4=1', 'Nova=1@3', ' nova=2@3'] });
    expect(gifts?.map(({ giftId, name, count }) => [giftId, name, count])).toEqual([
      ['3', 'Star', 1],
      ['4', 'Star', 1],
      [null, 'Nova', 3],
    ]);
  });

  test('bad ones are all reported, near names are only suggested', async () => {
    const problems = await problemsOf(() => typed({ gift: ['Rsoe=3', 'Lion=1', 'Heart=3', 'Zzzzzzzz=1'] }));
    expect(problems).toEqual([
      {
        code: 'GIFT_UNKNOWN',
        severity: 'error',
        args: { name: 'Rsoe', suggestions: [{ giftId: '5655', name: 'Rose', coins: 1 }] },
        at: { file: 'flags' },
      },
      {
        code: 'GIFT_AMBIGUOUS',
        severity: 'error',
        args: {
          name: 'Heart',
          candidates: [
            { giftId: '1', name: 'Heart', coins: 10 },
            { giftId: '2', name: 'Heart', coins: 199 },
          ],
        },
        at: { file: 'flags' },
      },
      {
        code: 'GIFT_UNKNOWN',
        severity: 'error',
        args: { name: 'Zzzzzzzz', suggestions: [] },
        at: { file: 'flags' },
      },
    ]);
  });

  test('a typed price wins and answers an ambiguous name', async () => {
    const { gifts, diagnostics } = await typed({
      gift: ['Rsoe=3@10', 'Heart=1@199', 'Heart=2@7', 'Lion=1@29999', 'Star=1@99'],
    });
    expect(gifts).toEqual([
      { giftId: null, name: 'Rsoe', count: 3, price: priced(10) },
      { giftId: '2', name: 'Heart', count: 1, price: priced(199) },
      { giftId: null, name: 'Heart', count: 2, price: priced(7) },
      { giftId: '6369', name: 'Lion', count: 1, price: priced(29_999) },
      { giftId: null, name: 'Star', count: 1, price: priced(99) },
    ]);
    expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
      ['GIFT_NOT_IN_CATALOGUE', { giftId: null, name: 'Rsoe', coins: 10 }],
      ['PRICE_CONFLICT', { giftId: null, name: 'Heart', event: 7, catalogue: 10 }],
    ]);
  });

  test('a price other than the catalogue’s is used and reported; the lines stay apart', async () => {
    const { gifts, diagnostics } = await typed({ gift: ['Rose=2', 'Rose=3@5', 'Rose=1'] });
    expect(gifts).toEqual([
      { giftId: '5655', name: 'Rose', count: 3, price: priced(1) },
      { giftId: '5655', name: 'Rose', count: 3, price: priced(5) },
    ]);
    expect(diagnostics).toEqual([
      {
        code: 'PRICE_CONFLICT',
        severity: 'warning',
        args: { giftId: '5655', name: 'Rose', event: 5, catalogue: 1 },
        at: { file: 'flags' },
      },
    ]);
  });

  test('without a price they are counted as unpriced', async () => {
    const { gifts, completeness, diagnostics } = await typed({
      gift: ['Odd=2', 'Heart=3@?', 'Nova=4@?', 'Heart=1@?'],
    });
    expect(gifts?.map(({ name, count, price }) => [name, count, price.kind])).toEqual([
      ['Odd', 2, 'unpriced'],
      ['Heart', 4, 'unpriced'],
      ['Nova', 4, 'unpriced'],
    ]);
    expect(completeness.unpricedGifts).toBe(10);
    expect(diagnostics.map(({ code }) => code)).toEqual(['GIFT_UNPRICED', 'GIFT_UNPRICED', 'GIFT_UNPRICED']);
  });

  test('an id given as an id is never looked for among the names', async () => {
    const at = { file: 'session.yaml', line: 3, column: 5 };
    const gift = { name: 'Rose', giftId: '9999', count: 1, price: { kind: 'catalogue' }, at } as const;
    const problems = await problemsOf(() => assemble({ ...NO_FIELDS, gifts: [gift] }, context()));
    expect(problems.map(({ code, at }) => [code, at])).toEqual([['GIFT_UNKNOWN', at]]);
    const known = await assemble({ ...NO_FIELDS, gifts: [{ ...gift, giftId: '5655' }] }, context());
    expect(known.gifts?.[0]).toMatchObject({ giftId: '5655', price: priced(1) });
    const new1 = await assemble(
      { ...NO_FIELDS, gifts: [{ ...gift, price: { kind: 'coins', coins: 3 } }] },
      context(),
    );
    expect(new1.gifts?.[0]).toEqual({ giftId: '9999', name: 'Rose', count: 1, price: priced(3) });
  });

  test('a sum that is no longer exact stops', async () => {
    const problems = await problemsOf(() => typed({ gift: ['Rose=9007199254740991', 'Rose=1'] }));
    expect(problems.map(({ code }) => code)).toEqual(['COUNT_TOO_LARGE']);
  });
});

describe('times', () => {
  const at = { file: 'session.yaml', line: 2, column: 12 };
  const from = (start: string, end: string | null, more: Partial<TypedFields> = {}): TypedFields => ({
    ...NO_FIELDS,
    startedAt: { text: start, at },
    endedAt: end === null ? null : { text: end, at: { ...at, line: 3 } },
    ...more,
  });

  test('what waits for nothing is put together at once, and nothing with a fault', () => {
    const atOnce = (fields: TypedFields) => assembleAtOnce(fields, SOURCE, context());
    const gift = { name: 'Rose', giftId: null, count: 1, price: { kind: 'catalogue' as const }, at };
    expect(atOnce(from('2026-03-01T20:00Z', '2026-03-01T21:00Z'))?.durationSeconds).toBe(3600);
    expect(atOnce({ ...NO_FIELDS, gifts: [] })?.gifts).toEqual([]);
    expect(atOnce({ ...NO_FIELDS, gifts: [gift] })).toBeNull();
    expect(atOnce(from('2026-03-01T20:00Z', '2026-03-01T19:00Z'))).toBeNull();
    expect(atOnce(from('2026-03-01T20:00', null, { timezone: 'Mars/One' }))).toBeNull();
  });

  test('the zone of the session wins over the settings’, and the machine’s is noted', async () => {
    const zones = context({ timezone: 'Asia/Tokyo', machineTimezone: 'America/New_York' });
    const start = async (fields: TypedFields, where = zones) => (await assemble(fields, where)).startedAt;
    expect(await start(from('2026-03-01T20:00', null, { timezone: 'Europe/Berlin' }))).toBe(
      '2026-03-01T20:00:00+01:00',
    );
    expect(await start(from('2026-03-01T20:00', null))).toBe('2026-03-01T20:00:00+09:00');
    const assumed = await assemble(from('2026-03-01T20:00', '2026-03-01T21:00'), {
      ...zones,
      timezone: null,
    });
    expect(assumed.diagnostics).toEqual([
      {
        code: 'TIMEZONE_ASSUMED',
        severity: 'info',
        args: { timezone: 'America/New_York', startedAt: '2026-03-01T20:00:00-05:00' },
        at,
      },
    ]);
  });

  test('start and end give the duration; a longer one is doubted', async () => {
    expect(await assemble(from('2026-03-01T20:00Z', '2026-03-01T22:30Z'), context())).toMatchObject({
      durationSeconds: 9000,
      diagnostics: [],
    });
    const span = (durationSeconds: number) =>
      assemble(from('2026-03-01T20:00Z', '2026-03-01T22:30Z', { durationSeconds }), context());
    expect((await span(8000)).diagnostics).toEqual([]);
    expect((await span(9060)).diagnostics).toEqual([]);
    expect((await span(9061)).diagnostics.map(({ code }) => code)).toEqual(['DURATION_ABOVE_SPAN']);
  });

  test('an end before the start, and a zone that is none, stop', async () => {
    const early = await problemsOf(() => assemble(from('2026-03-01T20:00Z', '2026-03-01T19:00Z'), context()));
    expect(early).toMatchObject([{ code: 'DATA_VALUE_INVALID', args: { key: 'endedAt' }, at: { line: 3 } }]);
    const zone = await problemsOf(() =>
      assemble(from('2026-03-01T20:00', null), context({ timezone: 'Mars/One' })),
    );
    expect(zone).toMatchObject([
      { code: 'DATA_VALUE_INVALID', args: { key: 'timezone', value: 'Mars/One' } },
    ]);
  });

  test('times and gifts are reported together', async () => {
    const fields = {
      ...from('2026-03-01T20:00Z', '2026-03-01T19:00Z'),
      gifts: parseFlags({ gift: ['Rsoe=1'] }).gifts,
    };
    const problems = await problemsOf(() => assemble(fields, context()));
    expect(problems.map(({ code }) => code)).toEqual(['DATA_VALUE_INVALID', 'GIFT_UNKNOWN']);
  });
});

describe('doubtful figures', () => {
  const reason = async (raw: RawSessionFlags) =>
    (await typed(raw)).diagnostics.map((each) =>
      each.code === 'VIEWERS_IMPLAUSIBLE' ? `${each.args.reason} ${each.args.other}` : each.code,
    );
  test.each<[string, RawSessionFlags, string[]]>([
    [
      'an ordinary evening',
      {
        viewers: '350',
        peakViewers: '900',
        uniqueViewers: '9000',
        views: '12000',
        likes: '48213',
        comments: '812',
        duration: '2h',
        gifters: '40',
        gift: ['Rose=120'],
      },
      [],
    ],
    [
      'a quiet small room',
      { viewers: '12', uniqueViewers: '40', likes: '3', comments: '1', duration: '2h' },
      [],
    ],
    ['friends who stay', { viewers: '8', uniqueViewers: '10', duration: '2h' }, []],
    ['a silent small room', { viewers: '60', likes: '10', duration: '2h' }, []],
    [
      'a big room with few comments but likes',
      { viewers: '60000', likes: '9000000', comments: '100', duration: '2h' },
      [],
    ],
    ['average above peak', { viewers: '900', peakViewers: '350' }, ['above-peak 350']],
    ['average above unique', { viewers: '900', uniqueViewers: '350' }, ['above-unique 350']],
    ['average above views', { viewers: '900', views: '350' }, ['above-views 350']],
    ['views typed twice', { viewers: '9000', views: '9000', duration: '2h' }, ['looks-like-views 9000']],
    [
      'people who stay for most of it',
      { viewers: '5001', uniqueViewers: '10000', duration: '30m' },
      ['looks-like-views 10000'],
    ],
    ['people who stay for half of it', { viewers: '5000', uniqueViewers: '10000', duration: '30m' }, []],
    [
      'views typed as viewers, likes',
      { viewers: '60000', likes: '48213', duration: '2h' },
      ['few-likes 48213'],
    ],
    [
      'views typed as viewers, comments',
      { viewers: '60000', comments: '812', duration: '2h' },
      ['few-comments 812'],
    ],
    [
      'views typed as viewers, both',
      { viewers: '60000', likes: '48213', comments: '812', duration: '2h' },
      ['few-likes 48213'],
    ],
    ['no likes at all', { viewers: '60000', likes: '0', duration: '2h' }, []],
    ['unique above views', { uniqueViewers: '10', views: '9' }, ['UNIQUE_ABOVE_VIEWS']],
    ['peak above unique', { peakViewers: '10', uniqueViewers: '9', views: '9' }, ['PEAK_IMPLAUSIBLE']],
    ['peak above views', { peakViewers: '10', views: '9' }, ['PEAK_IMPLAUSIBLE']],
    ['gifters above unique', { gifters: '10', uniqueViewers: '9' }, ['GIFTERS_IMPLAUSIBLE']],
    ['gifters above gifts', { gifters: '10', gift: ['Rose=4', 'Lion=5'] }, ['GIFTERS_IMPLAUSIBLE']],
    ['gifters above a bare count', { gifters: '10', gifts: '9' }, ['GIFTERS_IMPLAUSIBLE']],
    ['gifters as many as gifts', { gifters: '9', gift: ['Rose=4', 'Lion=5'] }, []],
    ['more taps than fingers', { likes: '1000000', viewers: '3', duration: '1h' }, ['LIKES_IMPLAUSIBLE']],
    ['25 hours', { likes: '1', duration: '25h' }, ['DURATION_IMPLAUSIBLE']],
    ['24 hours', { likes: '1', duration: '24h' }, []],
    ['59 seconds', { likes: '1', duration: '59s' }, ['DURATION_IMPLAUSIBLE']],
  ])('%s', async (_, raw, expected) => {
    expect(await reason(raw)).toEqual(expected);
  });

  test('are warnings, and change no figure', async () => {
    const session = await typed({ viewers: '900', peakViewers: '350' });
    expect(session.viewers).toEqual({ average: 900, peak: 350, unique: null });
    expect(session.diagnostics[0]?.severity).toBe('warning');
    expect(await codes({ likes: '50000' })).toEqual([]);
  });
});
