import { type Diagnostic, diagnostic, InputError } from '../diagnostics/diagnostic.ts';

/** Inputs that are named one by one; of the others it is said how many they are. */
const MOST_NAMED = 20;

/** The inputs that cannot be read, where the others are to be reported all the same. */
export interface LeftOut {
  /** What the work on an input gives, or `null` where it cannot be read and is left out. */
  readonly attempt: <Value>(path: string, work: () => Promise<Value>) => Promise<Value | null>;
  /**
   * How many were left out and why each was: the errors as warnings. Nothing when all were read.
   *
   * @throws InputError when none could be read
   */
  readonly findings: () => readonly Diagnostic[];
}

/** @param inputs how many there are; a single one is never left out */
export function startLeftOut(inputs: number): LeftOut {
  const paths = new Set<string>();
  const named: Diagnostic[] = [];
  return {
    async attempt(path, work) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof InputError) || inputs === 1) throw error;
        paths.add(path);
        if (paths.size <= MOST_NAMED)
          named.push(...error.diagnostics.map((each) => ({ ...each, at: each.at ?? { file: path } })));
        return null;
      }
    },
    findings() {
      if (paths.size === 0) return [];
      if (paths.size >= inputs) throw new InputError(named);
      return [
        diagnostic('INPUTS_LEFT_OUT', { left: paths.size, inputs }),
        ...named.map((each): Diagnostic => ({ ...each, severity: 'warning' })),
      ];
    },
  };
}

/** Nothing is left out: what cannot be read stops the run. */
export const NOTHING_LEFT_OUT: LeftOut = { attempt: (_, work) => work(), findings: () => [] };
