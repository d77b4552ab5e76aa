import { fc } from '@fast-check/vitest';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Currency } from '../../src/money/currency.ts';
import { minorUnits } from '../../src/money/currency.ts';
import { exact, fraction, toFixed } from '../../src/money/exact.ts';
import {
  atLeast,
  formatAmount,
  formatCount,
  formatMoney,
  formatPercent,
  formatRate,
  formatScore,
  formatSignedUnits,
  formatTaken,
  formatWholeMoney,
} from '../../src/render/text/amount.ts';
import { numeralsOf } from '../../src/render/text/intl-numerals.ts';
import { asTyped, inLocale, loadNumerals, type Numerals } from '../../src/render/text/numerals.ts';
import { formatRatePercent, formatSwing } from '../../src/render/text/percent.ts';
import { formatFrequency, formatPeopleShare } from '../../src/render/text/rates.ts';

const TAGS = ['de-DE', 'es', 'pl-PL', 'en-IN', 'ja-JP', 'fr-FR', 'ar-EG', 'fa-IR', 'he-IL', 'mr-IN', 'sv-SE'];
const USD = 'USD' as Currency;

const known = new Map<string, Numerals>();

function inTag<Result>(tag: string, render: () => Result): Result {
  const numbers = known.get(tag) ?? numeralsOf(tag);
  known.set(tag, numbers);
  return inLocale(numbers, render);
}

/** The digits of a text as the plain text that was set: what is no digit goes, the decimal mark becomes a point. */
function backFrom(tag: string, text: string): string {
  const digits = new Map(
    Array.from({ length: 10 }, (_, digit) => [new Intl.NumberFormat(tag).format(digit), String(digit)]),
  );
  const point = new Intl.NumberFormat(tag).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  const end = text.search(/\p{Nd}(?!.*\p{Nd})/u);
  const number = text.slice(text.search(/\p{Nd}/u), end + 1);
  const back = Array.from(number, (each) => digits.get(each) ?? (each === point ? '.' : '')).join('');
  return /[-\u2212]/.test(text) ? `-${back}` : back;
}

describe('numbers of a locale', () => {
  const amounts = fc
    .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 4 }))
    .map(([units, places]) => fraction(units, 10n ** BigInt(places)));

  it.each(TAGS)('are exact to the last digit, however large: %s', (tag) => {
    fc.assert(
      fc.property(amounts, fc.constantFrom('USD', 'JPY', 'KWD', 'HUF', 'IDR', 'CHF'), (amount, code) => {
        const currency = code as Currency;
        const plain = toFixed(amount, minorUnits(currency));
        fc.pre(!/^-?0(?:\.0+)?$/.test(plain));
        expect(
          backFrom(
            tag,
            inTag(tag, () => formatMoney({ amount, currency })),
          ),
        ).toBe(plain);
        expect(
          backFrom(
            tag,
            inTag(tag, () => formatPercent(plain)),
          ),
        ).toBe(plain);
        if (!plain.startsWith('-'))
          expect(
            backFrom(
              tag,
              inTag(tag, () => formatAmount(amount, currency)),
            ),
          ).toBe(plain);
      }),
    );
  });

  it.each([
    ['de-DE', '1.234,50', '-300,59\u00a0$', '99,8\u00a0%', '+6,6\u00a0%', '60.118', '1234'],
    ['es', '1234,50', '-300,59\u00a0US$', '99,8\u00a0%', '+6,6\u00a0%', '60.118', '1234'],
    ['pl-PL', '1234,50', '-300,59\u00a0USD', '99,8%', '+6,6%', '60\u00a0118', '1234'],
    ['en-IN', '1,234.50', '-$300.59', '99.8%', '+6.6%', '60,118', '1,234'],
    [
      'sv-SE',
      '1\u00a0234,50',
      '\u2212300,59\u00a0US$',
      '99,8\u00a0%',
      '+6,6\u00a0%',
      '60\u00a0118',
      '1\u00a0234',
    ],
  ])('look as in %s', (tag, amount, money, percent, swing, count) => {
    inTag(tag, () => {
      expect(formatAmount(exact('1234.5'), USD)).toBe(amount);
      expect(formatMoney({ amount: exact('-300.59'), currency: USD })).toBe(money);
      expect(formatPercent('99.8')).toBe(percent);
      expect(formatSwing('6.64')).toBe(swing);
      expect(formatCount(60_118)).toBe(count);
    });
  });

  it('have the minor units of ISO 4217, which are not those of Intl', () => {
    inTag('de-DE', () => {
      expect(formatMoney({ amount: exact('5'), currency: 'HUF' as Currency })).toBe('5,00\u00a0HUF');
      expect(formatMoney({ amount: exact('5'), currency: 'IQD' as Currency })).toBe('5,000\u00a0IQD');
      expect(formatMoney({ amount: exact('5.4'), currency: 'JPY' as Currency })).toBe('5\u00a0¥');
    });
  });

  it('are in lakhs and crores where people count in them', () => {
    inTag('en-IN', () => {
      expect(formatCount(12_345_678)).toBe('1,23,45,678');
      expect(formatMoney({ amount: exact('12345678.9'), currency: 'INR' as Currency })).toBe(
        '₹1,23,45,678.90',
      );
    });
  });

  it('keep their direction apart from the English line, and only where it is another one', () => {
    expect(inTag('ar-EG', () => formatCount(1234))).toBe('\u2068١٬٢٣٤\u2069');
    expect(inTag('fa-IR', () => formatPercent('99.8'))).toBe('\u2068۹۹٫۸٪\u2069');
    expect(inTag('mr-IN', () => formatCount(1234))).toBe('१,२३४');
    expect(inTag('ar-EG-u-nu-latn', () => formatCount(1234))).toBe('1,234');
  });

  it('say what is below half a unit, and of a lower bound that it is more than nothing', () => {
    const least = { amount: exact('0.001'), currency: USD };
    inTag('de-DE', () => {
      expect(formatMoney(least)).toBe('<0,01\u00a0$');
      expect(formatMoney({ ...least, amount: exact('-0.001') })).toBe('-<0,01\u00a0$');
      expect(atLeast(formatMoney(least), true)).toBe('>0,00\u00a0$');
      expect(formatFrequency(0.00001)).toBe('<0,0001');
      expect(formatPeopleShare(0.0000001)).toBe('<0,0001\u00a0%');
    });
    expect(inTag('ar-EG', () => atLeast(formatAmount(exact('0.001'), USD), true))).toBe('>\u2068٠٫٠٠\u2069');
  });

  it('leave what is no decimal text as it is', () => {
    expect(inTag('de-DE', () => formatPercent(''))).toBe('');
    expect(inTag('de-DE', () => formatRate(exact('1/210')))).toBe('1/210');
    expect(inTag('ar-EG', () => formatRatePercent(exact('1/3')))).toBe('\u2068١\u2069/\u2068٣\u2069%');
  });
});

describe('numbers without a locale', () => {
  it('are in the English of this program', () => {
    expect(formatMoney({ amount: exact('-1234.5'), currency: USD })).toBe('-$1,234.50');
    expect(formatMoney({ amount: exact('1234.5'), currency: 'CHF' as Currency })).toBe('1,234.50 CHF');
    expect(formatMoney({ amount: exact('-0.001'), currency: USD })).toBe('-<$0.01');
    expect(formatWholeMoney({ amount: exact(0), currency: 'KWD' as Currency })).toBe('0 KWD');
    expect(formatSignedUnits(120_450n, exact('1204.5'), USD)).toBe('+1,204.50');
    expect(formatSignedUnits(0n, exact('-0.001'), USD)).toBe('-<0.01');
    expect(formatSignedUnits(0n, exact(0), USD)).toBe('0.00');
    expect(formatTaken(0n, exact('0.001'), USD)).toBe('-<0.01');
    expect(formatTaken(0n, exact(0), USD)).toBe('-0.00');
    expect(formatSwing('-0.04')).toBe('0%');
    expect(formatSwing('-3.00')).toBe('-3%');
    expect(formatScore(39.6)).toBe('40/100');
    expect(formatRatePercent(exact('7.5'))).toBe('7.5%');
    expect(formatPercent('1234')).toBe('1234%');
    expect(formatPeopleShare(12.34)).toBe('1,234%');
    expect(atLeast('<$0.01', true)).toBe('>$0.00');
  });
});

describe('the reach of a locale', () => {
  const text = (): string => formatCount(60_118);
  const [german, indian] = [numeralsOf('de-DE'), numeralsOf('fr-FR')];

  it('ends with the rendering, also one that fails', () => {
    expect(inLocale(german, text)).toBe('60.118');
    expect(text()).toBe('60,118');
    expect(() =>
      inLocale(german, () => {
        throw new Error(text());
      }),
    ).toThrow('60.118');
    expect(text()).toBe('60,118');
  });

  it('holds within, and an inner one within the outer', () => {
    inLocale(german, () => {
      expect(inLocale(indian, text)).toBe('60\u202f118');
      expect(inLocale(null, text)).toBe('60.118');
      expect(asTyped(text)).toBe('60,118');
      expect(text()).toBe('60.118');
    });
  });

  it('goes with what a renderer waits for, and with nothing beside it', async () => {
    const slow = async (): Promise<string> => {
      await pause(2);
      return text();
    };
    const failing = async (): Promise<string> => {
      await pause(1);
      throw new Error(text());
    };
    const [one, two, three, four] = await Promise.allSettled([
      inLocale(german, slow),
      inLocale(indian, slow),
      slow(),
      inLocale(german, failing),
    ]);
    expect([one, two, three]).toMatchObject([
      { value: '60.118' },
      { value: '60\u202f118' },
      { value: '60,118' },
    ]);
    expect(four).toMatchObject({ status: 'rejected', reason: { message: '60.118' } });
    expect(text()).toBe('60,118');
  });

  it('is nothing where none is asked for, or Intl has no data for it', async () => {
    expect(await loadNumerals(null)).toBeNull();
    expect(await loadNumerals('xx-YY')).toBeNull();
    expect(await loadNumerals('de-DE')).not.toBeNull();
  });
});
