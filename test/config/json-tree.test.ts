import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type DataPath, parseYamlTree } from '../../src/config/data-tree.ts';
import { jsonTree } from '../../src/config/json-tree.ts';

const FILE = 'evening.json';

/** Every path of a value, and some that are not there. */
function pathsOf(value: unknown, path: DataPath = []): DataPath[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) =>
          pathsOf(each, [...path, Array.isArray(value) ? Number(key) : key]),
        )
      : [];
  return [path, [...path, 'nowhere'], ...inner];
}

const key = fc.oneof(
  fc.constantFrom('likes', 'a b', '0', 'é', '"', '\\', '\n', 'x\ny', '__proto__'),
  fc.string(),
);
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(48.21),
);
const { value: json } = fc.letrec<{ value: unknown; leaf: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
  leaf: fc.oneof(number, fc.string(), fc.boolean(), fc.constant(null)),
}));
const written = fc
  .tuple(
    fc.dictionary(key, json, { maxKeys: 6, noNullPrototype: true }),
    fc.constantFrom(undefined, 1, 2),
    fc.boolean(),
  )
  .map(([value, indent, spread]) => {
    const text = JSON.stringify(value, null, indent);
    return spread ? `\n  ${text}\n\n` : text;
  });

describe('a JSON text', () => {
  property.prop([written], { numRuns: 300 })('is read as the reader of YAML reads it', async (text) => {
    const fast = jsonTree(text, FILE);
    if (fast === null) return;
    const slow = await parseYamlTree(text, FILE);
    expect(fast.value).toEqual(slow.value);
    for (const path of pathsOf(fast.value)) {
      expect([path, fast.text(path)]).toEqual([path, slow.text(path)]);
      expect(fast.at(path)).toEqual(slow.at(path));
      expect([path, fast.place(path)]).toEqual([path, slow.place(path)]);
      expect([path, fast.valuePlace(path)]).toEqual([path, slow.valuePlace(path)]);
    }
  });

  it('is read, and what needs care is not', () => {
    const text = '{\n  "likes": 48.210,\n  "gifts": [{"Rose": 3}],\n  "on": true\n}';
    const tree = jsonTree(text, FILE);
    expect(tree?.text(['likes'])).toBe('48.210');
    expect(tree?.place(['gifts', 0, 'Rose'])).toEqual({ file: FILE, line: 3, column: 14 });
    expect(tree?.valuePlace(['likes'])).toEqual({ file: FILE, line: 2, column: 12 });
    for (const careful of [
      'likes: 3',
      '{likes: 3}',
      '{"a":1,"a":2}',
      '{"a":1,"\\u0061":2}',
      '{"__proto__":1}',
      '{"a":1e3}',
      '3',
      '{"a":1}}',
    ])
      expect(jsonTree(careful, FILE)).toBeNull();
  });
});
