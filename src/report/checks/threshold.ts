import type { Place } from '../../diagnostics/diagnostic.ts';
import type { Currency } from '../../money/currency.ts';
import type { Exact } from '../../money/exact.ts';
import type { FigurePath } from './path.ts';

export const OPERATORS = ['<', '<=', '>', '>=', '==', '!='] as const;
export type Operator = (typeof OPERATORS)[number];

/** Only `passed` lets a run end with 0: what is unknown or cannot be told fails as well (decision 24). */
export type Verdict = 'passed' | 'failed' | 'cannot-tell' | 'unknown';

/** Where the truth lies from a printed figure: on it, or anywhere from it upwards or downwards. */
export type Reach = 'exact' | 'at-least' | 'at-most';

/** A check as somebody wrote it, before it is read. */
export interface AskedCheck {
  readonly text: string;
  /** `--fail-if`, `--fail-under`, `.live-earningsrc.yaml:3`. */
  readonly origin: string;
  /** Its key in a configuration file, `checks[0]`; `null` for a flag or variable. */
  readonly key: string | null;
  readonly at: Place | null;
}

/** What a figure is compared with. */
export type Limit =
  /** In `currency` where one was written; else in the figure's own. */
  | { readonly kind: 'number'; readonly value: Exact; readonly currency: Currency | null }
  /** Of the same figure in the baseline; above 0. */
  | { readonly kind: 'percent'; readonly percent: Exact }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean };

/** A condition under which a run fails. */
export interface Threshold {
  readonly asked: AskedCheck;
  readonly path: FigurePath;
  /** Whether the figure is an amount of money, so that it has a currency. */
  readonly money: boolean;
  readonly operator: Operator;
  readonly limit: Limit;
}

/**
 * A threshold with what it was judged by, one for each figure that its path names. Numbers are exact decimal text (decision
 * 11); a text or a truth value stands as it is.
 */
export interface ThresholdResult {
  /** As it was written. */
  readonly check: string;
  readonly origin: string;
  /** The figure's path in the document; with `[*]` only where the list was empty or is missing. */
  readonly figure: string;
  readonly operator: Operator;
  /** `null`: unknown, or, where the verdict is `passed`, a list without entries. */
  readonly value: string | null;
  readonly known: Reach;
  readonly currency: string | null;
  /** `null` when it is a percentage of an unknown figure or of zero. */
  readonly limit: string | null;
  /** Of the baseline's figure. */
  readonly percent: string | null;
  /** The same figure in the baseline; `null` without one, or for a path with `[*]`. */
  readonly baseline: { readonly path: string; readonly value: string | null; readonly known: Reach } | null;
  readonly verdict: Verdict;
}
