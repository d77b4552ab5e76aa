import { isNegative, isZero, parseExact } from '../../money/exact.ts';
import { parseMoney } from '../../money/money.ts';
import type { Figure } from './figures.ts';
import type { Limit, Operator } from './threshold.ts';

/** Why a text is no limit for a figure: what it should have been. */
export interface LimitProblem {
  readonly expected: string;
}

const NUMBER = 'a decimal number such as 100 or 12.50, or a percentage of --baseline such as 80%';
const AMOUNT =
  'a decimal number such as 100, an amount such as 100USD, or a percentage of --baseline such as 80%';

/** Reads a limit as the figure's kind asks for: digits are a number beside a count and a text beside a title. */
export function readLimit(text: string, operator: Operator, figure: Figure): Limit | LimitProblem {
  switch (figure.kind) {
    case 'text':
      return readText(text, operator, figure.options);
    case 'boolean':
      if (text !== 'true' && text !== 'false') return { expected: 'true or false' };
      return isEquality(operator) ? { kind: 'boolean', value: text === 'true' } : EQUALITY;
    case 'amount':
      return readNumber(text) ?? readAmount(text) ?? { expected: AMOUNT };
    case 'decimal':
    case 'number':
      return readNumber(text) ?? { expected: NUMBER };
  }
}

const EQUALITY: LimitProblem = { expected: '== or !=, for this figure is no number' };
const isEquality = (operator: Operator): boolean => operator === '==' || operator === '!=';

function readText(text: string, operator: Operator, options: readonly string[] | null): Limit | LimitProblem {
  if (!isEquality(operator)) return EQUALITY;
  const bare = /^(["'])(.*)\1$/su.exec(text)?.[2] ?? text;
  // A mistyped word would never be equal, and such a check would always pass.
  if (options && !options.includes(bare)) return { expected: `one of ${options.join(', ')}` };
  return { kind: 'text', text: bare };
}

function readNumber(text: string): Limit | null {
  const percent = text.endsWith('%');
  const digits = percent ? text.slice(0, -1) : text;
  const value = digits.includes('/') ? null : parseExact(digits);
  if (!value) return null;
  if (!percent) return { kind: 'number', value, currency: null };
  return isZero(value) || isNegative(value) ? null : { kind: 'percent', percent: value };
}

/** An amount of money with its currency, as `--fail-under` takes it. */
export function readAmount(text: string): Limit | null {
  const money = parseMoney(text);
  return typeof money === 'string' ? null : { kind: 'number', value: money.amount, currency: money.currency };
}
