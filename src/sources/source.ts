import type { EventLogReading } from './event-log/read.ts';
import type { Input } from './input.ts';
import type { TypedFields } from './typed/fields.ts';

/** What reading one input gives: figures a person typed, or a recording that is still to be merged and settled. */
export type Draft =
  | { readonly kind: 'typed'; readonly path: string; readonly fields: TypedFields }
  | { readonly kind: 'recording'; readonly path: string; readonly reading: EventLogReading };

/** One format. Adding a format is one file with a `Source`, and one line in `registry.ts`. */
export interface Source {
  readonly name: string;
  /** Decides from the first 64 KB; must be cheap and must not throw. */
  readonly recognise: (head: string) => boolean;
  readonly read: (input: Input) => Promise<Draft>;
}
