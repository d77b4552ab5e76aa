import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { exact, toDecimal } from '../../src/money/exact.ts';
import { type Exchange, reversed } from '../../src/rates/exchange.ts';
import { pairOf, parseExchange } from '../../src/rates/parse-exchange.ts';

describe('a declared rate of exchange', () => {
  it.each([
    ['1USD=0.92EUR@2026-11-20', 'USD', 'EUR', '0.92', '1 USD = 0.92 EUR, 2026-11-20'],
    ['USD = 0.92 EUR @ 2026-11-20', 'USD', 'EUR', '0.92', '1 USD = 0.92 EUR, 2026-11-20'],
    ['100jpy=0.64usd@2016-01-01', 'JPY', 'USD', '0.0064', '100 JPY = 0.64 USD, 2016-01-01'],
    ['0.5KWD=1.63USD@2028-02-29', 'KWD', 'USD', '3.26', '0.5 KWD = 1.63 USD, 2028-02-29'],
  ])('%s', (text, from, to, rate, written) => {
    const exchange = parseExchange(text);
    expect(exchange).toMatchObject({ from, to, rate: exact(rate), text: written });
  });

  it.each([
    ['', 'two amounts and a day, such as 1USD=0.92EUR@2026-11-20'],
    ['0.92', 'two amounts and a day, such as 1USD=0.92EUR@2026-11-20'],
    ['1USD=0.92EUR', 'two amounts and a day, such as 1USD=0.92EUR@2026-11-20'],
    ['1USD=0,92EUR@2026-11-20', 'two amounts and a day, such as 1USD=0.92EUR@2026-11-20'],
    ['1USD=-0.92EUR@2026-11-20', 'two amounts and a day, such as 1USD=0.92EUR@2026-11-20'],
    ['1USD=0.92EUR@2026-02-29', 'a day that exists'],
    ['1USD=0.92EUR@2026-13-01', 'a day that exists'],
    ['1USD=0.92EUR@2015-12-31', 'a day from 2016-01-01 on'],
    ['1USD=1USD@2026-11-20', 'two different currencies'],
    ['1USD=0EUR@2026-11-20', 'amounts above 0'],
    ['0.00USD=1EUR@2026-11-20', 'amounts above 0'],
    ['1USD=100000001IDR@2026-11-20', 'a rate between 0.00000001 and 100000000'],
    ['100000001USD=1EUR@2026-11-20', 'a rate between 0.00000001 and 100000000'],
    ['1USD=1EUX@2026-11-20', 'a currency by ISO 4217, such as EUR, JPY or KWD'],
  ])('refuses %j', (text, expected) => {
    expect(parseExchange(text)).toEqual({ value: text.includes('EUX') ? 'EUX' : text, expected });
  });

  test.prop([fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 10_000_000 })], {
    numRuns: 100,
  })('is itself again when it is reversed twice, without rounding', (left, right) => {
    const exchange = parseExchange(`${left}USD=${right}EUR@2026-11-20`) as Exchange;
    expect(pairOf(exchange)).toBe(pairOf(reversed(exchange)));
    expect(reversed(reversed(exchange))).toEqual(exchange);
    expect(reversed(exchange).rate).toEqual({ num: exchange.rate.den, den: exchange.rate.num });
    expect(toDecimal(exchange.rate, 0)).not.toBe('');
  });
});
