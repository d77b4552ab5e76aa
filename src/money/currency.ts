/**
 * ISO 4217 currencies whose minor unit is not two decimals. A table rather than Intl, because ICU's display digits differ
 * from ISO 4217 for HUF, IDR, COP, PKR, IQD and others. Source: ISO 4217, table A.1 (2024).
 */
const MINOR_UNITS: Record<string, number> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
}; // prettier-ignore

declare const currencyBrand: unique symbol;
/** Three capital letters, as ISO 4217 writes a currency. */
export type Currency = string & { readonly [currencyBrand]: true };

/** `usd` and `USD` are both `USD`; `null` when the text is not three letters. */
export function parseCurrency(text: string): Currency | null {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? (code as Currency) : null;
}

export const USD = 'USD' as Currency;

/** Decimals of the currency's minor unit: 2 for USD, 0 for JPY, 3 for KWD. */
export const minorUnits = (currency: Currency): number => MINOR_UNITS[currency] ?? 2;
