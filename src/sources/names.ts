import type { Place } from '../diagnostics/diagnostic.ts';

/** What a session is called: its inputs, or its line in a table. */
export type Name = string | Place;

/** The names of sessions by their number, in the order in which they came. */
export interface Names {
  readonly add: (name: Name) => void;
  /** @param number of one that was added */
  readonly of: (number: number) => string;
}

const AT_ONCE = 4096;

/** Names as they are shown; of a hundred thousand rows one after the other only the lines are kept, four bytes each. */
export function startNames(): Names {
  /** Names next to each other that are of one file. */
  const stretches: { readonly from: number; readonly file: string }[] = [];
  /** 0 where the file is the whole name. */
  const lines: Int32Array[] = [];
  let count = 0;
  return {
    add(name) {
      const { file, line = 0 } = typeof name === 'string' ? { file: name } : name;
      if (stretches.at(-1)?.file !== file) stretches.push({ from: count, file });
      if (count % AT_ONCE === 0) lines.push(new Int32Array(AT_ONCE));
      (lines.at(-1) as Int32Array)[count % AT_ONCE] = line;
      count += 1;
    },
    of(number) {
      const file = stretches.findLast(({ from }) => from <= number)?.file ?? '';
      const line = lines[Math.floor(number / AT_ONCE)]?.[number % AT_ONCE] ?? 0;
      return line === 0 ? file : `${file}:${line}`;
    },
  };
}
