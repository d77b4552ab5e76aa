/**
 * Exact rational numbers on BigInt: the only representation money has before it is printed.
 *
 * A fraction rather than a scaled decimal, because rates such as 1/210 (beans to dollars) do not terminate, and dividing
 * must not lose anything either (decision: one rounding, at the edge).
 */
declare const exactBrand: unique symbol;

/** A normalised fraction: `den > 0`, `gcd(num, den) = 1`. Build it with {@link exact} or {@link fraction}. */
export interface Exact {
  readonly num: bigint;
  readonly den: bigint;
  readonly [exactBrand]: true;
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Up to here doubles are exact, and a common divisor of these is found in a tenth of the time and without garbage. */
const SMALL = Number.MAX_SAFE_INTEGER;

function smallGcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** num/den in lowest terms. Throws a RangeError when `den` is 0. */
export function fraction(num: bigint, den: bigint): Exact {
  if (den === 1n) return { num, den } as Exact;
  if (den === 0n) throw new RangeError('division by zero');
  const [smallNum, smallDen] = [Number(num), Number(den)];
  if (Math.abs(smallNum) <= SMALL && smallDen > 0 && smallDen <= SMALL) {
    const g = smallGcd(Math.abs(smallNum), smallDen);
    return (g === 1 ? { num, den } : { num: BigInt(smallNum / g), den: BigInt(smallDen / g) }) as Exact;
  }
  const sign = den < 0n ? -1n : 1n;
  const g = gcd(num, den * sign);
  return { num: (num * sign) / g, den: (den * sign) / g } as Exact;
}

export const ZERO = fraction(0n, 1n);
export const ONE = fraction(1n, 1n);

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i;

/** Reads `0.005`, `-12.5`, `1e-3` or `1/210`; `null` when the text is none of these. No binary float is involved. */
export function parseExact(text: string): Exact | null {
  const slash = text.split('/');
  if (slash.length === 2) {
    const num = parseExact((slash[0] as string).trim());
    const den = parseExact((slash[1] as string).trim());
    return num && den && den.num !== 0n ? divide(num, den) : null;
  }
  const match = DECIMAL.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = '', decimals = '', power = '0'] = match;
  const digits = BigInt(whole + decimals) * (sign === '-' ? -1n : 1n);
  const shift = Number(power) - decimals.length;
  return shift >= 0 ? fraction(digits * 10n ** BigInt(shift), 1n) : fraction(digits, 10n ** BigInt(-shift));
}

/** Like {@link parseExact} for literals and counts known to be good; throws a RangeError otherwise. */
export function exact(value: string | bigint | number): Exact {
  if (typeof value === 'bigint') return fraction(value, 1n);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not an exact integer: ${value}`);
    return fraction(BigInt(value), 1n);
  }
  const parsed = parseExact(value);
  if (!parsed) throw new RangeError(`not a decimal number: ${value}`);
  return parsed;
}

export const add = (a: Exact, b: Exact): Exact =>
  a.den === b.den ? fraction(a.num + b.num, a.den) : fraction(a.num * b.den + b.num * a.den, a.den * b.den);
export const subtract = (a: Exact, b: Exact): Exact => fraction(a.num * b.den - b.num * a.den, a.den * b.den);
export const multiply = (a: Exact, b: Exact): Exact => fraction(a.num * b.num, a.den * b.den);
export const divide = (a: Exact, b: Exact): Exact =>
  b.num === b.den ? a : fraction(a.num * b.den, a.den * b.num);
export const sum = (values: Iterable<Exact>): Exact => {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
};

/** Negative, zero or positive, as for `Array.prototype.sort`. */
export function compare(a: Exact, b: Exact): number {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

export const isZero = (a: Exact): boolean => a.num === 0n;
export const isNegative = (a: Exact): boolean => a.num < 0n;
export const max = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

/** The smallest integer at or above `a`. */
export function ceiling(a: Exact): bigint {
  const floor = a.num / a.den;
  return a.num % a.den > 0n ? floor + 1n : floor;
}

/** `a` in units of 10^-places, rounded half away from zero (decision 11), as an integer. */
export function roundToUnits(a: Exact, places: number): bigint {
  const scaled = a.num * 10n ** BigInt(places);
  const doubled = (scaled < 0n ? -scaled : scaled) * 2n + a.den;
  const rounded = doubled / (a.den * 2n);
  return scaled < 0n ? -rounded : rounded;
}

/** An integer of 10^-places units as plain decimal text: `(5055n, 3)` is `5.055`. */
export function unitsToText(units: bigint, places: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const cut = digits.length - places;
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}

/** Rounded decimal text with exactly `places` decimals. */
export const toFixed = (a: Exact, places: number): string => unitsToText(roundToUnits(a, places), places);

/** Decimals that write `a` in full, or `null` when it does not terminate. */
function terminatingPlaces(a: Exact): number | null {
  let twos = 0;
  let fives = 0;
  let rest = a.den;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : null;
}

/**
 * The contract's decimal text: exact, with at least `minPlaces` decimals; a value that does not terminate is rounded to
 * 12 decimals (decision 11).
 */
export function toDecimal(a: Exact, minPlaces = 2): string {
  const places = terminatingPlaces(a);
  return toFixed(a, places === null ? 12 : Math.max(places, minPlaces));
}

/** A binary approximation, for shares, charts and scores only; never for money that is printed or added. */
export function toNumber(a: Exact): number {
  // Enough digits that the quotient is right to a double's precision whatever the size of the terms.
  return Number(toFixed(a, 20));
}
