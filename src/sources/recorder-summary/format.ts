import type { ReadContext, TypedDraft } from '../source.ts';

/** One recorder's summary. */
export interface SummaryFormat {
  /** Who writes it. */
  readonly name: string;
  /** Whether an object with these keys, or a list that begins with one, is this format's. */
  readonly wrote: (keys: ReadonlySet<string>, array: boolean) => boolean;
  /** `value` is the parsed JSON, integers beyond 2^53 as text; `null` when it is not this format's after all. */
  readonly read: (
    value: unknown,
    path: string,
    context: ReadContext,
  ) => Promise<readonly TypedDraft[] | null>;
}
