import type { WeekStart } from '../history/period.ts';
import type { By } from '../report/history/build.ts';
import type { ColorChoice } from './color.ts';
import type { WindowOptions } from './window.ts';

/** What commander hands to a reporting command: texts as typed. Reading them is the sources' work. */
export interface EstimateOptions extends SettingsOptions, CheckOptions, OutputOptions {
  readonly likes?: string;
  readonly viewers?: string;
  readonly peakViewers?: string;
  readonly uniqueViewers?: string;
  readonly views?: string;
  readonly duration?: string;
  readonly comments?: string;
  readonly shares?: string;
  readonly follows?: string;
  readonly gifters?: string;
  readonly gift?: string[];
  readonly gifts?: string;
  readonly coins?: string;
  readonly diamonds?: string;
  readonly paid?: string;
  readonly income?: string[];
  readonly creator?: string;
  readonly startedAt?: string;
  readonly host?: string;
  readonly roomId?: string;
  readonly valueIs?: 'unit' | 'total';
  readonly earningIs?: 'coins' | 'diamonds';
  /** Earlier LIVEs of the creator. */
  readonly history?: string[];
  readonly all?: boolean;
  readonly timeline?: boolean;
}

/** What commander hands to `tally`: it has one format, and nothing to lay out. */
export type TallyOptions = Pick<EstimateOptions, 'roomId' | 'strict'> &
  Pick<OutputOptions, 'quiet' | 'color' | 'debug'> & { readonly output?: string };

/** What commander hands to `record`. */
export interface RecordOptions extends Pick<OutputOptions, 'quiet' | 'color' | 'debug'> {
  readonly output?: string;
  /** How numbers are set in the status. */
  readonly locale?: string;
  readonly from?: string;
  readonly url?: string;
  readonly allowRemote?: boolean;
  readonly appId?: string;
  readonly keyId?: string;
  readonly token?: string;
  /** The folder in which tiktok-live-connector is installed. */
  readonly connector?: string;
}

/** What commander hands to `watch`. */
export interface WatchOptions
  extends SettingsOptions,
    Omit<RecordOptions, 'output'>,
    Pick<OutputOptions, 'json' | 'width'>,
    Pick<EstimateOptions, 'creator' | 'host' | 'roomId'> {
  /** Seconds. */
  readonly every?: string;
}

/** Options that change settings; every command that shows figures takes them. */
export interface SettingsOptions {
  readonly platform?: string;
  readonly timezone?: string;
  /** How numbers are set for people. */
  readonly locale?: string;
  readonly cashPerCoin?: string;
  readonly coinsPerDiamond?: string;
  readonly deduct?: string[];
  /** Of the report; with the rates of exchange that it takes. */
  readonly currency?: string;
  readonly exchange?: readonly string[];
  /** A path, or `false` for `--no-config`. */
  readonly config?: string | false;
}

/** Options that judge the report once it is out; every command that makes one takes them. */
export interface CheckOptions {
  readonly failUnder?: string;
  readonly failIf?: string[];
  readonly baseline?: string;
  readonly strict?: boolean;
}

/** Options that change where and how the result is written. */
export interface OutputOptions {
  readonly json?: boolean;
  readonly format?: string;
  /** A path each; `-` is standard output. A command that writes one file takes one. */
  readonly output?: string | readonly string[];
  /** `false` is `--no-color`. */
  readonly color?: ColorChoice | false;
  readonly width?: string;
  readonly quiet?: boolean;
  readonly debug?: boolean;
}

/** What commander hands to a command whose figures rest on the sessions of one creator. */
export interface HistoryOptions
  extends SettingsOptions,
    CheckOptions,
    OutputOptions,
    Pick<EstimateOptions, 'creator' | 'host' | 'valueIs' | 'earningIs'> {}

/** What commander hands to `history`. */
export interface HistoryReportOptions extends HistoryOptions, WindowOptions {
  readonly by?: By;
  readonly weekStart?: WeekStart;
  readonly sort?: string;
  readonly ascending?: boolean;
  readonly descending?: boolean;
  readonly top?: string;
  readonly agencyShare?: string;
}

/** What commander hands to `compare`. */
export interface CompareOptions extends HistoryOptions {
  readonly a?: string;
  readonly b?: string;
  readonly history?: readonly string[];
}

export interface ForecastOptions extends HistoryOptions {
  readonly duration?: string;
}

export interface InfluenceOptions extends HistoryOptions {
  readonly seed?: string;
  readonly all?: boolean;
}

/** With the flags of a typed session, from which a plan can be made, too. */
export interface PlanOptions extends EstimateOptions {
  readonly target?: string;
  readonly net?: boolean;
  readonly with?: string[];
}

export interface CalibrateOptions extends HistoryOptions {
  /** Of amounts that name none. */
  readonly currency?: string;
}
