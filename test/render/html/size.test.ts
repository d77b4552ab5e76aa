import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tiktokCatalogue } from '../../../src/rates/tiktok/catalogue.ts';
import { runWith } from '../../io.ts';

const cwd = mkdtempSync(join(tmpdir(), 'live-earnings-size-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const START = Date.parse('2026-11-20T19:00:00Z');

/** An hour with 20,000 gifts of every kind there is, from 5,000 people, with likes and viewer counts in between. */
function hour(): string {
  const gifts = tiktokCatalogue().gifts.flatMap(({ giftId, name, price }) =>
    price.kind === 'priced' ? [{ giftId, name, coins: price.coins }] : [],
  );
  const lines: unknown[] = [];
  for (let number = 0; number < 20_000; number += 1) {
    const { giftId, name, coins } = gifts[number % gifts.length] as (typeof gifts)[number];
    const at = START + number * 180;
    const ids = { msgId: String(7_600_000_000_000_000_000n + BigInt(number) * 4n), createTime: String(at) };
    const user = number % 5000;
    const data = {
      ...ids,
      giftId,
      giftName: name,
      giftType: 2,
      diamondCount: coins,
      repeatCount: 1,
      repeatEnd: true,
    };
    lines.push({
      event: 'gift',
      data: { ...data, userId: `${user}`, uniqueId: `viewer_${user}`, nickname: `観客 ${user} 🌹<b>` },
    });
    if (number % 5 > 0) continue;
    const like = { ...ids, msgId: `${ids.msgId}1`, likeCount: 15, totalLikeCount: number * 3 };
    lines.push({ event: 'like', data: like });
    lines.push({ event: 'roomUser', data: { viewerCount: 300 + (number % 97) }, receivedAt: at });
  }
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

const season = (): string =>
  `creator,title,startedAt,duration,coins,average viewers,likes\n${Array.from({ length: 500 }, (_, index) => {
    const day = new Date(Date.UTC(2025, 0, 1) + index * 86_400_000).toISOString();
    return `mira_歌う,"アカペラの夜、第${index}回 🌹",${day},2h,${500 + ((index * 37) % 900)},${90 + (index % 40)},${5000 + ((index * 131) % 4000)}\n`;
  }).join('')}`;

/** In bytes of the file: a character of another script is three of them. */
describe('a page that is sent to somebody', () => {
  beforeAll(() => {
    writeFileSync(join(cwd, 'hour.jsonl'), hour());
    writeFileSync(join(cwd, 'season.csv'), season());
  });

  it.each([
    [['estimate', 'hour.jsonl'], 100_000],
    [['estimate', 'hour.jsonl', '--all', '--timeline', '--history', 'season.csv'], 500_000],
    [['estimate', 'season.csv'], 300_000],
    [['history', 'season.csv', '--by', 'day'], 400_000],
    [['history', 'season.csv', '--by', 'title'], 400_000],
    [['influence', 'season.csv', '--all'], 100_000],
    [['forecast', 'season.csv', '--duration', '2h'], 100_000],
  ])('stays far under a megabyte: %j', async (argv, limit) => {
    const { code, stderr } = await runWith(
      [argv[0] as string, '--no-config', '--timezone', 'UTC', '-q', '-o', 'page.html', ...argv.slice(1)],
      { cwd },
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(statSync(join(cwd, 'page.html')).size).toBeLessThan(limit);
    if (argv[1] === 'hour.jsonl') expect(readFileSync(join(cwd, 'page.html'), 'utf8')).toContain('20,000');
  });
});
