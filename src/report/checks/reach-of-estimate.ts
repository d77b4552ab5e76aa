import { child, type FigurePath } from './path.ts';
import type { Reach } from './threshold.ts';

/** What is divided by coins that may be more. */
const DIVIDED = new Set(['cashPerCoin', 'low', 'high', 'deviation']);

/** Figures of a forecast and of a calibration: from coins that are "at least", quantiles are so, too, and rates "at most". */
export function reachOfEstimate(document: unknown, path: FigurePath): Reach {
  const [part, group, index] = path;
  const name = path.at(-1) as string;
  const says = (...steps: FigurePath): unknown => steps.reduce<unknown>(child, document);
  if (part === 'forecast') {
    const quantile = group === 'quantiles' && name !== 'probability';
    return quantile && says('forecast', 'lowerBound') === true ? 'at-least' : 'exact';
  }
  if (group === 'payouts' && typeof index === 'number') {
    if (says('calibration', 'payouts', index, 'coinsAtLeast') !== true) return 'exact';
    if (name === 'coins' || path.includes('expected')) return 'at-least';
    return DIVIDED.has(name) ? 'at-most' : 'exact';
  }
  const upper = says('calibration', 'estimate', 'bound') === 'at-most';
  return upper && (group === 'estimate' || group === 'deviation') && DIVIDED.has(name) ? 'at-most' : 'exact';
}
