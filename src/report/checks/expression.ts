import { OPERATORS, type Operator } from './threshold.ts';

/** The three parts of a check, the outer ones still as text. */
export interface Expression {
  readonly path: string;
  readonly operator: Operator;
  readonly limit: string;
}

/** For shells, where an unquoted `<` reads a file and `>` overwrites one. The names are those of test(1) and of XPath. */
const WORDS: Record<string, Operator> = { lt: '<', le: '<=', gt: '>', ge: '>=', eq: '==', ne: '!=' };

const EXPRESSION = /^\s*([^\s<>=!]+)(?:\s*(<=|>=|==|!=|<|>)\s*|\s+(lt|le|gt|ge|eq|ne)\s+)(\S.*?)\s*$/su;

/** Splits `direct.coins < 1000` or `direct.coins lt 1000`; `null` when it is no check. */
export function parseExpression(text: string): Expression | null {
  const match = EXPRESSION.exec(text);
  if (!match) return null;
  const [, path = '', sign, word = '', limit = ''] = match;
  const operator = OPERATORS.find((each) => each === sign) ?? WORDS[word];
  return operator ? { path, operator, limit } : null;
}
