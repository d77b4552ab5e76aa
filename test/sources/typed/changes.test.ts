import { describe, expect, it } from 'vitest';
import { toDecimal } from '../../../src/money/exact.ts';
import { readChanges } from '../../../src/sources/typed/changes.ts';
import { readTarget } from '../../../src/sources/typed/target.ts';
import { problemsOf } from './expect-problems.ts';

describe('a what-if', () => {
  it.each([
    ['viewers=+20%', 'viewers', 'percent', '20'],
    ['viewers=-12.5%', 'viewers', 'percent', '-12.5'],
    ['viewers=\u22125%', 'viewers', 'percent', '-5'],
    ['viewers=500', 'viewers', 'to', '500'],
    ['viewers=1.2K', 'viewers', 'to', '1200'],
    ['viewers=+50', 'viewers', 'by', '50'],
    ['Duration = +1h', 'duration', 'by', '3600'],
    ['duration=-30m', 'duration', 'by', '-1800'],
    ['duration=3h', 'duration', 'to', '10800'],
    ['duration=+20%', 'duration', 'percent', '20'],
    ['rate=0.006', 'rate', 'to', '0.006'],
    ['rate=1/200', 'rate', 'to', '0.005'],
    ['rate=-10%', 'rate', 'percent', '-10'],
  ])('%s', (text, figure, kind, value) => {
    const [change] = readChanges([text]);
    expect(change?.figure).toBe(figure);
    expect(change?.shift.kind).toBe(kind);
    const { shift } = change ?? {};
    expect(shift && toDecimal(shift.kind === 'percent' ? shift.percent : shift.amount, 0)).toBe(value);
  });

  it.each([
    'viewers=20%',
    'viewers=-100%',
    'viewers=0',
    'viewers=',
    'viewers=+',
    'viewers=many',
    'viewers=+20%%',
    'duration=90',
    'duration=2:30',
    'duration=+0h',
    'rate=+0.001',
    'rate=0',
    'rate=1/0',
    'rate=-0.005',
    'likes=+20%',
    'viewers',
    '=5',
    '',
  ])('refuses %j', async (text) => {
    expect(await problemsOf(() => readChanges([text]))).toMatchObject([
      { code: 'FLAG_VALUE_INVALID', args: { flag: '--with', value: text } },
    ]);
  });

  it('is one for each figure', async () => {
    expect(readChanges(['viewers=+20%', 'rate=0.006'])).toHaveLength(2);
    expect(await problemsOf(() => readChanges(['viewers=+20%', 'viewers=500']))).toMatchObject([
      { args: { value: 'viewers=500', expected: 'one value for viewers' } },
    ]);
  });
});

describe('a target', () => {
  it.each([
    ['500USD', 'USD 500.00'],
    ['$1,234.50', 'USD 1234.50'],
    ['0.01 EUR', 'EUR 0.01'],
    ['100000coins', '100000'],
    ['100,000 Coins', '100000'],
    ['1 coin', '1'],
  ])('%s', (text, expected) => {
    const target = readTarget(text);
    expect(
      target.kind === 'coins'
        ? String(target.coins)
        : `${target.money.currency} ${toDecimal(target.money.amount)}`,
    ).toBe(expected);
  });

  it.each(['500', '0USD', '0 coins', '-5USD', 'coins', '1.5 coins', '', '5 roses', '1.234USD'])(
    'refuses %j',
    async (text) => {
      expect(await problemsOf(() => readTarget(text))).toMatchObject([
        { code: 'FLAG_VALUE_INVALID', args: { flag: '--target' } },
      ]);
    },
  );
});
