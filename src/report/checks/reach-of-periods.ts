import { child, type FigurePath } from './path.ts';
import type { Reach } from './threshold.ts';

/** Where the truth lies from a sum of days or months: at least what is printed where not all rows tell it. */
export function reachOfPeriods(document: unknown, path: FigurePath): Reach {
  const values = path.map((_, index) => path.slice(0, index).reduce<unknown>(child, document));
  if (path.at(-1) === 'sum') {
    const known = child(values.at(-1), 'known');
    const periods = values
      .map((value) => child(value, 'periods'))
      .filter((count) => typeof count === 'number');
    return Number(known) < Number(periods.at(-1)) ? 'at-least' : 'exact';
  }
  if (path.at(-2) !== 'cash') return 'exact';
  const says = values.map((value) => child(value, 'lowerBound')).filter((each) => typeof each === 'boolean');
  // Readings and an agency's part are of all rows.
  const whole = child(child(child(document, 'periods'), 'total'), 'lowerBound');
  return (says.at(-1) ?? whole) === true ? 'at-least' : 'exact';
}
