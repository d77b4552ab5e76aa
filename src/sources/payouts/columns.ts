import { type Currency, parseCurrency } from '../../money/currency.ts';

/** The columns of a payouts table. */
export const COLUMNS = ['from', 'to', 'period', 'amount', 'currency', 'paid-on', 'status'] as const;
export type Column = (typeof COLUMNS)[number];

/**
 * Other names of the columns, as wallets, banks and spreadsheets write them; letters alone count, so `Paid on`, `paid_on` and
 * `paidOn` are one.
 */
const ALIASES: Readonly<Record<Column, string>> = {
  from: 'from start startdate periodstart begin begindate',
  to: 'to end enddate periodend until through',
  period: 'period month settlementperiod settlementmonth billingperiod',
  amount: 'amount payout paid payoutamount paidamount netamount total',
  currency: 'currency currencycode ccy',
  'paid-on': 'paidon paiddate paidat payoutdate paymentdate datepaid',
  status: 'status state payoutstatus',
};

/** Known to be in such tables, and known to say nothing about the amount. */
const SILENT = new Set(
  'id reference referenceid transactionid payoutid method paymentmethod note notes comment description'.split(
    ' ',
  ),
);

const BY_NAME: ReadonlyMap<string, Column> = new Map(
  COLUMNS.flatMap((column) => ALIASES[column].split(' ').map((name): [string, Column] => [name, column])),
);

/** What a header says: a column, perhaps with the currency of its amounts (`Amount (EUR)`); `silent`; or nothing known. */
export type Heading =
  | { readonly kind: 'column'; readonly column: Column; readonly currency: Currency | null }
  | { readonly kind: 'silent' }
  | { readonly kind: 'unknown' };

export function headingOf(text: string): Heading {
  const name = letters(text);
  const column = BY_NAME.get(name);
  if (column) return { kind: 'column', column, currency: null };
  if (name === '' || SILENT.has(name)) return { kind: 'silent' };
  const [, before = '', code = ''] = /^(.*[^A-Za-z])([A-Za-z]{3})[)\]]?$/.exec(text.trim()) ?? [];
  const currency = parseCurrency(code);
  return currency && BY_NAME.get(letters(before)) === 'amount'
    ? { kind: 'column', column: 'amount', currency }
    : { kind: 'unknown' };
}

const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '').toLowerCase();
