import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc, test } from '@fast-check/vitest';
import { afterAll, describe, expect, it } from 'vitest';
import { USD } from '../../../src/money/currency.ts';
import { toDecimal } from '../../../src/money/exact.ts';
import { parsePayouts } from '../../../src/sources/payouts/parse.ts';
import { loadPayouts } from '../../../src/sources/payouts/read.ts';
import { problemsOf } from '../typed/expect-problems.ts';

const read = async (text: string, currency: typeof USD | null = null) =>
  (await parsePayouts(text, 'payouts.csv', currency)).map(({ from, to, money, paidOn, status, at }) =>
    [from, to, toDecimal(money.amount), money.currency, paidOn, status, at.line].join(' '),
  );
const problems = async (text: string, currency: typeof USD | null = null) =>
  (await problemsOf(() => parsePayouts(text, 'payouts.csv', currency))).map(({ code, args, at }) => ({
    code,
    ...args,
    line: at?.line,
  }));

describe('a table of payouts', () => {
  it('has days, an amount with its currency, and perhaps more', async () => {
    expect(
      await read(
        'from,to,amount,currency,paid-on,status\n2026-01-01,2026-01-31,"1,234.50",usd,2026-02-14,paid\n2026-02-01,2026-02-28,99,USD,,\n',
      ),
    ).toEqual([
      '2026-01-01 2026-01-31 1234.50 USD 2026-02-14 paid 2',
      '2026-02-01 2026-02-28 99.00 USD  paid 3',
    ]);
  });

  it('may name months, weeks, days or spans of days', async () => {
    const table =
      'period,amount\n2024-02,1USD\n2026-W01,2USD\n2026-W53,3USD\n2026-03-05,4USD\n2026-03-06 / 2026-03-09,5USD\n';
    expect((await read(table)).map((row) => row.split(' ').slice(0, 3).join(' '))).toEqual([
      '2024-02-01 2024-02-29 1.00',
      '2025-12-29 2026-01-04 2.00',
      '2026-12-28 2027-01-03 3.00',
      '2026-03-05 2026-03-05 4.00',
      '2026-03-06 2026-03-09 5.00',
    ]);
    expect(await problems('period,amount\n2025-W53,1USD\n')).toMatchObject([
      { code: 'DATA_VALUE_INVALID', key: 'period' },
    ]);
  });

  it.each([
    [
      'semicolons and decimal commas',
      'Month;Amount (EUR);Paid on;Status\n2026-03;1.234,50;2026-04-15 10:22;On hold\n',
    ],
    [
      'tabs, a byte-order mark and \\r\\n',
      '\ufeffbillingPeriod\tpayout_amount eur\tDate paid\tstate\r\n2026-03\t1234.5\t2026-04-15\tunder review\r\n',
    ],
    [
      'quoted cells',
      '"Settlement month","Total [EUR]","Payment date","Payout status"\n"2026-03","1234.50","2026-04-15","held"\n',
    ],
  ])('reads %s', async (_, text) => {
    expect(await read(text)).toEqual(['2026-03-01 2026-03-31 1234.50 EUR 2026-04-15 held 2']);
  });

  it.each([
    'from,to,amount,id,Method,note\n2026-03-01,2026-03-31,5USD,77,PayPal,"late, again"\n',
    'amount,end,start\n$5,2026-03-31,2026-03-01',
  ])('ignores what says nothing: %j', async (text) => {
    expect((await read(text))[0]).toMatch(/^2026-03-01 2026-03-31 5.00 USD {2}paid 2$/);
  });

  it('takes the currency of the caller for amounts without any, and of the amount before it', async () => {
    expect(
      (await read('month,amount\n2026-03,5\n2026-04,5 EUR\n', USD)).map((row) => row.split(' ')[3]),
    ).toEqual(['USD', 'EUR']);
    expect(await problems('month,amount\n2026-03,5\n')).toMatchObject([
      { code: 'DATA_VALUE_INVALID', key: 'amount', value: '5', line: 2 },
    ]);
  });

  it('skips blank lines and rows of nothing but delimiters', async () => {
    expect(await read('month,amount\n\n2026-03,5USD\n,\n\n2026-04,6USD\n')).toEqual([
      '2026-03-01 2026-03-31 5.00 USD  paid 3',
      '2026-04-01 2026-04-30 6.00 USD  paid 6',
    ]);
  });

  it('counts the lines inside quoted cells', async () => {
    const text = 'month,amount,note\n2026-03,5USD,"two\nlines"\n2026-04,6USD,\n';
    expect((await read(text)).map((row) => row.split(' ').at(-1))).toEqual(['2', '4']);
  });

  it('names every fault with its line', async () => {
    const text = [
      'from,to,amount,currency,paid-on,status',
      '2026-02-30,2026-02-28,5,USD,,',
      '2026-03-31,2026-03-01,5,USD,,',
      '2026-03-01,2026-03-31,-5,USD,,',
      '2026-03-01,2026-03-31,5 EUR,USD,,',
      '2026-03-01,2026-03-31,1.234,USD,,',
      '2026-03-01,2026-03-31,5,dollars,,',
      '2026-03-01,2026-03-31,5,USD,04/15/2026,',
      '2026-03-01,2026-03-31,5,USD,2026-02-28,',
      '2026-03-01,2026-03-31,5,USD,,lost',
      '2026-03-01,2026-03-31,,USD,,',
      '2026-03-01,2026-03-31,5,USD',
      'Total,,60,USD,,',
    ].join('\n');
    expect((await problems(text)).map(({ line, ...found }) => [line, 'key' in found && found.key])).toEqual([
      [2, 'from'],
      [3, 'to'],
      [4, 'amount'],
      [5, 'amount'],
      [6, 'amount'],
      [7, 'currency'],
      [8, 'paid-on'],
      [9, 'paid-on'],
      [10, 'status'],
      [11, 'amount'],
      [12, 'row'],
      [13, 'from'],
      [13, 'to'],
    ]);
  });

  it('has the columns it needs, once, and no unknown ones', async () => {
    expect(await problems('month,amuont\n2026-03,5\n')).toMatchObject([
      { code: 'DATA_KEY_UNKNOWN', key: 'amuont', nearest: 'amount', line: 1 },
      { code: 'DATA_KEY_MISSING', key: 'amount' },
    ]);
    expect(await problems('amount\n5\n')).toMatchObject([{ code: 'DATA_KEY_MISSING', key: 'period' }]);
    expect(await problems('from,amount\n2026-03-01,5\n')).toMatchObject([
      { code: 'DATA_KEY_MISSING', key: 'to' },
    ]);
    expect(await problems('month,amount,Payout\n2026-03,5,6\n')).toMatchObject([
      { code: 'TABLE_COLUMN_TWICE', column: 'Payout', first: 'amount' },
    ]);
  });

  it('may say the period twice, if both say the same', async () => {
    expect(await read('month,from,to,amount\n2026-03,2026-03-01,2026-03-31,5USD\n')).toHaveLength(1);
    expect(await problems('month,from,to,amount\n2026-03,2026-03-02,,5USD\n')).toMatchObject([
      { key: 'from', line: 2 },
    ]);
  });

  it('is a table with rows', async () => {
    for (const text of ['', '\n\n', 'month,amount\n'])
      expect(await problems(text)).toMatchObject([{ code: 'INPUT_EMPTY' }]);
    expect(await problems('month,amount\n2026-03,5USD\n2026-04,"5\n2026-05,5USD\n')).toMatchObject([
      { code: 'TABLE_QUOTE_OPEN', line: 3 },
    ]);
  });

  test.prop([
    fc.array(
      fc.tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.constantFrom('2026-01', '2026-02-03', '2025-W07')),
      {
        minLength: 1,
        maxLength: 20,
      },
    ),
    fc.constantFrom(',', ';', '\t'),
  ])('keeps every cent of every row', async (rows, mark) => {
    const amounts = rows.map(([cents]) => (cents / 100).toFixed(2));
    const text =
      ['period', 'amount'].join(mark) +
      rows.map(([, days], i) => `\n${days}${mark}${amounts[i]} USD`).join('');
    const found = await parsePayouts(text, 'payouts.csv', null);
    expect(found.map(({ money }) => toDecimal(money.amount))).toEqual(amounts);
    expect(found.map(({ at }) => at.line)).toEqual(rows.map((_, index) => index + 2));
  });
});

describe('a file of payouts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'payouts-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read from where it was named', async () => {
    writeFileSync(join(folder, 'mine.csv'), 'month,amount\n2026-03,5\n');
    const [found] = await loadPayouts('mine.csv', folder, USD);
    expect(found).toMatchObject({ from: '2026-03-01', at: { file: 'mine.csv', line: 2 } });
  });

  it('must exist, and be a file', async () => {
    expect(await problemsOf(() => loadPayouts('none.csv', folder, USD))).toMatchObject([
      { code: 'INPUT_NOT_FOUND' },
    ]);
    expect(await problemsOf(() => loadPayouts('.', folder, USD))).toMatchObject([{}]);
  });
});
