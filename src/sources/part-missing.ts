import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Whether what was found while reading says that a part of the recording is missing: its figures are lower bounds then. */
export const isPartMissing = (found: readonly Diagnostic[]): boolean => found.some(tellsOfMissing);

function tellsOfMissing({ code, args }: Diagnostic): boolean {
  // Bytes behind the end of packed data are no part of it.
  if (code === 'INPUT_DAMAGED') return args.reason !== 'padding' && args.reason !== 'trailing';
  return code === 'TRUNCATED_ARRAY' || code === 'TALLY_INCOMPLETE';
}
