import type { ColorChoice } from './color.ts';

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
  readonly all?: boolean;
}

/** What commander hands to `tally`: it has one format, and nothing to lay out. */
export type TallyOptions = Pick<EstimateOptions, 'roomId' | 'strict'> &
  Pick<OutputOptions, 'output' | 'quiet' | 'color' | 'debug'>;

/** What commander hands to `record`. */
export interface RecordOptions extends Pick<OutputOptions, 'output' | 'quiet' | 'color' | 'debug'> {
  readonly from?: string;
  readonly url?: string;
  readonly allowRemote?: boolean;
  readonly appId?: string;
  readonly keyId?: string;
  readonly token?: string;
}

/** Options that change settings; every command that shows figures takes them. */
export interface SettingsOptions {
  readonly platform?: string;
  readonly timezone?: string;
  readonly cashPerCoin?: string;
  readonly coinsPerDiamond?: string;
  readonly deduct?: string[];
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
  readonly output?: string;
  /** `false` is `--no-color`. */
  readonly color?: ColorChoice | false;
  readonly width?: string;
  readonly quiet?: boolean;
  readonly debug?: boolean;
}
