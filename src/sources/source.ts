import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Period } from '../period/period.ts';
import type { Catalogue } from '../rates/catalogue.ts';
import type { Progress, Workers } from './event-log/parallel.ts';
import type { EventLogReading } from './event-log/read.ts';
import type { HeaderAliases } from './header-aliases.ts';
import type { Input } from './input.ts';
import type { TimeContext } from './typed/assemble.ts';
import type { TypedFields } from './typed/fields.ts';

/** The figures of one LIVE, as a person typed them or a recorder summed them up. */
export interface TypedDraft {
  readonly kind: 'typed';
  readonly path: string;
  readonly fields: TypedFields;
  /** What the reading found; joins the session's own. */
  readonly notes?: readonly Diagnostic[];
  /** Rows that a table or list held, and those that could not be read; absent where a person typed. */
  readonly rows?: { readonly read: number; readonly malformed: number };
  readonly live?: LiveMark;
}

/** Which LIVE a draft tells of, where a recorder spreads one over several files. */
export interface LiveMark {
  /** The recorder's own id of it, with the recorder's name; two databases of one recorder may use the same. */
  readonly key: string;
  /** What the draft saw of it, ms; `null` is unknown. */
  readonly from: number | null;
  readonly to: number | null;
}

/** What reading an input gives. */
export type Draft = TypedDraft | RecordingDraft | PeriodDraft;

/** What was counted of one or more rooms, still to be merged with other recordings and settled. */
export interface RecordingDraft {
  readonly kind: 'recording';
  readonly path: string;
  readonly reading: EventLogReading;
  /** False where gifts stand in another file: then none here is none known, not none sent. */
  readonly knowsGifts?: boolean;
  /** A part of it is known to be missing. */
  readonly cutShort?: boolean;
}

/** Sums over days or months, which are no LIVEs and become no session. */
export interface PeriodDraft {
  readonly kind: 'period';
  readonly path: string;
  readonly periods: readonly Period[];
  readonly notes: readonly Diagnostic[];
}

/** What the user says that a total without unit is. */
export type EarningIs = 'coins' | 'diamonds';

/** Whether a column beside a count holds the coins of one gift or of all. */
export type ValueIs = 'unit' | 'total';

/** What a format may ask for while it reads. */
export interface ReadContext extends TimeContext {
  readonly catalogue: () => Promise<Catalogue>;
  /** The user's answer for a table that does not tell. */
  readonly valueIs: ValueIs | null;
  /** The same for a total of a LIVE whose unit its file does not name. */
  readonly earningIs?: EarningIs | null;
  /** Headers of tables that the user's settings add. */
  readonly aliases?: HeaderAliases;
  /** Check also what is not counted: `--strict`. */
  readonly everything: boolean;
  readonly workers: Workers;
  readonly progress: Progress;
}

/** One format. Adding a format is one file with a `Source`, and one line in `registry.ts`. */
export interface Source {
  readonly name: string;
  /** Decides from the first 64 KB; must be cheap and must not throw. `aliases` are headers of the user's. */
  readonly recognise: (head: string, aliases?: HeaderAliases) => boolean;
  /** One draft a LIVE; at least one. */
  readonly read: (input: Input, context: ReadContext) => Promise<readonly Draft[]>;
}
