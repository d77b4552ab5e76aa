import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { RowFault } from '../../../src/diagnostics/args.ts';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { USD } from '../../../src/money/currency.ts';
import { exact } from '../../../src/money/exact.ts';
import { sources } from '../../../src/sources/registry.ts';
import { COLUMNS, columnOf, headerKey } from '../../../src/sources/session-table/columns.ts';
import { looksLikeSessionList, looksLikeSessionTable } from '../../../src/sources/session-table/recognise.ts';
import { NO_FIELDS, type TypedFields } from '../../../src/sources/typed/fields.ts';
import { parseFlags } from '../../../src/sources/typed/flags.ts';
import { problemsOf } from '../typed/expect-problems.ts';
import { readCsv } from './reading.ts';

const fieldsOf = async (text: string, size?: number): Promise<TypedFields[]> =>
  (await readCsv(text, size)).map(({ fields }) => fields);
const coinsOf = async (text: string): Promise<(number | null)[]> =>
  (await fieldsOf(text)).map(({ coins }) => coins);
const notesOf = async (text: string): Promise<readonly Diagnostic[]> => (await readCsv(text))[0]?.notes ?? [];

function told(fault: RowFault): string {
  switch (fault.kind) {
    case 'value':
      return `${fault.column}=${fault.value}: ${fault.expected}`;
    case 'too-large':
      return `${fault.column}=${fault.value} too large`;
    case 'cells':
      return `${fault.cells} cells, ${fault.columns} columns`;
    case 'total-row':
      return `total ${fault.value}`;
    case 'gift-unknown':
      return `no ${fault.name}: ${fault.suggestions.map(({ name }) => name).join()}`;
    case 'gift-ambiguous':
      return `which ${fault.name}`;
    case 'unreadable':
    case 'torn':
    case 'id-rounded':
    case 'nobody':
      return fault.kind;
  }
}
/** What was left out: line and reason of each row, and how many of how many. */
async function leftOut(text: string): Promise<string[]> {
  return (await notesOf(text)).map(({ code, args, at }) => {
    expect(at?.file).toBe('sessions.csv');
    if (code === 'ROWS_LEFT_OUT') return `${args.left} of ${args.rows}`;
    return code === 'ROW_LEFT_OUT' ? `${at?.line} ${told(args.fault)}` : code;
  });
}

describe('a table of sessions', () => {
  it('says everything the vocabulary has', async () => {
    const [row] = await readCsv(
      'creator,platform,title,room id,Started At,ended-at,timezone,duration,average_viewers,peakViewers,unique viewers,views,likes,recorded likes,comments,shares,follows,gifters,gifts,gift,coins,diamonds,paid,other-income,host,notes\n' +
        '@anna,tiktok,"Friday, late",7312345678901234567,2026-03-01T20:00,2026-03-01 22:30,Europe/Berlin,2h30m,350.5,1.2K,9.000,"18,8 mil","48,213",40000,812,1 234,-,7,129,Rose=120; Lion=2@29999; Nova=3@?,60118,60.118,212.40 USD,brand:Acme=200USD; Tip=5 USD,@anna,was fun\n',
    );
    const at = { file: 'sessions.csv', line: 2 };
    expect(row).toEqual({
      kind: 'typed',
      path: 'sessions.csv',
      fields: {
        platform: 'tiktok',
        creator: 'anna',
        title: 'Friday, late',
        roomId: '7312345678901234567',
        startedAt: { text: '2026-03-01T20:00', at },
        endedAt: { text: '2026-03-01 22:30', at },
        timezone: 'Europe/Berlin',
        durationSeconds: 9000,
        viewers: { average: 350.5, peak: 1200, unique: 9000 },
        views: 18_800,
        likes: { total: 48_213, recorded: 40_000 },
        comments: 812,
        shares: 1234,
        follows: null,
        gifters: 7,
        gifts: [
          { name: 'Rose', giftId: null, count: 120, price: { kind: 'catalogue' }, at },
          { name: 'Lion', giftId: null, count: 2, price: { kind: 'coins', coins: 29_999 }, at },
          { name: 'Nova', giftId: null, count: 3, price: { kind: 'unpriced' }, at },
        ],
        giftCount: 129,
        coins: 60_118,
        diamonds: 60_118,
        paid: { currency: USD, amount: exact('212.40') },
        otherIncome: [
          { kind: 'brand', label: 'Acme', money: { currency: USD, amount: exact(200) } },
          { kind: 'tip', label: 'tip', money: { currency: USD, amount: exact(5) } },
        ],
        host: 'anna',
      },
    });
  });

  it('says the same as flags do', async () => {
    const { gifts, startedAt, ...flags } = parseFlags({
      likes: '18.8K',
      viewers: '350',
      duration: '2h',
      comments: '812',
      gift: ['Rose=120', 'Lion=2@?'],
      gifts: '122',
      paid: '212.40USD',
      income: ['brand=200USD'],
      startedAt: '2026-03-01T20:00Z',
      creator: '@anna',
    });
    const [row] = await fieldsOf(
      'likes,viewers,duration,comments,gift,gifts,paid,income,startedAt,creator\n18.8K,350,2h,812,Rose=120|Lion=2@?,122,212.40USD,brand=200USD,2026-03-01T20:00Z,@anna\n',
    );
    expect(row).toMatchObject(flags);
    const plain = (each: TypedFields['gifts']) =>
      each?.map(({ name, count, price }) => ({ name, count, price }));
    expect(plain(row?.gifts ?? null)).toEqual(plain(gifts));
    expect(row?.startedAt?.text).toBe(startedAt?.text);
  });

  it.each([
    ['commas', 'creator,coins\nanna,5\n'],
    ['semicolons', 'creator;coins\nanna;5\n'],
    ['tabs', 'creator\tcoins\nanna\t5\n'],
    ['a byte-order mark', '\ufeffcreator,coins\nanna,5\n'],
    ['Windows line ends', 'creator,coins\r\nanna,5\r\n'],
    ['old Mac line ends', 'creator,coins\ranna,5\r'],
    ['mixed line ends', 'creator,coins\r\n,\nanna,5\n'],
    ['no last line end', 'creator,coins\nanna,5'],
    ['quoted cells', '"creator","coins"\n"anna","5"\n'],
    ['the separator named', 'sep=;\r\ncreator;coins\r\nanna;5\r\n'],
    ['empty cells behind', 'creator,coins,,\nanna,5,,\n,,,\n\n'],
    ['more empty cells than columns', 'creator,coins\nanna,5,,,\n'],
  ])('reads %s', async (_, text) => {
    for (const size of [1, 7, 65_536]) {
      expect(await fieldsOf(text, size)).toEqual([{ ...NO_FIELDS, creator: 'anna', coins: 5 }]);
    }
  });

  it('reads every column under its name in any style, and under every alias', async () => {
    for (const { name, aliases } of COLUMNS) {
      const kebab = name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
      for (const spelling of [
        name,
        kebab,
        kebab.replaceAll('-', '_'),
        kebab.replaceAll('-', ' ').toUpperCase(),
        ...aliases,
      ]) {
        expect(columnOf(spelling)?.name).toBe(name);
      }
    }
    const keys = COLUMNS.flatMap(({ name, aliases }) => [name, ...aliases].map(headerKey));
    expect(keys.length).toBe(new Set(keys).size);
  });

  it('takes the unit of bare durations from the header, and joins a date with its time', async () => {
    const seconds = async (header: string, cell: string) =>
      (await fieldsOf(`${header},coins\n"${cell}",1\n`))[0]?.durationSeconds;
    expect(await seconds('duration (min)', '90')).toBe(5400);
    expect(await seconds('hours', '1,5')).toBe(5400);
    expect(await seconds('durationSeconds', '5400')).toBe(5400);
    expect(await seconds('Duration (h)', '1h30m')).toBe(5400);
    const start = async (text: string) => (await fieldsOf(text))[0]?.startedAt?.text;
    expect(await start('date,time,coins\n2026-03-01,8:05,1\n')).toBe('2026-03-01T08:05');
    expect(await start('date,coins\n2026-03-01 20:00,1\n')).toBe('2026-03-01 20:00');
    expect(await start('time,coins\n2026-03-01T20:00,1\n')).toBe('2026-03-01T20:00');
  });

  it('takes the currency from its own column', async () => {
    const text =
      'paid,currency,income,coins\n12.50,eur,,1\n"1,234.50",USD,tip=5,1\n12 USD,USD,,1\n3.00 USD,,,1\n,EUR,,1\n';
    const rows = await fieldsOf(text);
    expect(rows.map(({ paid }) => paid && `${paid.currency} ${paid.amount.num}/${paid.amount.den}`)).toEqual([
      'EUR 25/2',
      'USD 2469/2',
      'USD 12/1',
      'USD 3/1',
      null,
    ]);
    expect(rows[1]?.otherIncome[0]?.money).toEqual({ currency: USD, amount: exact(5) });
  });

  it('leaves broken rows out, names and counts them, and reads the rest', async () => {
    const text = [
      'creator,startedAt,duration,likes,coins,paid,gift',
      'anna,2026-03-01T20:00,2h,5,1,,',
      'anna,2026-03-02,2h,abc,2,,',
      'anna,2026-03-03T20:00,2:30,5,3,,',
      'anna,2026-03-04T20:00,2h,5,4,12.50,',
      '"anna\nof the\r\nhills",2026-03-05T20:00,2h,5,5,,',
      'anna,2026-03-06T20:00,2h,5',
      'anna,2026-03-07T20:00,2h,5,7,,,8',
      'anna,2026-03-08T20:00,2h,5,9007199254740993,,',
      'anna,2026-03-09T20:00,2h,5,9,,Rsoe=3',
      'anna,2026-03-10T20:00,2h,5,10,,Rose',
      'Total,,20h,40,41,,',
      '"an"na,2026-03-11T20:00,2h,5,11,,Rsoe=3@10',
    ].join('\n');
    expect(await coinsOf(text)).toEqual([1, 5, 11]);
    expect(await leftOut(text)).toEqual([
      '9 of 12',
      '3 startedAt=2026-03-02: a date with a time of day, such as 2026-03-01T20:00',
      '3 likes=abc: a whole number such as 48213, 48,213 or 18.8K',
      '4 duration=2:30: a duration with its units: 2h30m or 2m30s (2:30 can be either)',
      '5 paid=12.50: an amount with its currency, such as 212.40USD',
      '9 4 cells, 7 columns',
      '10 8 cells, 7 columns',
      '11 coins=9007199254740993 too large',
      '13 gift=Rose: gifts with their counts, such as Rose=120; Lion=2',
      '14 total Total',
      '12 no Rsoe: Rose,Rosa',
    ]);
    expect((await readCsv(text)).slice(1).every(({ notes }) => notes === undefined)).toBe(true);
  });

  it('leaves out an end before the start, in the zone of the row', async () => {
    const text =
      'startedAt,endedAt,timezone,coins\n2026-03-01T20:00,2026-03-01T19:00,,1\n2026-10-25T02:30+02:00,2026-10-25T02:10,Europe/Berlin,2\n2026-03-01T20:00Z,2026-03-01T20:30,America/New_York,3\n';
    expect(await coinsOf(text)).toEqual([3]);
    expect(await leftOut(text)).toEqual([
      '2 of 3',
      '2 endedAt=2026-03-01T19:00: a time after startedAt',
      '3 endedAt=2026-10-25T02:10: a time after startedAt',
    ]);
  });

  it('names at most twenty broken rows, and counts them all', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `x${index}`).join('\n');
    const found = await leftOut(`coins\n1\n${rows}\n`);
    expect(found).toHaveLength(21);
    expect(found[0]).toBe('30 of 31');
  });

  it('has no limit on rows', async () => {
    expect(await readCsv(`coins\n${'1\n'.repeat(200_000)}`, 1_000_000)).toHaveLength(200_000);
  });

  it('stops when no row can be read, as nothing is not 0', async () => {
    const problems = await problemsOf(() => readCsv('coins,likes\nx,1\ny,2\n'));
    expect(problems.map(({ code, at }) => [code, at?.line])).toEqual([
      ['TABLE_UNREADABLE', undefined],
      ['ROW_LEFT_OUT', 2],
      ['ROW_LEFT_OUT', 3],
    ]);
    expect(await problemsOf(() => readCsv('coins,likes\n'))).toMatchObject([{ code: 'INPUT_EMPTY' }]);
    expect(await problemsOf(() => readCsv('coins,likes\n,\n-,-\n'))).toMatchObject([{ code: 'INPUT_EMPTY' }]);
  });

  it('stops at unknown and doubled columns, and names the nearest', async () => {
    const problems = await problemsOf(() =>
      readCsv(
        'creator,lieks,avg-viwers,mood of the cat,peak viewers,peak,date,start,hours,duration\nanna,1,2,3,4,5,6,7,8,9\n',
      ),
    );
    expect(
      problems.map(({ code, args }) =>
        code === 'DATA_KEY_UNKNOWN'
          ? [args.key, args.nearest]
          : code === 'TABLE_COLUMN_TWICE'
            ? [args.column, 'twice', args.first]
            : code,
      ),
    ).toEqual([
      ['lieks', 'likes'],
      ['avg-viwers', 'averageViewers'],
      ['mood of the cat', null],
      ['peak', 'twice', 'peak viewers'],
      ['start', 'twice', 'date'],
      ['duration', 'twice', 'hours'],
    ]);
    expect(problems.every(({ at }) => at?.line === 1)).toBe(true);
  });

  it('stops at a quotation mark that swallows the rest', async () => {
    const rows = Array.from({ length: 1000 }, () => 'bo,5').join('\n');
    for (const size of [100, 65_536]) {
      const problems = await problemsOf(() => readCsv(`creator,coins\nanna,1\n"open,2\n${rows}\n`, size));
      expect(problems).toEqual([
        { code: 'TABLE_QUOTE_OPEN', severity: 'error', args: {}, at: { file: 'sessions.csv', line: 3 } },
      ]);
    }
  });

  const cell = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', ',', ';', '\t', '"', '\n', '\r', '=', '\u00e9', '\u{1f339}'),
    maxLength: 12,
  });
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  test.prop([
    fc.array(fc.tuple(cell, fc.nat()), { minLength: 1, maxLength: 8 }),
    fc.constantFrom(',', ';', '\t'),
    fc.constantFrom('\n', '\r\n'),
    fc.integer({ min: 1, max: 40 }),
  ])('reads back any title, cut anywhere', async (rows, delimiter, end, size) => {
    const text = [
      `title${delimiter}coins`,
      ...rows.map(([title, coins]) => `${quoted(title)}${delimiter}${coins}`),
    ].join(end);
    const read = await readCsv(text, size);
    expect(read.map(({ fields }) => fields.coins)).toEqual(rows.map(([, coins]) => coins));
    expect(read.map(({ fields }) => fields.title)).toEqual(rows.map(([title]) => title.trim() || null));
  });

  test.prop([fc.array(fc.boolean(), { minLength: 2, maxLength: 30 }), fc.integer({ min: 1, max: 60 })])(
    'gives every broken row its line, whatever stands above it',
    async (plan, size) => {
      const rows = [...plan.map((good, index) => (good ? `"a\r\nb\nc",${index}` : 'x,broken')), 'x,1'];
      const text = `title,coins\n${rows.join('\n')}\n`;
      const lines = text.split(/\r\n|\n/).flatMap((line, index) => (line === 'x,broken' ? [index + 1] : []));
      const [first] = await readCsv(text, size);
      const notes = (first?.notes ?? []).filter(({ code }) => code === 'ROW_LEFT_OUT');
      expect(notes.map(({ at }) => at?.line)).toEqual(lines.slice(0, 20));
    },
  );
});

describe('what looks like a table of sessions', () => {
  it.each([
    'creator,coins\n',
    'Startd At;Likes;Comments\n',
    'coins\n5\n',
    'sep=;\ncreator;likes\n',
    '"LIVE title","LIVE duration",likes',
  ])('%j', (text) => {
    expect(looksLikeSessionTable(text)).toBe(true);
    expect(looksLikeSessionList(text)).toBe(false);
    expect(
      sources
        .filter(({ name }) => !name.startsWith('session table'))
        .some((source) => source.recognise(text)),
    ).toBe(false);
  });

  it.each([
    '',
    'creator,title\n',
    'a,b,c\n1,2,3\n',
    'timestamp,user_id,nickname,count,total,likes\n',
    'timestamp,user_id,nickname,gift_name,repeat_count\n',
    "Data period,Creator ID,Creator's username,Diamonds,LIVE duration,New followers\n",
    'likes: 5\ncomments: 2\n',
    '{"likes": 5, "coins": 2}',
    '[{"likes": 5}]',
    'Dear all, the likes, the coins and the rest of what we saw, were fine.\n',
    '\u0000\u0001\u0002',
  ])('not %j', (text) => {
    expect(looksLikeSessionTable(text)).toBe(false);
  });

  test.prop([
    fc.string({ unit: fc.constantFrom(...'likescon,;\t"\n\r{}[]:-# ='.split('')), maxLength: 200 }),
  ])('asks without throwing', (text) => {
    expect(typeof looksLikeSessionTable(text)).toBe('boolean');
    expect(typeof looksLikeSessionList(text)).toBe('boolean');
  });
});
