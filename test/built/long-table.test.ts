import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { spawnBuilt } from './spawn.ts';

const ROWS = 100_000;
const FOUR_HOURS = 4 * 3_600_000;

let table = '';
beforeAll(() => {
  table = join(mkdtempSync(join(tmpdir(), 'live-earnings-')), 'long.csv');
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const startedAt = new Date(Date.UTC(2015, 0, 1) + index * FOUR_HOURS).toISOString();
    return `creator_${index % 50},${startedAt},${40 + (index % 160)}m,${20 + (index % 400)},${index % 9000},3,${index % 6000}`;
  });
  writeFileSync(
    table,
    `creator,started at,duration,average viewers,likes,gifters,coins\n${rows.join('\n')}\n`,
  );
});
afterAll(() => rmSync(join(table, '..'), { recursive: true }));

// It takes 16 MB, beside numbers outside of the heap. Objects of a hundred bytes a row would be ten more; a kilobyte for each of
// its 16,667 days, too.
it('a history of a hundred thousand rows fits a heap of 26 MB', async () => {
  const { code, stdout, stderr } = await spawnBuilt(['history', table, '--json', '--no-config'], {
    env: { NODE_OPTIONS: '--max-old-space-size=26' },
  });
  expect([code, stderr]).toEqual([0, '']);
  const { inputs, direct } = JSON.parse(stdout);
  const coins = Array.from({ length: ROWS }, (_, index) => index % 6000).reduce((sum, each) => sum + each, 0);
  expect(inputs.sessions).toBe(ROWS);
  expect(direct.coins).toBe(coins);
}, 60_000);
