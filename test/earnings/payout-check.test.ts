import { describe, expect, it } from 'vitest';
import { assertions, assertionDiagnostics } from '../../src/earnings/assertions.ts';
import { cashOut } from '../../src/earnings/cash-out.ts';
import { directIncome, ratesFor } from '../../src/earnings/direct.ts';
import { payoutCheck } from '../../src/earnings/payout-check.ts';
import { USD } from '../../src/money/currency.ts';
import { exact, toDecimal } from '../../src/money/exact.ts';
import { tiktok } from '../../src/rates/tiktok/profile.ts';
import type { Declared } from '../../src/session/session.ts';
import { emptySession, priced, unpriced } from '../sessions.ts';

const rates = ratesFor(tiktok, null);
const nothing: Declared = { coins: null, diamonds: null, gifts: null, paid: null };
const check = (paid: string, coins = 60_118, deductions = false) => {
  const income = directIncome({ ...emptySession, declared: { ...nothing, coins } }, rates, true);
  return payoutCheck(
    { currency: USD, amount: exact(paid) },
    income,
    rates,
    deductions ? [{ name: 'agency', kind: 'percent', percent: exact(0) }] : [],
  );
};
const asserted = (declared: Partial<Declared>, gifts = [priced('Rose', 100, 1)]) => {
  const session = { ...emptySession, gifts, declared: { ...nothing, ...declared } };
  const income = directIncome(session, rates, true);
  const payout = payoutCheck(session.declared.paid, income, rates, []);
  const found = assertions(session, income, payout);
  return { found, codes: assertionDiagnostics(found, income, rates).map(({ code }) => code) };
};

describe('what arrived', () => {
  it('gives the cash per coin that it implies', () => {
    const found = check('212.40');
    expect(found?.impliedCashPerCoin && toDecimal(found.impliedCashPerCoin, 0).slice(0, 8)).toBe('0.003533');
    expect(found?.verdict).toBe('within');
  });

  it('lists the reasons in order, with those that fit', () => {
    expect(check('150')?.reasons).toEqual([
      { reason: 'period-cut', fits: true },
      { reason: 'hold', fits: true },
      { reason: 'deductions', fits: true },
      { reason: 'half-coin-diamonds', fits: true },
      { reason: 'region', fits: true },
    ]);
    expect(check('500')?.reasons.find(({ reason }) => reason === 'hold')?.fits).toBe(false);
    expect(check('150', 60_118, true)?.reasons.find(({ reason }) => reason === 'deductions')?.fits).toBe(
      false,
    );
  });

  it('undoes the deductions for the rate: pasting it gives what arrived', () => {
    const income = directIncome({ ...emptySession, declared: { ...nothing, coins: 1000 } }, rates, true);
    const halved = payoutCheck({ currency: USD, amount: exact('2.50') }, income, rates, [
      { name: 'agency', kind: 'percent', percent: exact(50) },
    ]);
    expect(halved?.impliedCashPerCoin && toDecimal(halved.impliedCashPerCoin, 0)).toBe('0.005');
    const fixed = payoutCheck({ currency: USD, amount: exact('2') }, income, rates, [
      { name: 'agency', kind: 'percent', percent: exact(50) },
      { name: 'fee', kind: 'fixed', money: { currency: USD, amount: exact('0.5') } },
    ]);
    expect(fixed?.impliedCashPerCoin && toDecimal(fixed.impliedCashPerCoin, 0)).toBe('0.005');
  });

  it('implies no rate when nothing arrived, or a deduction takes everything', () => {
    expect(check('0')?.impliedCashPerCoin).toBeNull();
    const income = directIncome({ ...emptySession, declared: { ...nothing, coins: 1000 } }, rates, true);
    const all = [{ name: 'all', kind: 'percent', percent: exact(100) }] as const;
    expect(
      payoutCheck({ currency: USD, amount: exact(1) }, income, rates, all)?.impliedCashPerCoin,
    ).toBeNull();
  });

  it('takes the reading of typed diamonds that fits, and names it', () => {
    const session = { ...emptySession, declared: { ...nothing, diamonds: 12_400 } };
    const income = directIncome(session, rates, false);
    const paid = (amount: string) => payoutCheck({ currency: USD, amount: exact(amount) }, income, rates, []);
    expect([paid('120')?.verdict, paid('120')?.coinsPerDiamond]).toEqual(['within', exact(2)]);
    expect([paid('60')?.verdict, paid('60')?.coinsPerDiamond]).toEqual(['within', null]);
  });

  it('gives no reasons when it agrees', () => expect(check('300.59')?.reasons).toEqual([]));

  it('says when it is outside of every reported rate', () => {
    expect([check('100')?.verdict, check('900')?.verdict]).toEqual(['below', 'above']);
  });
});

describe('declared totals beside counted gifts', () => {
  it('hold when they are equal', () => {
    expect(asserted({ coins: 100, diamonds: 100, gifts: 100 }).codes).toEqual([]);
  });

  it('are reported with both figures when they differ', () => {
    const { found, codes } = asserted({ coins: 101 });
    expect(codes).toEqual(['ASSERTION_FAILED']);
    expect(found.map(({ declared, counted }) => [toDecimal(declared, 0), toDecimal(counted, 0)])).toEqual([
      ['101', '100'],
    ]);
  });

  it('need only be reached by a lower bound', () => {
    const gifts = [priced('Rose', 100, 1), unpriced('New', 1)];
    expect(asserted({ coins: 150 }, gifts).codes).toEqual([]);
    expect(asserted({ coins: 99 }, gifts).codes).toEqual(['ASSERTION_FAILED']);
  });

  it('name the setting when diamonds are half the coins', () => {
    expect(asserted({ diamonds: 50 }).codes).toEqual(['DIAMONDS_HALVED']);
    expect(asserted({ diamonds: 70 }).codes).toEqual(['ASSERTION_FAILED']);
  });

  it('check cash against the range', () => {
    const paid = (amount: string) => ({ paid: { currency: USD, amount: exact(amount) } });
    expect(asserted(paid('0.40')).codes).toEqual([]);
    expect(asserted(paid('0.20')).codes).toEqual(['ASSERTION_FAILED']);
  });
});

describe('cashing out', () => {
  it.each([
    ['999.99', 1],
    ['1000', 1],
    ['1000.01', 2],
    ['15320', 16],
  ])('%s takes %i days', (payout, days) => expect(cashOut(exact(payout), rates).days).toBe(days));

  it('knows no minimum unless the user set one', () => {
    expect(cashOut(exact(1), rates).minimum).toBeNull();
    const [rate] = tiktok.cashPerCoin;
    if (!rate) throw new Error('no rate');
    const own = { ...rates, minimum: { ...rate, value: exact(50) } };
    expect(cashOut(exact('49.99'), own).minimum?.reached).toBe(false);
    expect(cashOut(exact(50), own).minimum?.reached).toBe(true);
  });
});
