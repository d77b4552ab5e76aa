import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { documentOf, runWith } from '../../io.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function folderWith(files: Record<string, string>): string {
  const cwd = mkdtempSync(join(tmpdir(), 'live-earnings-tables-'));
  made.push(cwd);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  return cwd;
}

const reportOf = (argv: readonly string[], files: Record<string, string>) =>
  documentOf(['estimate', ...argv, '--timezone', 'UTC'], { cwd: folderWith(files) });

const GIFTS = '日時,ユーザーID,ニックネーム,@ハンドル,ギフト,種別,個数,ダイヤ,配信ID\n';
const SESSIONS =
  '配信ID,開始,終了,配信時間(分),ピーク同接,平均同接,ユニーク視聴者,初見,コメント,ルーム総いいね,観測いいね,ギフト数,ダイヤ,ハートミー,新規フォロワー,シェア,終了理由\n';
const session = (day: string, coins: number): string =>
  `${SESSIONS}3,2026/07/${day} 18:00,2026/07/${day} 20:00,120,60,41,300,120,80,4200,900,4,${coins},0,5,2,streamEnd\n`;
const gifts = (day: string): string => `${GIFTS}2026/07/${day} 20:01,1,n,h,Rose,,40,40,3\n`;

describe('the files of one LIVE', () => {
  test('are one session, whose gifts are counted and whose total is asserted', async () => {
    for (const argv of [
      ['g/a.csv', 's/b.csv'],
      ['s/b.csv', 'g/a.csv'],
    ]) {
      const { direct, sessions, diagnostics } = await reportOf(argv, {
        'g/a.csv': gifts('01'),
        's/b.csv': session('01', 50),
      });
      expect(direct.coins).toBe(40);
      expect(sessions).toHaveLength(1);
      expect(sessions[0]?.session).toMatchObject({ likes: { total: 4200 }, comments: 80, gifters: 1 });
      expect(diagnostics.filter(({ severity }) => severity === 'warning').map(({ code }) => code)).toEqual([
        'ASSERTION_FAILED',
      ]);
    }
  });

  test('of two people’s databases with equal ids are two: their times tell', async () => {
    const { direct, sessions } = await reportOf(['a.csv', 'b.csv'], {
      'a.csv': gifts('02'),
      'b.csv': session('01', 50),
    });
    expect(sessions).toHaveLength(2);
    expect(direct.coins).toBe(90);
  });

  test('a second list of the same gifts is left out', async () => {
    const { direct, diagnostics } = await reportOf(['a.csv', 'b.csv'], {
      'a.csv': gifts('01'),
      'b.csv': `${gifts('01')}2026/07/01 19:00,2,n,h,Rose,,1,1,3\n`,
    });
    expect(direct.coins).toBe(40);
    expect(diagnostics.find(({ code }) => code === 'INPUT_LEFT_OUT')?.args).toEqual({
      path: 'b.csv',
      other: 'a.csv',
      reason: 'overlap',
    });
  });
});

describe('a recording of several files', () => {
  const GIFT = 'timestamp,user_id,nickname,gift_name,repeat_count,streakable,streaking\n';
  const LIKE = 'timestamp,user_id,nickname,count,total,color,effect_cnt\n';
  const files = {
    'h_20260701_180000_gifts.csv': `${GIFT}2026-07-01T18:01:02.1,v,V,Rose,3,True,False\n`,
    'h_20260701_180000_likes.csv': `${LIKE}2026-07-01T18:09:02.1,v,V,15,115,0,0\n`,
    'h_20260702_180000_gifts.csv': `${GIFT}2026-07-02T18:01:02.1,v,V,Rose,4,True,False\n`,
  };

  test('is one session; another recording is another', async () => {
    const { sessions, direct } = await reportOf(Object.keys(files), files);
    expect(direct.coins).toBe(7);
    expect(sessions.map((each) => [each.session.creator, each.session.likes.total])).toEqual([
      ['h', 115],
      ['h', null],
    ]);
  });

  test('without the file of gifts, gifts are unknown and not none', async () => {
    const { direct, sessions } = await reportOf(['h_20260701_180000_likes.csv'], files);
    expect(direct).toMatchObject({ coins: null, gifts: [] });
    expect(sessions[0]?.session).toMatchObject({ likes: { total: 115, recorded: 15 }, gifters: null });
  });

  test('a table of gifts with no row is a measured nothing', async () => {
    const { direct } = await reportOf(['h_gifts.csv'], { 'h_gifts.csv': GIFT });
    expect(direct.coins).toBe(0);
  });
});

describe('the flag', () => {
  const cwd = folderWith({ 'gifts.csv': 'gift,count,diamonds\nZorblax,4,100\n' });

  test('answers what a table leaves open', async () => {
    expect((await documentOf(['gifts.csv', '--value-is', 'total'], { cwd })).direct.coins).toBe(100);
    expect((await documentOf(['gifts.csv', '--value-is', 'unit'], { cwd })).direct.coins).toBe(400);
  });

  test('is named where it is needed, and takes nothing else', async () => {
    const asked = await runWith(['gifts.csv'], { cwd });
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain('--value-is unit');
    expect((await runWith(['gifts.csv', '--value-is', 'both'], { cwd })).code).toBe(2);
  });
});
