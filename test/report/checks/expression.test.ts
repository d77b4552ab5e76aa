import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../src/report/checks/expression.ts';

describe('a check', () => {
  it.each([
    ['direct.coins < 1000', 'direct.coins', '<', '1000'],
    ['direct.coins<1000', 'direct.coins', '<', '1000'],
    ['  direct.coins   >=  80%  ', 'direct.coins', '>=', '80%'],
    ['a[*].b <= 1', 'a[*].b', '<=', '1'],
    ['a > 1', 'a', '>', '1'],
    ['a==1', 'a', '==', '1'],
    ['a != "x < y"', 'a', '!=', '"x < y"'],
    ['a lt 1', 'a', '<', '1'],
    ['a le 1', 'a', '<=', '1'],
    ['a gt 1', 'a', '>', '1'],
    ['a ge 1', 'a', '>=', '1'],
    ['a eq two words', 'a', '==', 'two words'],
    ['a\tne\n1', 'a', '!=', '1'],
    ['result lt 1', 'result', '<', '1'],
  ])('%j', (text, path, operator, limit) => {
    expect(parseExpression(text)).toEqual({ path, operator, limit });
  });

  it.each([
    '',
    'a',
    'a <',
    '< 1',
    'a = 1',
    'a => 1',
    'a lt',
    'alt 1',
    'a LT 1',
    'a is 1',
    'a b < 1',
    'a ! 1',
  ])('%j is none', (text) => expect(parseExpression(text)).toBeNull());
});
