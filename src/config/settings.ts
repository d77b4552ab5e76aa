import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { Deduction } from '../earnings/deductions.ts';
import type { Benchmarks } from '../engagement/benchmarks.ts';
import type { ScenarioSettings } from '../influence/scenario.ts';
import type { GiftOverride } from '../rates/catalogue.ts';
import type { Exact } from '../money/exact.ts';
import type { RateProfile } from '../rates/profile.ts';
import type { HeaderAlias } from './headers.ts';

/** Where a setting's value came from, strongest first. */
export interface Origin {
  readonly kind: 'flag' | 'environment' | 'config-file' | 'project' | 'user' | 'built-in';
  /** `--timezone`, `LIVE_EARNINGS_TIMEZONE`, or `path:line`; `null` for built-in. */
  readonly detail: string | null;
}

/** One leaf of the settings as `config --explain` lists it: dotted path, value as text, origin. */
export interface ExplainedSetting {
  readonly path: string;
  readonly value: string;
  readonly origin: Origin;
}

/** A check on figures of the report, as it was written. */
export interface CheckSetting {
  readonly text: string;
  readonly origin: Origin;
  readonly at: Place | null;
}

/** Everything that is not the session: resolved once, by flag > environment > project file > user file > built-in. */
export interface Settings {
  /** Used for sessions that name no platform. */
  readonly platform: string;
  readonly timezone: string | null;
  /** How numbers are set for people, as BCP 47 writes it; `null`: in the English of this program, whatever the machine's is. */
  readonly locale: string | null;
  /** By platform name, built-in ones included, the user's overrides applied. */
  readonly profiles: ReadonlyMap<string, RateProfile>;
  /** Gifts the user added or corrected, by platform. */
  readonly gifts: ReadonlyMap<string, readonly GiftOverride[]>;
  /** The built-in platform whose gift catalogue a platform uses: itself, or what it extends; `null` for none. */
  readonly cataloguePlatform: ReadonlyMap<string, string | null>;
  /** Platforms for which the user has said what the screen calls a diamond. */
  readonly diamondReadingSet: ReadonlySet<string>;
  readonly deductions: readonly Deduction[];
  /** Percent of what creators get that their agency gets beside it, 0 to 100. */
  readonly agencyShare: Exact | null;
  /** Headers of tables beside those that are known. */
  readonly headers: readonly HeaderAlias[];
  readonly benchmarks: Benchmarks;
  readonly scenario: ScenarioSettings;
  /** The least expected payout, like `100USD`. */
  readonly failUnder: CheckSetting | null;
  /** Those of the strongest file, then those of flags. */
  readonly checks: readonly CheckSetting[];
  readonly explained: readonly ExplainedSetting[];
  /** What every report must say of these settings. */
  readonly notes?: readonly Diagnostic[];
}
