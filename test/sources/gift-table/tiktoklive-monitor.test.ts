import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { coinsOf, formatOf, readRecording, settled } from './reading.ts';

const HEADER = 'timestamp,user_id,nickname,gift_name,repeat_count,streakable,streaking';
const gifts = (...rows: readonly string[]): string => [HEADER, ...rows].join('\r\n');
const at = (seconds: number, micros = 0): string =>
  `${new Date(Date.UTC(2026, 6, 1, 18) + seconds * 1000).toISOString().slice(0, 19)}.${String(micros).padStart(6, '0')}`;

describe('tiktoklive_monitor', () => {
  test.each([
    ['gifts', HEADER],
    ['likes', 'timestamp,user_id,nickname,count,total,color,effect_cnt'],
    ['comments', 'timestamp,user_id,nickname,comment,follower_count'],
    ['follows', 'timestamp,user_id,nickname,follow_count,share_type,action'],
    ['shares', 'timestamp,user_id,nickname,share_type,share_target,share_count,users_joined,action'],
    [
      'joins',
      'timestamp,user_id,nickname,count,is_top_user,enter_type,action,user_share_type,client_enter_source',
    ],
  ])('knows its %s', async (_, header) => {
    expect(await formatOf(`${header}\n`)).toBe('gift table');
  });

  test('counts a streak once, whatever the library says about streakable', async () => {
    for (const streakable of ['True', 'False']) {
      const draft = await readRecording(
        gifts(
          `${at(1)},viewer_1,V,Rose,1,${streakable},True`,
          `${at(2)},viewer_1,V,Rose,3,${streakable},True`,
          `${at(3)},viewer_1,V,Rose,3,${streakable},False`,
          `${at(4)},viewer_2,V,Galaxy,1,False,False`,
          `${at(5)},viewer_2,V,Galaxy,1,False,False`,
        ),
      );
      const session = settled(draft);
      expect(coinsOf(session)).toBe(2003);
      expect(session.gifters).toBe(2);
      expect(session.giftsBasis).toBe('measured');
      expect(session.completeness.openStreaks).toBe(0);
    }
  });

  test('prices by a name with one price alone, and shows no made-up id', async () => {
    const draft = await readRecording(
      gifts(
        `${at(1)},a,V,rose,1,True,False`,
        `${at(2)},a,V,Galaxy,1,False,False`,
        `${at(3)},a,V,Heart,1,True,False`,
        `${at(4)},a,V,Zorblax,2,True,False`,
        `${at(5)},a,V,5655,1,True,False`,
      ),
    );
    const session = settled(draft);
    const shown = session.gifts?.map(({ giftId, name, count, price }) => [giftId, name, count, price.kind]);
    expect(shown).toEqual([
      [null, 'Galaxy', 1, 'priced'],
      ['5655', 'rose', 1, 'priced'],
      [null, '5655', 1, 'unpriced'],
      [null, 'Heart', 1, 'unpriced'],
      [null, 'Zorblax', 2, 'unpriced'],
    ]);
    expect(session.roomId).toBeNull();
    expect(session.completeness.unpricedGifts).toBe(4);
    expect(JSON.stringify(session)).not.toContain('name ');
    expect(JSON.stringify(session)).not.toContain('file ');
  });

  test('says what it cannot know', async () => {
    const draft = await readRecording(
      gifts(`${at(1)},a,V,Rose,1,True,False`, `nonsense,a,V,Rose,1,True,False`),
    );
    expect(draft.reading.diagnostics.map(({ code, args }) => [code, args])).toEqual([
      ['MALFORMED_RECORDS', { count: 1, positions: ['table.csv:3'] }],
      ['UNDEDUPLICATED', { count: 1 }],
      ['RECORDER_RULE', { recorder: 'tiktoklive_monitor', rules: ['no-receivers'] }],
    ]);
  });

  test.each([
    ['a count that is none', `${at(1)},a,V,Rose,x,True,False`],
    ['no count', `${at(1)},a,V,Rose,,True,False`],
    ['no gift', `${at(1)},a,V,,1,True,False`],
    ['no truth', `${at(1)},a,V,Rose,1,True,perhaps`],
    ['a day that is none', '2026-02-30T18:00:00.000001,a,V,Rose,1,True,False'],
  ])('a row with %s is told, and costs no other', async (_, row) => {
    const draft = await readRecording(gifts(`${at(1)},a,V,Rose,2,True,False`, row));
    expect(coinsOf(settled(draft))).toBe(2);
    expect(settled(draft).completeness.malformed).toBe(1);
  });

  test('a table of broken rows alone is no LIVE without gifts', async () => {
    await expect(readRecording(gifts('x,a,V,Rose,1,True,False'))).rejects.toThrow('INPUT_UNRECOGNISED');
    await expect(readRecording(gifts())).resolves.toBeDefined();
  });

  test('reads local times in the zone it is told, else in the machine’s, and says so', async () => {
    const text = gifts(`${at(1, 500000)},a,V,Rose,1,True,False`);
    const berlin = await readRecording(text, { timezone: 'Europe/Berlin' });
    expect(settled(berlin).startedAt).toBe('2026-07-01T16:00:01.500Z');
    const machine = await readRecording(text, { timezone: null });
    expect(settled(machine).startedAt).toBe('2026-07-01T09:00:01.500Z');
    expect(machine.reading.diagnostics[0]).toMatchObject({
      code: 'TIMEZONE_ASSUMED',
      args: { timezone: 'Asia/Tokyo' },
    });
  });

  test('the name of the file tells whose LIVE it was', async () => {
    const text = gifts(`${at(1)},a,V,Rose,1,True,False`);
    const draft = await readRecording(text, {}, 'rec/the.host_20260701_180000_gifts.csv');
    expect(settled(draft).creator).toBe('the.host');
    expect(settled(await readRecording(text, {}, 'gifts.csv')).creator).toBeNull();
  });

  test('files of one recording are one room, of two recordings two', async () => {
    const likes = `timestamp,user_id,nickname,count,total,color,effect_cnt\n${at(1)},a,V,3,3,0,0\n`;
    const roomOf = async (text: string, path: string) =>
      (await readRecording(text, {}, path)).reading.tallies[0]?.room;
    const room = await roomOf(gifts(), 'rec/h_20260701_180000_gifts.csv');
    expect(await roomOf(likes, './rec/h_20260701_180000_likes.csv')).toBe(room);
    expect(await roomOf(likes, 'rec/h_20260702_180000_likes.csv')).not.toBe(room);
    expect(await roomOf(likes, 'other/h_20260701_180000_likes.csv')).not.toBe(room);
  });

  const streak = fc.record({
    user: fc.constantFrom('ana', 'ben', 'cy'),
    gift: fc.constantFrom('Rose', 'GG', 'Perfume'),
    counts: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
  });
  test.prop([fc.array(streak, { maxLength: 12 }), fc.integer()])(
    'finds the truth in any ticks, in any order of rows',
    async (streaks, seed) => {
      const prices: Record<string, number> = { Rose: 1, GG: 1, Perfume: 20 };
      const rows: string[] = [];
      let coins = 0;
      let time = 0;
      for (const { user, gift, counts } of streaks) {
        const ascending = [...counts].sort((a, b) => a - b);
        const last = ascending.at(-1) as number;
        for (const count of ascending) rows.push(`${at((time += 1))},${user},V,${gift},${count},True,True`);
        rows.push(`${at((time += 1))},${user},V,${gift},${last},True,False`);
        coins += last * (prices[gift] as number);
      }
      const shuffled = rows
        .map((row, i) => ({ row, key: Math.sin(seed + i) }))
        .sort((a, b) => a.key - b.key)
        .map(({ row }) => row);
      expect(coinsOf(settled(await readRecording(gifts(...shuffled))))).toBe(coins);
    },
  );
});
