import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documentOf, runWith } from '../io.ts';

const found = spawnSync('sh', ['-c', 'command -v sqlite3']).status === 0;
const skipped = !found && process.env.LIVE_EARNINGS_TOOLS !== 'required';
const cwd = mkdtempSync(join(tmpdir(), 'live-earnings-sqlite-'));
afterAll(() => rmSync(cwd, { recursive: true }));

/** The tables of two recorders, under the names that their gifts have there. */
const RECORDERS = [
  [
    'gifts',
    `create table gifts(username text, nickname text, gift_name text, gift_id int, diamond_count int, repeat_count int,
       session_id int, created_at text);
     insert into gifts values ('viewer_1', 'Viewer "1", the first', 'Rose', 5655, 1, 30, 1, '2026-06-14 18:00:00'),
       ('viewer_2', 'V', 'Lion', 6369, 29999, 2, 1, '2026-06-14 18:05:00');`,
  ],
  [
    'gift_logs',
    `create table gift_logs(gift_name text, gift_value int, repeat_count int, total_value int);
     insert into gift_logs values ('Rose', 1, 30, 30), ('Lion', 29999, 2, 59998);`,
  ],
] as const;

describe.skipIf(skipped)(`a recorder's database${skipped ? ' (no sqlite3 here)' : ''}`, () => {
  it.each(RECORDERS)(
    'is refused with the command that makes its table %s a CSV to read',
    async (table, script) => {
      const name = `it's ${table}.db`;
      spawnSync('sh', ['-c', 'sqlite3 "$0"', name], { cwd, input: script });
      const { code, stderr } = await runWith(['estimate', name, '--no-config', '--color', 'never'], { cwd });
      expect(code).toBe(2);
      expect(stderr).toContain('it looks like a SQLite database');
      const [, command = ''] =
        /: (sqlite3 -header -csv .* > gifts\.csv)\. /.exec(stderr.replace(/\s+/g, ' ')) ?? [];
      expect(command).not.toBe('');
      const ran = spawnSync('sh', ['-c', command.replace('from gifts', `from ${table}`)], {
        cwd,
        encoding: 'utf8',
      });
      expect([ran.status, ran.stderr]).toEqual([0, '']);
      const { direct } = await documentOf(['estimate', 'gifts.csv', '--no-config'], { cwd });
      expect([direct.coins, direct.gifts.map((gift) => gift.name)]).toEqual([60_028, ['Rose', 'Lion']]);
    },
  );
});
