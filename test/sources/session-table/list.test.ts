import { describe, expect, it } from 'vitest';
import { sources } from '../../../src/sources/registry.ts';
import { parseSessionFile } from '../../../src/sources/session-file/parse.ts';
import { looksLikeSessionList, looksLikeSessionTable } from '../../../src/sources/session-table/recognise.ts';
import { problemsOf } from '../typed/expect-problems.ts';
import { readList } from './reading.ts';

const coinsOf = async (text: string) => (await readList(text)).map(({ fields }) => fields.coins);

describe('a list of sessions', () => {
  it.each([
    ['YAML', '- creator: anna\n  coins: 1\n- coins: 2\n'],
    [
      'YAML under a key',
      '# mine\nsessions:\n  # the first\n  - creator: anna\n    gifts:\n      - {gift: Rose, count: 1}\n    coins: 1\n  - coins: 2\n',
    ],
    ['YAML in flow style', '---\nsessions: [{coins: 1}, {coins: 2}]\n'],
    ['JSON', '[{"coins": 1}, {"coins": 2}]'],
    ['JSON under a key', '\ufeff{"sessions": [\n  {"coins": 1, "gifts": {"Rose": 1}},\n  {"coins": 2}\n]}\n'],
    ['one-line items', '- coins: 1\n- coins: 2'],
  ])('is read from %s', async (_, text) => {
    expect(await coinsOf(text)).toEqual([1, 2]);
    expect(looksLikeSessionTable(text)).toBe(false);
    expect(
      sources.filter(({ name }) => name !== 'session list').some((source) => source.recognise(text)),
    ).toBe(false);
  });

  it('holds what session files hold', async () => {
    const one =
      'creator: "@anna"\nstartedAt: 2026-03-01T20:00\nduration: 2h\nviewers: {average: 350.5, peak: 1.2K}\nlikes: 48.210\npaid: {amount: 212.40, currency: USD}\n';
    const list = `sessions:\n  - coins: 1\n  - ${one.trimEnd().replaceAll('\n', '\n    ')}\n`;
    const [, second] = await readList(list);
    const { startedAt, ...alone } = await parseSessionFile(one, 'sessions.csv');
    expect(second?.fields).toMatchObject(alone);
    expect(second?.fields.startedAt).toEqual({
      text: startedAt?.text,
      at: { file: 'sessions.csv', line: 4, column: 16 },
    });
  });

  it('leaves a session out that cannot be read, and says where', async () => {
    const text = '- coins: 1\n- coins: many\n  likes: -3\n- coins: 3\n  gifts: {Rsoe: 3}\n- 7\n- coins: 5\n';
    const [first, ...others] = await readList(text);
    expect([first, ...others].map((each) => each?.fields.coins)).toEqual([1, 5]);
    expect(
      first?.notes?.map(({ code, args, at }) => [
        code === 'ROW_LEFT_OUT' && 'column' in args.fault ? args.fault.column : code,
        at?.line,
        at?.column,
      ]),
    ).toEqual([
      ['ROWS_LEFT_OUT', undefined, undefined],
      ['coins', 2, 10],
      ['likes', 3, 10],
      ['', 6, 3],
      ['ROW_LEFT_OUT', 4, 3],
    ]);
    expect(first?.notes?.[0]?.args).toEqual({ left: 3, rows: 5 });
  });

  it('stops at unknown keys, in a session and beside them', async () => {
    const keys = async (text: string) =>
      (await problemsOf(() => readList(text))).map(({ code, args, at }) =>
        code === 'DATA_KEY_UNKNOWN' ? [args.key, args.nearest, at?.line] : code,
      );
    expect(await keys('- coins: 1\n- lieks: 5\n  coins: many\n- vews: 3\n')).toEqual(
      [['lieks', 'likes', 2], 'DATA_VALUE_INVALID', ['vews', 'views', 4]].filter(
        (each) => typeof each !== 'string',
      ),
    );
    expect(await keys('sessions:\n  - coins: 1\nowner: anna\n')).toEqual([['owner', null, 3]]);
    expect(await keys('- coins: 1\n- coins: x\n  coins: 2\n')).toEqual(['DATA_SYNTAX']);
  });

  it('is told from other lists', () => {
    for (const text of [
      '',
      '[]',
      '[1, 2]',
      '- a\n- b\n',
      'sessions: 5\n',
      '[{"event": "gift", "data": {"likes": 5}}]',
      '{"schemaVersion": 1, "sessions": [{"coins": 1}]}',
      'likes: 5\nsessions:\n  - coins: 1\n',
    ]) {
      expect([text, looksLikeSessionList(text)]).toEqual([text, false]);
    }
  });
});
