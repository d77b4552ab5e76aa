import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { runWith } from './io.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** As much of its library as is used; it is not installed with this project. */
interface DuckDb {
  readonly DuckDBInstance: {
    readonly create: () => Promise<{
      readonly connect: () => Promise<{
        readonly runAndReadAll: (sql: string) => Promise<{ readonly getRows: () => unknown[][] }>;
        readonly closeSync: () => void;
      }>;
      readonly closeSync: () => void;
    }>;
  };
}
const library: string = '@duckdb/node-api';
const duckdb = await import(library).then(
  (found: DuckDb) => found,
  () => null,
);

/** The program `duckdb` is seldom installed; its engine is the same as a library. */
it.skipIf(duckdb === null)(
  `DuckDB answers the query of the documentation${duckdb === null ? ' (no DuckDB here)' : ''}`,
  async () => {
    const text = readFileSync(join(ROOT, 'docs/formats.md'), 'utf8');
    const example = /^\$ live-earnings (.+) \| duckdb -csv -noheader -c "(.+)"\n(.+)\n/m.exec(text);
    const [, command = '', query = '', answer] = example ?? [];
    const { stdout } = await runWith(command.split(' '), { cwd: ROOT });
    const folder = mkdtempSync(join(tmpdir(), 'live-earnings-duckdb-'));
    try {
      writeFileSync(join(folder, 'table.csv'), stdout);
      const instance = await (duckdb as DuckDb).DuckDBInstance.create();
      const connection = await instance.connect();
      const sql = query.replaceAll('\\"', '"').replace('/dev/stdin', join(folder, 'table.csv'));
      const reader = await connection.runAndReadAll(sql);
      expect(reader.getRows().map((row) => row.map(String).join(','))).toEqual([answer]);
      connection.closeSync();
      instance.closeSync();
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
