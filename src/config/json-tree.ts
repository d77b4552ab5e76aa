import type { Place } from '../diagnostics/diagnostic.ts';
import type { DataPath, DataTree } from './data-tree.ts';

/** A value in the text: where its key and itself begin, and a scalar as it is written. */
interface Spot {
  /** For the root and items of lists the same as `value`. */
  readonly key: number;
  readonly value: number;
  readonly text: string | null;
}

/** What JSON is made of, once it is known to be JSON. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
/** Others are for the reader of YAML, which keeps them as text. */
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * A tree of a JSON text, as the reader of YAML would give it, some thirty times as fast. `null` for what that one refuses or reads with
 * care: other YAML, broken JSON, a key that is there twice, unusual numbers.
 */
export function jsonTree(text: string, file: string): DataTree | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const spots = spotsOf(text);
  if (spots === null) return null;
  const spotAt = (path: DataPath): Spot | undefined => spots.get(keyOf(path));
  const place = (path: DataPath): Place => {
    const spot = spotAt(path);
    return spot === undefined ? place(path.slice(0, -1)) : placeIn(text, spot.key, file);
  };
  return {
    file,
    value,
    at: (path) => valueAt(value, path),
    text: (path) => spotAt(path)?.text ?? null,
    place,
    valuePlace(path) {
      const spot = spotAt(path);
      return spot === undefined ? place(path) : placeIn(text, spot.value, file);
    },
  };
}

/** Where an offset of a text is. */
export function placeIn(text: string, offset: number, file: string): Place {
  const before = text.slice(0, offset);
  return { file, line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** What stands at a path within plain values; `undefined` where nothing does. */
export function valueAt(value: unknown, path: DataPath): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string | number, unknown>)[key];
  }
  return current;
}

/** No key holds a line feed that is not escaped in it. */
const keyOf = (path: DataPath): string => path.map((key) => JSON.stringify(String(key))).join('\n');

interface Open {
  readonly path: string;
  /** The next item of a list; -1 in a map. */
  index: number;
  /** The key whose value comes next, and where it stands. */
  key: string | null;
  keyAt: number;
}

/** Every value by its path; `null` when the text is not plain enough. It is known to be JSON. */
function spotsOf(text: string): ReadonlyMap<string, Spot> | null {
  const spots = new Map<string, Spot>();
  const open: Open[] = [];
  for (const { 0: token, index: at } of text.matchAll(TOKEN)) {
    if (token === ',' || token === ':') continue;
    if (token === '}' || token === ']') {
      open.pop();
      continue;
    }
    const within = open.at(-1);
    if (within !== undefined && within.index < 0 && within.key === null) {
      // Written with escapes it may be the same as another.
      const key = token.includes('\\') ? JSON.stringify(JSON.parse(token)) : token;
      if (key === '"__proto__"') return null;
      within.key = key;
      within.keyAt = at;
      continue;
    }
    const path = within === undefined ? '' : childOf(within);
    if (spots.has(path)) return null;
    const isOpening = token === '{' || token === '[';
    const scalar = isOpening ? null : scalarOf(token);
    if (scalar === undefined) return null;
    spots.set(path, {
      key: within !== undefined && within.index < 0 ? within.keyAt : at,
      value: at,
      text: scalar,
    });
    if (within !== undefined) {
      if (within.index >= 0) within.index += 1;
      within.key = null;
    }
    if (isOpening) open.push({ path, index: token === '[' ? 0 : -1, key: null, keyAt: 0 });
  }
  return spots;
}

const childOf = ({ path, index, key }: Open): string => {
  const name = index < 0 ? (key as string) : `"${index}"`;
  return path === '' ? name : `${path}\n${name}`;
};

function scalarOf(token: string): string | null | undefined {
  if (token.startsWith('"')) return JSON.parse(token) as string;
  if (token === 'true' || token === 'false' || token === 'null') return token;
  return PLAIN_NUMBER.test(token) ? token : undefined;
}
