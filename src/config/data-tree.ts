import type { LineCounter, Node, Scalar, YAMLMap } from 'yaml';
import { diagnostic, InputError, type Place } from '../diagnostics/diagnostic.ts';
import { parseExact } from '../money/exact.ts';
import { commonJs } from './commonjs.ts';
import { jsonTree, valueAt } from './json-tree.ts';

/** Keys and list positions from the root of a data file down to one value. */
export type DataPath = readonly (string | number)[];

/** A parsed YAML or JSON text: plain values, with the way back to the text of each. */
export interface DataTree {
  readonly file: string;
  /** Maps as objects, lists as arrays; `{}` for a text that holds comments only. */
  readonly value: unknown;
  /** The value at a path; `undefined` when there is none. */
  at(path: DataPath): unknown;
  /** A scalar as it is written: `0.0050` stays `0.0050`. `null` for maps, lists and what is not there. */
  text(path: DataPath): string | null;
  /** Where the key of that path, or the list item, begins; the nearest enclosing value when it is not there. */
  place(path: DataPath): Place;
  /** Where the value of that path begins. */
  valuePlace(path: DataPath): Place;
}

/** A broken file can trip the parser at every line; more than this helps nobody. */
const MOST_ERRORS = 20;

/**
 * Reads YAML 1.2, and JSON as a part of it: unlike JSON.parse this refuses duplicate keys, knows lines, and keeps the text
 * of numbers. Tags are refused, merge keys are ordinary keys, aliases are limited, and nothing is ever loaded.
 *
 * @param root the part of the file to read, such as one key of package.json; errors elsewhere are not ours to report
 * @throws InputError with one DATA_SYNTAX for each fault
 */
export async function parseDataTree(text: string, file: string, root: DataPath = []): Promise<DataTree> {
  return (root.length === 0 ? jsonTree(text, file) : null) ?? (await parseYamlTree(text, file, root));
}

/** The same, whatever the text looks like. */
export async function parseYamlTree(text: string, file: string, root: DataPath = []): Promise<DataTree> {
  const yaml = commonJs(await import('yaml'));
  const lines: LineCounter = new yaml.LineCounter();
  const document = yaml.parseDocument(text.replace(/^\ufeff/, ''), {
    lineCounter: lines,
    prettyErrors: false,
    // `silent` would also silence the error about a second document.
    logLevel: 'error',
    // Named, so that a %YAML 1.1 directive does not bring back `yes`, octal numbers and merge keys.
    schema: 'core',
    resolveKnownTags: false,
  });

  const follow = (node: unknown): Node | null => {
    if (yaml.isAlias(node)) return node.resolve(document) ?? null;
    return yaml.isNode(node) ? node : null;
  };
  const pairAt = (map: YAMLMap, key: string | number) =>
    map.items.find((item) => String(yaml.isScalar(item.key) ? item.key.value : item.key) === String(key));
  const nodeAt = (path: DataPath): Node | null => {
    let node = follow(document.contents);
    for (const key of path) {
      if (yaml.isMap(node)) node = follow(pairAt(node, key)?.value);
      else if (yaml.isSeq(node)) node = follow(node.items[Number(key)]);
      else return null;
    }
    return node;
  };
  const placeOf = (node: unknown): Place | null => {
    if (!yaml.isNode(node) || !node.range) return null;
    const { line, col } = lines.linePos(node.range[0]);
    return { file, line, column: col };
  };

  const part = nodeAt(root);
  const within = ({ pos }: { pos: readonly [number, number] }): boolean =>
    !part?.range || root.length === 0 || (pos[0] >= part.range[0] && pos[0] <= part.range[2]);
  yaml.visit(document, {
    Pair(_, pair) {
      // As a key of a JavaScript object it would vanish without a word.
      if (!yaml.isScalar(pair.key) || pair.key.value !== '__proto__') return;
      const at = placeOf(pair.key);
      throw new InputError([diagnostic('DATA_SYNTAX', { reason: 'the key "__proto__" cannot be used' }, at)]);
    },
  });
  const faults = [...document.errors, ...document.warnings].filter(within);
  if (faults.length > 0) {
    throw new InputError(
      faults.slice(0, MOST_ERRORS).map((fault) => {
        const { line, col } = lines.linePos(fault.pos[0]);
        return diagnostic('DATA_SYNTAX', { reason: fault.message }, { file, line, column: col });
      }),
    );
  }

  yaml.visit(document, {
    // What is a number to YAML but no decimal number (.inf, 0x1F, 0o17) stays text, for the schema to refuse.
    Scalar(_key, node: Scalar) {
      if (typeof node.value === 'number' && node.source && !parseExact(decimal(node.source)))
        node.value = node.source;
    },
  });

  let whole: unknown;
  try {
    whole = document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (error) {
    // An alias without its anchor, or so many that the file would unfold without end.
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError([diagnostic('DATA_SYNTAX', { reason }, { file })]);
  }
  const value = valueAt(whole, root);

  const valuePlace = (path: DataPath): Place => placeOf(nodeAt([...root, ...path])) ?? place(path);
  const place = (path: DataPath): Place => {
    const key = path.at(-1);
    if (key === undefined) return placeOf(nodeAt(root)) ?? { file };
    const parent = nodeAt([...root, ...path.slice(0, -1)]);
    if (yaml.isMap(parent)) {
      const found = placeOf(pairAt(parent, key)?.key);
      if (found) return found;
    }
    if (yaml.isSeq(parent)) {
      const found = placeOf(parent.items[Number(key)]);
      if (found) return found;
    }
    return place(path.slice(0, -1));
  };
  return {
    file,
    value,
    at: (path) => valueAt(value, path),
    text(path) {
      const node = nodeAt([...root, ...path]);
      if (!yaml.isScalar(node)) return null;
      if (typeof node.value === 'number' && node.source) return decimal(node.source);
      return typeof node.value === 'string' ? node.value : JSON.stringify(node.value);
    },
    place,
    valuePlace,
  };
}

/** YAML allows `.5` and `5.`; elsewhere in this tool a decimal number has digits on both sides of its point. */
const decimal = (source: string): string => source.replace(/^([+-]?)\./, '$10.').replace(/\.(?=$|e)/i, '');
