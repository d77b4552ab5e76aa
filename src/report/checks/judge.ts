import { fail } from '../../diagnostics/diagnostic.ts';
import {
  compare,
  divide,
  type Exact,
  exact,
  isZero,
  multiply,
  parseExact,
  toDecimal,
} from '../../money/exact.ts';
import type { Baseline } from './baseline.ts';
import { child, EVERY, type FigurePath, type Found, pathText, resolvePath } from './path.ts';
import { reachOf } from './reach.ts';
import type { Reach, Threshold, ThresholdResult, Verdict } from './threshold.ts';
import { verdictOf } from './verdict.ts';

/**
 * Judges every threshold by the document that is printed: its exact decimal text, never a rounded figure (decision 24).
 * A threshold with `[*]` is judged once for each figure it names.
 *
 * @param document the report as JSON, or the value that becomes it
 * @throws InputError CURRENCY_MISMATCH when a limit or the baseline is in another currency than the figure
 */
export function judge(
  thresholds: readonly Threshold[],
  document: unknown,
  baseline: Baseline | null,
): ThresholdResult[] {
  return thresholds.flatMap((threshold) =>
    resolvePath(document, threshold.path).map((found) =>
      found.empty
        ? judgeEmpty(threshold, found.path, document)
        : judgeFigure(threshold, found, document, baseline),
    ),
  );
}

/** A figure with what is known about it. */
interface Figure {
  readonly value: Exact | string | boolean | null;
  readonly text: string | null;
  readonly known: Reach;
  readonly currency: string | null;
}

function judgeFigure(
  threshold: Threshold,
  { path, value }: Found,
  document: unknown,
  baseline: Baseline | null,
): ThresholdResult {
  const figure = figureAt(document, path, value, threshold);
  const before = baselineFigure(threshold, baseline);
  checkCurrency(threshold, figure, before, baseline);
  const limit = limitOf(threshold, before);
  return {
    ...common(threshold, path),
    value: figure.text,
    known: figure.known,
    currency: figure.currency,
    limit: limitText(limit, threshold),
    baseline: before && { path: (baseline as Baseline).path, value: before.text, known: before.known },
    verdict: compareWith(threshold, figure, limit, before),
  };
}

const common = ({ asked, operator, limit }: Threshold, path: FigurePath) => ({
  check: asked.text,
  origin: asked.origin,
  figure: pathText(path),
  operator,
  percent: limit.kind === 'percent' ? toDecimal(limit.percent, 0) : null,
});

function figureAt(document: unknown, path: FigurePath, value: unknown, threshold: Threshold): Figure {
  const currency = threshold.money ? child(parentOf(document, path), 'currency') : null;
  // A gift's id or a title may be digits, and is no number for that.
  const known = threshold.limit.kind === 'text' ? 'exact' : reachOf(document, path, value);
  const rest = { known, currency: typeof currency === 'string' ? currency : null };
  if (threshold.limit.kind === 'text' || threshold.limit.kind === 'boolean') {
    return typeof value === 'string' || typeof value === 'boolean'
      ? { value, text: String(value), ...rest }
      : { value: null, text: null, ...rest };
  }
  // A JSON number's own digits: the shortest text that gives the number again.
  const number = typeof value === 'string' || typeof value === 'number' ? parseExact(String(value)) : null;
  return {
    value: number,
    text: number && (typeof value === 'string' ? value : toDecimal(number, 0)),
    ...rest,
  };
}

const parentOf = (document: unknown, path: FigurePath): unknown =>
  path.slice(0, -1).reduce<unknown>(child, document);

function baselineFigure(threshold: Threshold, baseline: Baseline | null): Figure | null {
  if (!baseline || threshold.path.includes(EVERY)) return null;
  const [found] = resolvePath(baseline.document, threshold.path);
  return found ? figureAt(baseline.document, found.path, found.value, threshold) : null;
}

function checkCurrency(
  { asked, limit }: Threshold,
  figure: Figure,
  before: Figure | null,
  baseline: Baseline | null,
): void {
  const expected = figure.currency;
  if (expected === null) return;
  const refuse = (what: string, currency: string): never =>
    fail('CURRENCY_MISMATCH', { what, currency, expected }, asked.at);
  if (limit.kind === 'number' && limit.currency !== null && limit.currency !== expected)
    refuse(`The limit of ${asked.key ?? asked.origin}`, limit.currency);
  if (limit.kind === 'percent' && before?.currency && before.currency !== expected)
    refuse(`The baseline ${baseline?.path}`, before.currency);
}

/** `null` for a percentage of what is unknown, or of zero. */
function limitOf({ limit }: Threshold, before: Figure | null): Figure['value'] {
  switch (limit.kind) {
    case 'number':
      return limit.value;
    case 'text':
      return limit.text;
    case 'boolean':
      return limit.value;
    case 'percent': {
      const base = before?.value;
      if (typeof base !== 'object' || base === null || isZero(base)) return null;
      return divide(multiply(base, limit.percent), exact(100));
    }
  }
}

function limitText(limit: Figure['value'], { money }: Threshold): string | null {
  if (limit === null) return null;
  return typeof limit === 'object' ? toDecimal(limit, money ? 2 : 0) : String(limit);
}

function compareWith(
  { operator, limit: { kind } }: Threshold,
  figure: Figure,
  limit: Figure['value'],
  before: Figure | null,
): Verdict {
  if (figure.value === null || limit === null) return 'unknown';
  const sign =
    typeof figure.value === 'object' && typeof limit === 'object'
      ? compare(figure.value, limit)
      : Number(figure.value !== limit);
  return verdictOf(operator, sign, figure.known, kind === 'percent' && before ? before.known : 'exact');
}

/**
 * A list without entries: nothing in it can fail. Except where the list is empty because nothing is known: gifts when only
 * their sum was typed, and what viewers paid when no price of a coin is set.
 */
function judgeEmpty(threshold: Threshold, path: FigurePath, document: unknown): ThresholdResult {
  return {
    ...common(threshold, path),
    value: null,
    known: 'exact',
    currency: null,
    limit: limitText(limitOf(threshold, null), threshold),
    baseline: null,
    verdict: emptyIsUnknown(document, path) ? 'unknown' : 'passed',
  };
}

function emptyIsUnknown(document: unknown, path: FigurePath): boolean {
  const at = path.indexOf(EVERY) - 1;
  if (path[at] === 'viewersPaid') return true;
  const source = child(path.slice(0, at).reduce<unknown>(child, document), 'source');
  return path[at] === 'gifts' && source !== null && source !== 'gifts';
}
