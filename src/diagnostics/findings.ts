import { type Diagnostic, diagnostic, type DiagnosticCode } from './diagnostic.ts';

/** Findings of one kind that are told one by one. */
const MOST_OF_A_CODE = 20;

/** What was noticed in many places, in memory that does not grow with them. */
export interface Findings {
  readonly add: (found: Diagnostic) => void;
  /** The first of each kind in their order, and how many more there were. */
  readonly list: () => readonly Diagnostic[];
}

export function startFindings(most = MOST_OF_A_CODE): Findings {
  const kept: Diagnostic[] = [];
  const counts = new Map<DiagnosticCode, number>();
  return {
    add(found) {
      const count = (counts.get(found.code) ?? 0) + 1;
      counts.set(found.code, count);
      if (count <= most) kept.push(found);
    },
    list: () => [
      ...kept,
      ...[...counts].flatMap(([code, count]) =>
        count > most ? [diagnostic('FINDINGS_OMITTED', { code, count: count - most })] : [],
      ),
    ],
  };
}
