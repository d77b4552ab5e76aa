import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { minorUnits, parseCurrency } from '../../src/money/currency.ts';
import { exact, toDecimal } from '../../src/money/exact.ts';
import { parseMoney } from '../../src/money/money.ts';
import { formatAmount, formatMoney, formatDecimal } from '../../src/render/text/amount.ts';

const shown = (text: string): string => {
  const money = parseMoney(text);
  return typeof money === 'string' ? money : `${toDecimal(money.amount)} ${money.currency}`;
};

describe('amounts as people write them', () => {
  it.each([
    ['212.40USD', '212.40 USD'],
    ['USD 212.40', '212.40 USD'],
    ['$212.40', '212.40 USD'],
    ['212,40 eur', '212.40 EUR'],
    ['1,234.50EUR', '1234.50 EUR'],
    ['1.234,50 €', '1234.50 EUR'],
    ['1 234,50 EUR', '1234.50 EUR'],
    ["1'234.50CHF", '1234.50 CHF'],
    ['1,234,567JPY', '1234567.00 JPY'],
    ['0.125KWD', '0.125 KWD'],
  ])('reads %s', (text, expected) => expect(shown(text)).toBe(expected));

  it.each([
    ['212.40', 'currency-missing'],
    ['1.234EUR', 'ambiguous-separator'],
    ['1,234$', 'ambiguous-separator'],
    ['-5USD', 'not-an-amount'],
    ['USD', 'not-an-amount'],
    ['', 'not-an-amount'],
    ['$5USD', 'currency-missing'],
  ])('asks about %s', (text, problem) => expect(shown(text)).toBe(problem));

  test.prop([fc.bigInt({ min: 0n, max: 10n ** 15n })])('reads back what is printed', (cents) => {
    const amount = exact(cents);
    const text = `${formatDecimal(toDecimal(amount))} USD`;
    expect(shown(text)).toBe(`${toDecimal(amount)} USD`);
  });

  test.prop([fc.string()])('never throws', (text) => {
    expect(() => parseMoney(text)).not.toThrow();
  });
});

describe('minor units by ISO 4217', () => {
  it.each([
    ['USD', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['HUF', 2],
    ['IDR', 2],
    ['CLF', 4],
  ])('%s has %i decimals', (code, places) => {
    const currency = parseCurrency(code);
    expect(currency && minorUnits(currency)).toBe(places);
  });

  it('prints amounts with them', () => {
    const yen = parseCurrency('JPY');
    const dinar = parseCurrency('KWD');
    const dollar = parseCurrency('USD');
    if (!yen || !dinar || !dollar) throw new Error('currencies');
    expect(formatMoney({ amount: exact('1234.5'), currency: yen })).toBe('1,235 JPY');
    expect(formatMoney({ amount: exact('0.0005'), currency: dinar })).toBe('0.001 KWD');
    expect(formatAmount(exact('0.004'), dollar)).toBe('<0.01');
    expect(formatAmount(exact(0), dollar)).toBe('0.00');
    expect(formatMoney({ amount: exact('0.004'), currency: dollar })).toBe('<$0.01');
  });
});
