import { describe, expect, it } from 'vitest';
import { anyIndex, parsePath, pathText, resolvePath } from '../../../src/report/checks/path.ts';

const values = (document: unknown, path: string) =>
  resolvePath(document, parsePath(path) ?? []).map((found) => [
    pathText(found.path),
    found.value,
    found.empty,
  ]);

describe('a path', () => {
  it.each([
    ['direct.coins', ['direct', 'coins']],
    ['sessions[0].engagement.score', ['sessions', 0, 'engagement', 'score']],
    ['sessions[*].direct.gifts[12].count', ['sessions', '*', 'direct', 'gifts', 12, 'count']],
  ])('%s is read and written alike', (text, path) => {
    expect(parsePath(text)).toEqual(path);
    expect(pathText(path)).toBe(text);
  });

  it.each(['', '.direct', 'direct.', 'a..b', 'a[]', 'a[-1]', 'a[1', '[0].a', 'a b', 'a[*]b', 'a[1.5]', 'ä'])(
    '%j is none',
    (text) => expect(parsePath(text)).toBeNull(),
  );

  it('names any position', () => {
    expect(anyIndex(['sessions', 3, 'direct', 'gifts', '*', 'count'])).toBe(
      'sessions[*].direct.gifts[*].count',
    );
  });
});

describe('a path in a document', () => {
  const document = {
    a: { b: 0, no: false, none: null },
    list: [
      { x: 1, inner: [7, 8] },
      { x: null, inner: [] },
    ],
    empty: [],
  };

  it('is one value, 0 and false included', () => {
    expect(values(document, 'a.b')).toEqual([['a.b', 0, false]]);
    expect(values(document, 'a.no')).toEqual([['a.no', false, false]]);
    expect(values(document, 'list[0].x')).toEqual([['list[0].x', 1, false]]);
  });

  it('is null where there is null or nothing, however much of the path is left', () => {
    for (const path of [
      'a.none',
      'a.none.deeper[*].x',
      'a.missing',
      'list[9].x',
      'a.b.c',
      'a[0]',
      'list.x',
      'a[*]',
    ])
      expect(values(document, path)).toEqual([[path, null, false]]);
  });

  it('is every entry where it says so, and an empty list is told apart from nothing', () => {
    expect(values(document, 'list[*].x')).toEqual([
      ['list[0].x', 1, false],
      ['list[1].x', null, false],
    ]);
    expect(values(document, 'list[*].inner[*]')).toEqual([
      ['list[0].inner[0]', 7, false],
      ['list[0].inner[1]', 8, false],
      ['list[1].inner[*]', null, true],
    ]);
    expect(values(document, 'empty[*].x')).toEqual([['empty[*].x', null, true]]);
  });

  it('finds only what the document itself holds', () => {
    for (const path of ['constructor.name', 'a.toString', 'list.length', '__proto__.x'])
      expect(values(document, path)).toEqual([[path, null, false]]);
  });
});
