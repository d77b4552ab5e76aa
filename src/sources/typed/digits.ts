/**
 * Marks that right-to-left screens put around numbers: invisible, and copied along. Arabic letter mark, directional marks,
 * embeddings and isolates.
 */
const BIDI_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A typed number in one spelling: ASCII digits whatever the script (Arabic-Indic, Devanagari, Thai, fullwidth …), one kind
 * of space, apostrophe and comma, no invisible marks. Letters are left alone. Not NFKC, which would turn `10²` into 102.
 */
export function plainDigits(text: string): string {
  return text
    .replace(BIDI_MARKS, '')
    .replace(/[\uff01-\uff5e]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
    .replace(/\s/gu, ' ')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replaceAll('\u060c', ',')
    .trim();
}

const isDigit = (code: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(code));

/** Unicode keeps every script's digits in runs of ten in order of value (UAX 44), so the place in the run is the value. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) as number;
  if (code < 0x80) return code - 0x30;
  let first = code;
  while (isDigit(first - 1)) first -= 1;
  return (code - first) % 10;
}
