import { describe, expect, test } from 'vitest';
import { coinsOf, formatOf, giftsOf, readRecording, readTyped, settled } from './reading.ts';

const FREETAG_GIFTS = '日時,ユーザーID,ニックネーム,@ハンドル,ギフト,種別,個数,ダイヤ,配信ID';
const FREETAG_SESSIONS =
  '配信ID,開始,終了,配信時間(分),ピーク同接,平均同接,ユニーク視聴者,初見,コメント,ルーム総いいね,観測いいね,ギフト数,ダイヤ,ハートミー,新規フォロワー,シェア,終了理由';
const YUEVTHINS = '时间,用户名,昵称,礼物名称,数量,钻石价值';

describe('tiktok-live-stats', () => {
  test('its diamonds are of the row, and an id may stand for a name', async () => {
    const rows = [
      '2026/07/01 18:05,"=""71""",n,h,Rose,rose,10,10,3',
      '2026/07/01 18:06,"=""71""",n,h,5487,,2,10,3',
      '2026/07/01 18:07,"=""72""",n,h,\'=バラ,,4,4,3',
      '2026/07/02 18:07,"=""72""",n,h,Rose,,1,0,4',
      '2026/07/02 18:08,"=""72""",n,h,Rose,,3,10,4',
    ];
    const [first, second] = await readTyped(`\ufeff${[FREETAG_GIFTS, ...rows].join('\r\n')}`);
    expect(giftsOf(first)).toEqual({ Rose: [10, 1], '5487': [2, 5], '=バラ': [4, 1] });
    expect(first?.fields.gifts?.map(({ giftId }) => giftId)).toEqual([null, '5487', null]);
    expect(first?.fields.gifters).toBe(2);
    expect(first?.notes?.[0]).toMatchObject({
      code: 'MALFORMED_RECORDS',
      args: { count: 1, positions: ['table.csv:6'] },
    });
    // A 0 is a price that the recorder did not know.
    expect(giftsOf(second)).toEqual({ Rose: [1, 1] });
  });

  test('a LIVE a row, in Japan’s time; what was never seen is unknown', async () => {
    const rows = [
      '3,2026/07/01 18:00,2026/07/01 20:10,130,60,41,300,120,80,4200,900,4,2123,0,5,2,streamEnd',
      '4,2026/07/03 20:00,—,0,0,,0,0,0,0,0,0,0,0,0,0,',
      'x,y',
      '5,—,,0,0,,0,0,0,0,0,0,0,0,0,0,',
    ];
    const [first, second, ...more] = await readTyped([FREETAG_SESSIONS, ...rows].join('\r\n'));
    expect(more).toEqual([]);
    expect(first?.fields).toMatchObject({
      startedAt: { text: '2026-07-01T18:00+09:00' },
      endedAt: { text: '2026-07-01T20:10+09:00' },
      durationSeconds: 7800,
      viewers: { average: 41, peak: 60, unique: null },
      likes: { total: 4200, recorded: null },
      comments: 80,
      follows: 5,
      shares: 2,
      coins: 2123,
      gifts: null,
      giftCount: null,
    });
    expect(second?.fields).toMatchObject({
      endedAt: null,
      durationSeconds: null,
      viewers: { average: null, peak: null },
      likes: { total: null },
      coins: 0,
    });
    expect(first?.notes?.map(({ code }) => code)).toEqual(['MALFORMED_RECORDS', 'RECORDER_RULE']);
  });
});

describe('the gift sheet of tiktok-live-analytics', () => {
  test('its last column is of the row, without asking', async () => {
    const [draft] = await readTyped(
      `${YUEVTHINS}\n2026/07/01,viewer_1,V,Zorblax,3,21\n2026/07/01,viewer_1,V,Rose,2,2\n2026/07/01,v,V,Rose,0,2\n`,
    );
    expect(giftsOf(draft)).toEqual({ Zorblax: [3, 7], Rose: [2, 1] });
    expect(draft?.fields.gifters).toBe(1);
    expect(draft?.rows).toEqual({ read: 2, malformed: 1 });
  });
});

describe('a table of unknown make', () => {
  test.each([
    'gift,count',
    'Gift Name;Quantity;Diamonds',
    'username,nickname,gift_name,gift_id,diamond_count,repeat_count,session_id,created_at',
    'gift_id\trepeat_count',
    'ギフト,個数',
  ])('is known by a gift and a count: %s', async (header) => {
    expect(await formatOf(`${header}\n`)).toBe('gift table');
  });

  test.each([
    'count,total',
    'gift,sender',
    'gifts,likes,duration',
    'name,count',
    'Rose',
    '{"gift":1,"count":2}',
  ])('is not known by %s', async (header) => {
    expect(await formatOf(`${header}\n`)).not.toBe('gift table');
  });

  test('one session a LIVE, where a column tells them apart', async () => {
    const drafts = await readTyped(
      [
        'username,gift_name,gift_id,diamond_count,repeat_count,session_id',
        'a,Rose,5655,1,3,7',
        'b,Rosa,8913,10,2,7',
        'a,Rose,5655,1,4,7672330000000000000',
      ].join('\n'),
    );
    expect(drafts.map(giftsOf)).toEqual([{ Rose: [3, 1], Rosa: [2, 10] }, { Rose: [4, 1] }]);
    expect(drafts.map(({ fields }) => fields.roomId)).toEqual([null, '7672330000000000000']);
    expect(drafts.map(({ fields }) => fields.gifters)).toEqual([2, 1]);
    expect(drafts[0]?.notes?.map(({ code }) => code)).toEqual(['VALUE_READ_AS']);
    expect(drafts[1]?.notes).toEqual([]);
  });

  test.each([
    ['a total by its name', 'gift,count,total_diamonds\nZorblax,4,100', { Zorblax: [4, 25] }],
    ['a price by its name', 'gift,count,unit_price\nZorblax,4,100', { Zorblax: [4, 100] }],
    ['both, and the price counts', 'gift,count,total,unit_price\nZorblax,4,100,25', { Zorblax: [4, 25] }],
    [
      'no value, and the catalogue prices',
      'gift,count\nRose,4\nHeart,2',
      { Rose: [4, 1], Heart: [2, 'unpriced'] },
    ],
    ['an id alone', 'gift_id,count\n5655,4\n99999999,1', { '5655': [4, 1], '99999999': [1, 'unpriced'] }],
    ['the same gift twice', 'gift,count\nRose,4\nrose,5', { Rose: [9, 1] }],
    [
      'grouped numbers',
      'gift;count;coins\nLion;1;"29,999"\nRose;1.234;1',
      { Lion: [1, 29_999], Rose: [1234, 1] },
    ],
  ])('has %s', async (_, text, gifts) => {
    expect(giftsOf((await readTyped(text))[0])).toEqual(gifts);
  });

  test('asks, unless the user has said', async () => {
    const text = 'gift,count,diamonds\nZorblax,4,100\n';
    await expect(readTyped(text)).rejects.toMatchObject({
      diagnostics: [{ code: 'VALUE_AMBIGUOUS', at: { file: 'table.csv', line: 1 } }],
    });
    expect(giftsOf((await readTyped(text, { valueIs: 'total' }))[0])).toEqual({ Zorblax: [4, 25] });
    expect(giftsOf((await readTyped(text, { valueIs: 'unit' }))[0])).toEqual({ Zorblax: [4, 100] });
  });

  test('points out rows that look like the ticks of a streak', async () => {
    const codes = async (...rows: readonly string[]): Promise<string[]> =>
      ((await readTyped(['user,gift,count', ...rows].join('\n')))[0]?.notes ?? []).map(({ code }) => code);
    expect(await codes('a,Rose,1', 'b,GG,1', 'a,Rose,2', 'a,Rose,3')).toEqual(['TICKS_SUSPECTED']);
    expect(await codes('a,Rose,1', 'b,Rose,2', 'a,GG,3')).toEqual([]);
    expect(await codes('a,Rose,1', 'a,Rose,1', 'a,Rose,5', 'a,Rose,3')).toEqual([]);
  });

  test('none of its rows can be read: no $0', async () => {
    await expect(readTyped('gift,count\nRose,many\n')).rejects.toThrow('INPUT_UNRECOGNISED');
    expect((await readTyped('gift,count\n'))[0]?.fields.gifts).toEqual([]);
  });
});

describe('messages put into a table', () => {
  const header =
    'event,data.giftId,data.repeatCount,data.repeatEnd,data.giftType,data.diamondCount,data.groupId,data.msgId,data.userId';
  test('are counted as the log that they were', async () => {
    const rows = [
      'gift,5655,1,False,1,1.0,g1,m1,7',
      'gift,5655,3,False,1,,g1,m2,7',
      'gift,5655,3,True,1,1.0,g1,m3,7',
      'gift,5655,3,True,1,1.0,g1,m3,7',
      'gift,11046,1,False,2,1000,nan,m4,7',
      'gift,5655,x,False,1,1,g2,m5,7',
    ];
    const draft = await readRecording([header, ...rows].join('\n'));
    const session = settled(draft);
    expect(coinsOf(session)).toBe(1003);
    expect(session.completeness).toMatchObject({ duplicates: 1, malformed: 1, undeduplicated: 0 });
    expect(draft.reading.diagnostics[0]).toMatchObject({ args: { positions: ['table.csv:7'] } });
  });

  test('hostile column names reach no prototype', async () => {
    const text = `giftId,repeatCount,msgId,userId,uniqueId,__proto__.polluted,constructor.prototype.polluted\n5655,1,m,7,a,yes,yes\n`;
    expect(coinsOf(settled(await readRecording(text)))).toBe(1);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
