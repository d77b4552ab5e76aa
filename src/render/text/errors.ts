import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Paint } from '../paint.ts';
import { describe, locate } from './diagnostics.ts';
import { sanitise } from './sanitise.ts';

/** One block an error: where, what, and what to do next as the last line. */
export function renderErrors(found: readonly Diagnostic[], paint: Paint): string {
  return found
    .map((finding) => {
      const { message, hint } = describe(finding);
      const place = locate(finding);
      const head = `${paint.error('error:')} ${place ? `${sanitise(place)}: ` : ''}${message}`;
      return hint ? `${head}\n  ${hint}\n` : `${head}\n`;
    })
    .join('');
}
