import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Whether what was found while reading says that a part of the recording is missing: its figures are lower bounds then. */
export const isPartMissing = (found: readonly Diagnostic[]): boolean => found.some(tellsOfMissing);

function tellsOfMissing({ code, args }: Diagnostic): boolean {
  switch (code) {
    case 'TRUNCATED_ARRAY':
    case 'TALLY_INCOMPLETE':
      return true;
    case 'INPUT_DAMAGED':
      // Bytes behind the end are no part of it.
      return args.reason !== 'padding' && args.reason !== 'trailing';
    default:
      return false;
  }
}
