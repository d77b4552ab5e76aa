import type { RatesUsed } from '../../earnings/direct.ts';
import { compare } from '../../money/exact.ts';
import type { Rate } from '../../rates/profile.ts';
import { formatRate } from '../text/amount.ts';
import { rateRange } from '../text/rate-range.ts';
import { escapeHtml } from './escape.ts';

interface Named {
  readonly name: string;
  readonly unit: string;
  readonly rate: Rate;
}

/** Each rate in use with its range, who says so and when, in the order in which money flows. */
export function renderRates(rates: readonly RatesUsed[]): string {
  const named = rates.flatMap((used) => ratesOf(used, rates.length > 1));
  return `<dl class="rates">${named.map(renderRate).join('\n')}</dl>`;
}

function ratesOf(used: RatesUsed, several: boolean): Named[] {
  const { currency, platform } = used;
  const where = several ? `, ${platform}` : '';
  const optional = (name: string, rate: Rate | null): Named[] =>
    rate === null ? [] : [{ name: name + where, unit: currency, rate }];
  return [
    ...used.coinPrices.flatMap(({ label, rate }) => optional(`A coin ${label} costs the viewer`, rate)),
    ...optional('A coin of gifts pays the creator', used.cashPerCoin),
    { name: `A diamond on the creator's screen${where}`, unit: 'coins', rate: used.coinsPerDiamond },
    ...optional('Cash-out, at most a day', used.dailyCap),
    ...optional('Cash-out, at least', used.minimum),
  ];
}

function renderRate({ name, unit, rate }: Named): string {
  const details = [
    rate.date,
    `confidence ${rate.confidence}`,
    rate.origin === 'built-in' ? 'built-in' : `set in ${rate.origin}`,
    rate.from && `in force from ${rate.from}`,
  ].filter((detail) => detail !== null);
  const note = rate.note ? `<br>${escapeHtml(rate.note)}` : '';
  return `<div><dt>${escapeHtml(name)}: <strong>${escapeHtml(`${valueText(rate)} ${unit}`)}</strong></dt><dd>${sourceText(rate)} <span>(${escapeHtml(details.join('; '))})</span>${note}</dd></div>`;
}

const valueText = (rate: Rate): string =>
  compare(rate.low, rate.high) === 0 ? formatRate(rate.value, { grouped: true }) : rateRange(rate);

/** A link only where the address is one of the web; it is followed when somebody clicks it, and not before. */
function sourceText({ source, url }: Rate): string {
  const text = escapeHtml(source);
  return url !== null && /^https?:\/\/[^\s/]/i.test(url)
    ? `<a href="${escapeHtml(url)}" rel="noreferrer noopener">${text}</a>`
    : text;
}
