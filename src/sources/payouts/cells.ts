import { type Currency, parseCurrency } from '../../money/currency.ts';
import { type Money, parseMoney } from '../../money/money.ts';
import type { PayoutStatus } from '../../session/payout.ts';

/** Days, first and last included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const DAY = 86_400_000;

/** A calendar day, `YYYY-MM-DD`; `null` when the text is none, or the calendar has no such day. */
export function readDay(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dayOf(time) === text ? text : null;
}

/** A day, with or without a time of day after it: what a bank writes as the moment of a payment. */
export const readMoment = (text: string): string | null =>
  readDay(/^(\S{10})[T ]\d{1,2}:\d{2}/.exec(text)?.[1] ?? text);

/** `2026-03` (a month), `2026-W10` (a week of ISO 8601), `2026-03-05` (a day), `2026-03-01/2026-03-15` (both included). */
export function readPeriod(text: string): Days | null {
  const [first = '', second, ...more] = text.split('/').map((part) => part.trim());
  if (second !== undefined) {
    const from = readDay(first);
    const to = readDay(second);
    return more.length === 0 && from !== null && to !== null && from <= to ? { from, to } : null;
  }
  const day = readDay(first);
  if (day !== null) return { from: day, to: day };
  return monthOf(first) ?? weekOf(first);
}

function monthOf(text: string): Days | null {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (year === undefined) return null;
  return { from: `${text}-01`, to: dayOf(Date.UTC(Number(year), Number(month), 0)) };
}

/** The week with the year's first Thursday is week 1 (ISO 8601). */
function weekOf(text: string): Days | null {
  const [, year, week] = /^(\d{4})-?W(0[1-9]|[1-4]\d|5[0-3])$/i.exec(text) ?? [];
  if (year === undefined) return null;
  const fourth = Date.UTC(Number(year), 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (Number(week) - 1) * 7 * DAY;
  // Most years have 52 weeks; the 53rd would be a week of the next.
  return dayOf(monday + 3 * DAY).startsWith(year)
    ? { from: dayOf(monday), to: dayOf(monday + 6 * DAY) }
    : null;
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * An amount with its currency: its own (`212.40 EUR`, `$212.40`), or else the one that the table gives. `conflict`: both
 * are given and differ.
 */
export function readAmount(
  text: string,
  given: Currency | null,
): Money | 'not-an-amount' | 'no-currency' | 'conflict' {
  const own = parseMoney(text);
  if (typeof own !== 'string') return given !== null && own.currency !== given ? 'conflict' : own;
  if (own !== 'currency-missing') return 'not-an-amount';
  if (!/^[\d.,\u00a0\u202f' ]+$/u.test(text)) return 'not-an-amount';
  if (given === null) return 'no-currency';
  const bare = parseMoney(`${text} ${given}`);
  return typeof bare === 'string' ? 'not-an-amount' : bare;
}

export const readCurrency = parseCurrency;

const STATUSES: ReadonlyMap<string, PayoutStatus> = new Map(
  Object.entries({
    paid: 'paid complete completed success successful succeeded settled done processed sent received',
    held: 'held hold onhold frozen underreview review',
    pending: 'pending processing inprogress scheduled open',
    failed: 'failed rejected cancelled canceled reversed returned declined',
  }).flatMap(([status, words]) =>
    words.split(' ').map((word): [string, PayoutStatus] => [word, status as PayoutStatus]),
  ),
);

/** A status as payout histories name it; an empty one is a payment like any other. */
export const readStatus = (text: string): PayoutStatus | null =>
  text === '' ? 'paid' : (STATUSES.get(text.replace(/[^a-z]/gi, '').toLowerCase()) ?? null);
