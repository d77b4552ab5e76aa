/** Every entry of a list. */
export const EVERY = '*';

/** Keys, list positions from 0, and {@link EVERY}, from the root of a document down to a figure. */
export type FigurePath = readonly (string | number)[];

const KEY = /[A-Za-z_]\w*/y;
const INDEX = /\[(\d{1,9}|\*)\]/y;

/** Reads `direct.cash.expected`, `sessions[0].engagement.score` or `sessions[*].engagement.score`; `null` for all else. */
export function parsePath(text: string): FigurePath | null {
  const steps: (string | number)[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at += match[0].length;
    return match;
  };
  for (;;) {
    const key = take(KEY);
    if (!key) return null;
    steps.push(key[0]);
    for (let index = take(INDEX); index; index = take(INDEX))
      steps.push(index[1] === EVERY ? EVERY : Number(index[1]));
    if (at === text.length) return steps;
    if (text[at] !== '.') return null;
    at += 1;
  }
}

/** The other way round: `sessions[0].direct.coins`. */
export const pathText = (path: FigurePath): string =>
  path
    .map((step, index) =>
      typeof step === 'number' || step === EVERY ? `[${step}]` : index === 0 ? step : `.${step}`,
    )
    .join('');

/** Every index as `[*]`: how {@link figuresOf} names the figures of a list. */
export const anyIndex = (path: FigurePath): string =>
  pathText(path.map((step) => (typeof step === 'number' ? EVERY : step)));

/** A value that a path names, with the path that leads to that one alone. */
export interface Found {
  /** With `[*]` left in it where a list has no entries, or where nothing is. */
  readonly path: FigurePath;
  /** `null` where the document has `null`, or nothing. */
  readonly value: unknown;
  /** The list is there, and has no entries. */
  readonly empty: boolean;
}

/**
 * What a path names in a JSON document, in its order: one value, or one for each entry where it says `[*]`. What hangs from
 * a `null`, or lies beyond the end of a list, is `null`.
 */
export function resolvePath(document: unknown, path: FigurePath): Found[] {
  const walk = (value: unknown, done: FigurePath): Found[] => {
    const step = path[done.length];
    if (step === undefined) return [{ path: done, value, empty: false }];
    const nothing = { path: [...done, ...path.slice(done.length)], value: null };
    if (step === EVERY && Array.isArray(value)) {
      return value.length === 0
        ? [{ ...nothing, empty: true }]
        : value.flatMap((entry, index) => walk(entry, [...done, index]));
    }
    const next = child(value, step);
    return next === null ? [{ ...nothing, empty: false }] : walk(next, [...done, step]);
  };
  return walk(document, []);
}

/** One step down; `null` where there is nothing. */
export function child(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return typeof step === 'number' ? (value[step] ?? null) : null;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return null;
  return (value as Record<string, unknown>)[step] ?? null;
}
