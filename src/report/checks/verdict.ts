import type { Operator, Reach, Verdict } from './threshold.ts';

/** Whether `figure operator limit` holds, by the sign of `figure - limit`. */
const HOLDS: Record<Operator, (sign: number) => boolean> = {
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
  '==': (sign) => sign === 0,
  '!=': (sign) => sign !== 0,
};

/**
 * The verdict on a condition under which a run fails: `failed` when it holds wherever the truth lies, `passed` when it holds
 * nowhere, `cannot-tell` when that depends. By where the printed figure stands to an exact limit:
 *
 *              exact figure          at least that figure       at most that figure
 *     fails    below equal  above    below  equal  above        below  equal  above
 *      <       fail  pass   pass     ?      pass   pass         fail   ?      ?
 *      <=      fail  fail   pass     ?      ?      pass         fail   fail   ?
 *      >       pass  pass   fail     ?      ?      fail         pass   pass   ?
 *      >=      pass  fail   fail     ?      fail   fail         pass   ?      ?
 *      ==      pass  fail   pass     ?      ?      pass         pass   ?      ?
 *      !=      fail  pass   fail     ?      ?      fail         fail   ?      ?
 *
 * So a lower bound passes a minimum (`<`) that it reaches and never passes a maximum (`>`) (decision 24). A limit that is
 * itself a bound, a percentage of a baseline's lower bound, widens the other way.
 *
 * @param sign of the printed figure minus the printed limit
 */
export function verdictOf(operator: Operator, sign: number, figure: Reach, limit: Reach = 'exact'): Verdict {
  const possible = [Math.sign(sign)];
  const up = figure === 'at-least' || limit === 'at-most';
  const down = figure === 'at-most' || limit === 'at-least';
  // From where it stands, the difference can reach every sign on the way.
  if (up) for (let next = possible[0] as number; next < 1; next += 1) possible.push(next + 1);
  if (down) for (let next = possible[0] as number; next > -1; next -= 1) possible.push(next - 1);
  const held = possible.filter(HOLDS[operator]).length;
  return held === possible.length ? 'failed' : held === 0 ? 'passed' : 'cannot-tell';
}
