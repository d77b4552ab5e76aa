import { expect, it } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historySchema } from '../../../src/report/history/schema.ts';
import { runWith } from '../../io.ts';

it('LIVEs and periods are told in one document, and never added', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'beside-'));
  writeFileSync(
    join(cwd, 'lives.csv'),
    'creator,startedAt,duration,coins\nmira_sings,2026-07-03T18:00Z,2h,4000\n',
  );
  writeFileSync(
    join(cwd, 'table.csv'),
    "Data period,Creator ID,Creator's username,Diamonds,LIVE duration\n2026-07-01 ~ 2026-07-20,7359135855103475718,mira_sings,9000,71h\n",
  );
  const both = ['lives.csv', 'table.csv'];
  const run = async (inputs: readonly string[]) =>
    JSON.parse((await runWith(['history', ...inputs, '--json', '--timezone', 'UTC'], { cwd })).stdout);
  const [together, swapped, lives, table] = await Promise.all([
    run(both),
    run([...both].reverse()),
    run(['lives.csv']),
    run(['table.csv']),
  ]);
  rmSync(cwd, { recursive: true });
  historySchema.parse(together);
  expect(together).toEqual(swapped);
  expect(together.direct).toEqual(lives.direct);
  expect(together.direct.coins).toBe(4000);
  expect(lives.periods).toBeNull();
  expect(together.periods).toEqual({ ...table.periods, by: together.periods.by });
  expect(together.diagnostics).toContainEqual(expect.objectContaining({ code: 'PERIODS_APART' }));
});
