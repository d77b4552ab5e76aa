import { describe, expect, it } from 'vitest';
import { HEADER_COLUMNS, type HeaderAlias, type HeaderTable } from '../../src/config/headers.ts';
import { InputError } from '../../src/diagnostics/diagnostic.ts';
import type { Period } from '../../src/period/period.ts';
import { headerAliases } from '../../src/sources/header-aliases.ts';
import { sources } from '../../src/sources/registry.ts';
import { COLUMN_NAMES } from '../../src/sources/session-table/columns.ts';
import type { Draft } from '../../src/sources/source.ts';
import { context, inputOf } from './gift-table/reading.ts';

const FILE = 'settings.yaml';
const alias = (table: HeaderTable, column: string, header: string, line = 1): HeaderAlias => ({
  table,
  column: column as HeaderAlias['column'],
  header,
  at: { file: FILE, line },
});

async function read(text: string, list: readonly HeaderAlias[]): Promise<Draft> {
  const aliases = headerAliases(list);
  const input = await inputOf(text);
  const source = sources.find((each) => each.recognise(input.head, aliases));
  if (!source) throw new Error('nobody knows this input');
  const [draft] = await source.read(input, context({ aliases }));
  return draft as Draft;
}

const periodOf = (draft: Draft): Period => {
  if (draft.kind !== 'period') throw new Error('no period');
  return draft.periods[0] as Period;
};

/** `column: what was expected, line`. */
function refused(list: readonly HeaderAlias[]): string[] {
  try {
    headerAliases(list);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.diagnostics.map(
      ({ args, at }) => `${(args as { expected: string }).expected}, ${at?.file}:${at?.line}`,
    );
  }
  return [];
}

describe('headers of the user', () => {
  it('have the columns of the readers, and no others', () => {
    expect([...HEADER_COLUMNS.sessions].sort()).toEqual([...COLUMN_NAMES].sort());
  });

  it('are compared as each table compares its own', async () => {
    const draft = await read('ID:,  DIAMANTES ,Días\n7359135855103475718,5,6d\n', [
      alias('backstage', 'creatorId', 'id'),
      alias('backstage', 'diamonds', 'Diamantes'),
      alias('backstage', 'validDays', 'días'),
    ]);
    expect(periodOf(draft)).toMatchObject({
      creatorId: '7359135855103475718',
      counts: { diamonds: 5, validDays: 6 },
    });
  });

  it('say that bare numbers are hours, and without that these are left out', async () => {
    const text = 'Creator ID,Diamonds,Duración\n7359135855103475718,5,88.5\n';
    const hours = await read(text, [alias('backstage', 'durationHours', 'Duración')]);
    expect(periodOf(hours).counts.durationSeconds).toBe(318_600);
    await expect(read(text, [alias('backstage', 'duration', 'Duración')])).rejects.toThrow();
  });

  it('go before a known header of a creator table', async () => {
    const draft = await read('Creator ID,Diamonds,Netos,Valid LIVE days\n7359135855103475718,5,4,6\n', [
      alias('backstage', 'diamonds', 'Netos'),
    ]);
    expect(periodOf(draft).counts.diamonds).toBe(4);
  });

  it('say that bare numbers of a day are seconds, and what is to be passed over', async () => {
    const draft = await read('Tag;Kesto;Notiz;Notiz\n2026-07-01;7860;x;y\n', [
      alias('analytics', 'durationSeconds', 'Kesto'),
      alias('analytics', 'ignored', 'Notiz'),
      alias('analytics', 'date', 'tag'),
    ]);
    expect(periodOf(draft)).toMatchObject({
      source: 'analytics',
      counts: { durationSeconds: 7860 },
    });
  });

  it('make a session column of a header that is otherwise one of another table', async () => {
    const text = 'timestamp,coins,likes\n2026-06-14T20:00:00Z,5,6\n';
    await expect(read(text, [])).rejects.toThrow('nobody knows');
    expect(await read(text, [alias('sessions', 'startedAt', 'timestamp')])).toMatchObject({
      kind: 'typed',
      fields: { startedAt: { text: '2026-06-14T20:00:00Z' } },
    });
  });

  it('may be quoted and hold the mark between columns', async () => {
    const draft = await read('Creator ID,"Diamantes, total",Valid LIVE days\n7359135855103475718,5,6\n', [
      alias('backstage', 'diamonds', 'Diamantes, total'),
    ]);
    expect(periodOf(draft).counts.diamonds).toBe(5);
  });

  it('change nothing for tables without them', async () => {
    const text = 'Creator ID,Diamonds,Valid LIVE days\n7359135855103475718,5,6\n';
    const list = [alias('backstage', 'diamonds', 'Diamantes'), alias('sessions', 'coins', 'Kolikot')];
    expect(await read(text, list)).toEqual(await read(text, []));
  });

  it('cannot be two columns, with the later one named', () => {
    expect(
      refused([
        alias('backstage', 'creatorId', 'diamantes :', 9),
        alias('backstage', 'diamonds', 'Diamantes', 3),
        alias('backstage', 'creatorId', 'Username', 10),
        alias('backstage', 'duration', 'Diamonds in L30D', 11),
        alias('analytics', 'likes', 'Shares (all)', 12),
        alias('sessions', 'peakViewers', 'likes_total', 13),
        alias('sessions', 'peakViewers', '- (!)', 14),
      ]),
    ).toEqual([
      `a header that is not diamonds already, ${FILE}:9`,
      `a header that is not creator already, ${FILE}:10`,
      `a header that is not diamonds already, ${FILE}:11`,
      `a header that is not shares already, ${FILE}:12`,
      `a header that is not likes already, ${FILE}:13`,
      `a header with letters or digits, ${FILE}:14`,
    ]);
  });

  it('may repeat what is known', () => {
    expect(
      refused([alias('backstage', 'diamonds', 'Total Diamonds'), alias('sessions', 'likes', 'Likes')]),
    ).toEqual([]);
  });

  it.each(['Creator Network manager', 'GROUP', 'Manager:'])('cannot be those of managers: %s', (header) => {
    expect(refused([alias('backstage', 'creator', header)])).toEqual([
      `a column that names no manager, ${FILE}:1`,
    ]);
  });

  it.each([
    ['Creator ID,A,B,Valid LIVE days\n7359135855103475718,1,2,3\n', 'backstage', 'diamonds'],
    ['Date,A,B\n2026-07-01,1,2\n2026-07-02,1,2\n', 'analytics', 'likes'],
    ['creator,A,B\nmira,1,2\n', 'sessions', 'likes'],
  ] as const)('refuse a table that has two of one column: %j', async (text, table, column) => {
    const list = [alias(table, column, 'A'), alias(table, column, 'B', 2)];
    await expect(read(text, list)).rejects.toMatchObject({
      diagnostics: [
        {
          code: 'TABLE_COLUMN_TWICE',
          args: { column: 'B', first: 'A', alias: `${FILE}:2` },
          at: { file: 'table.csv', line: 1 },
        },
      ],
    });
  });
});
