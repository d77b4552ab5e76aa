import { type Diagnostic, diagnostic, InputError } from '../../diagnostics/diagnostic.ts';
import { nearestWord } from '../../diagnostics/nearest.ts';
import { parseExpression } from './expression.ts';
import type { Figure } from './figures.ts';
import { readAmount, readLimit } from './limit.ts';
import { anyIndex, EVERY, parsePath } from './path.ts';
import type { AskedCheck, Threshold } from './threshold.ts';

/** The figure that `--fail-under` is about: what is paid before deductions. */
const INCOME = ['direct', 'cash', 'expected'];

/** `100USD`, as the threshold `direct.cash.expected < 100` in that currency. */
export function readFailUnder(asked: AskedCheck): Threshold {
  const limit = readAmount(asked.text);
  if (!limit) throw new InputError([refusal(asked, 'an amount with its currency, like 100USD')]);
  return { asked, path: INCOME, money: true, operator: '<', limit };
}

/**
 * Checks as thresholds, each tried against the figures that the document can hold, so that a mistyped one is found before
 * anything is read.
 *
 * @param figures from `figuresOf`
 * @param baseline whether there is a baseline for percentages
 * @throws InputError with every fault: FLAG_VALUE_INVALID, DATA_VALUE_INVALID, CHECK_FIGURE_UNKNOWN
 */
export function readChecks(
  asked: readonly AskedCheck[],
  figures: ReadonlyMap<string, Figure>,
  baseline: boolean,
): Threshold[] {
  const problems: Diagnostic[] = [];
  const thresholds = asked.flatMap((each): Threshold[] => {
    const read = readCheck(each, figures, baseline);
    if (!('code' in read)) return [read];
    problems.push(read);
    return [];
  });
  if (problems.length > 0) throw new InputError(problems);
  return thresholds;
}

function readCheck(
  asked: AskedCheck,
  figures: ReadonlyMap<string, Figure>,
  baseline: boolean,
): Threshold | Diagnostic {
  const expression = parseExpression(asked.text);
  if (!expression) {
    return refusal(
      asked,
      'a figure, an operator (<, <=, >, >=, ==, !=) and a limit, all in quotes: "direct.coins < 1000"; or with lt, le, gt, ge, eq or ne for the shell: "direct.coins lt 1000"',
    );
  }
  const path = parsePath(expression.path);
  const figure = path && figures.get(anyIndex(path));
  if (!path || !figure) return unknownFigure(asked, expression.path, figures);
  const limit = readLimit(expression.limit, expression.operator, figure);
  if ('expected' in limit) return refusal(asked, limit.expected);
  if (limit.kind === 'percent') {
    if (!baseline)
      return refusal(asked, '--baseline with an earlier report, or a limit that is no percentage');
    // The third gift of two reports need not be the same gift.
    if (path.includes(EVERY))
      return refusal(asked, 'one figure for a percentage: entries of two reports are not the same ones');
  }
  return { asked, path, money: figure.kind === 'amount', operator: expression.operator, limit };
}

const refusal = ({ text, origin, key, at }: AskedCheck, expected: string): Diagnostic =>
  key === null
    ? diagnostic('FLAG_VALUE_INVALID', { flag: origin, value: text, expected }, at)
    : diagnostic('DATA_VALUE_INVALID', { key, value: text, expected }, at);

/** Figures to name where a path stops at a group of them. */
const MOST_NAMED = 12;

function unknownFigure(asked: AskedCheck, typed: string, figures: ReadonlyMap<string, Figure>): Diagnostic {
  const path = parsePath(typed);
  const known = [...figures.keys()];
  const group = path && anyIndex(path);
  const inGroup = known.filter((each) => group !== null && /^[.[]/.test(afterPrefix(each, group)));
  const nearest = inGroup.length > 0 ? null : (shortest(known, typed) ?? nearestWord(group ?? typed, known));
  const named = inGroup.length > 0 ? inGroup.slice(0, MOST_NAMED) : nearest === null ? [] : [nearest];
  return diagnostic(
    'CHECK_FIGURE_UNKNOWN',
    {
      figure: typed,
      asked: asked.key ?? asked.origin,
      group: inGroup.length > 0,
      candidates: named.map((each) => (path ? withIndices(each, typed) : each)),
    },
    asked.at,
  );
}

/** The outermost figure whose path ends as typed: `coins` is `direct.coins`. */
const shortest = (known: readonly string[], typed: string): string | null =>
  known
    .filter((each) => each.endsWith(`.${typed}`))
    .reduce<string | null>((best, each) => (best !== null && best.length <= each.length ? best : each), null);

const afterPrefix = (text: string, prefix: string): string =>
  text.startsWith(prefix) ? text.slice(prefix.length) : '';

/** The positions that were typed, in the order they were typed; `[*]` where none is left. */
function withIndices(path: string, typed: string): string {
  const indices = [...typed.matchAll(/\[(\d+|\*)\]/g)].map(([index]) => index);
  return path.replace(/\[\*\]/g, (every) => indices.shift() ?? every);
}
