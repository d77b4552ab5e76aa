import type { Mixed } from '../../history/forecast/past.ts';

/** The creators or platforms that have no common pace. */
export const mixedNames = (mixed: Mixed | null): string[] =>
  mixed === null ? [] : [...(mixed.kind === 'several-creators' ? mixed.creators : mixed.platforms)];
