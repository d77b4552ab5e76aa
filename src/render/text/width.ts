import { formatDecimal } from './amount.ts';

/** Columns a text takes on a terminal. */
export type Measure = (text: string) => number;

/** Characters of our own sentences that are one column wide everywhere. */
const NARROW = /^[\u0020-\u007e\u00a3\u00b7\u00d7\u2013\u2014\u2018\u2019\u20ac\u2026\u2264\u2265]*$/;

export const isNarrow = (text: string): boolean => NARROW.test(text);

/**
 * The measure for a report: character count for plain text, string-width 8 for the rest (CJK, emoji, Thai, Arabic). The
 * library is loaded only when a text needs it, because it costs as much start-up as the whole report.
 */
export async function loadMeasure(texts: Iterable<string>): Promise<Measure> {
  // Numbers of a locale may have marks without a width, in texts that are not made yet, too.
  if (isNarrow(formatDecimal('-1234.5')) && areNarrow(texts)) return (each) => each.length;
  const { default: stringWidth } = await import('string-width');
  return (each) => (isNarrow(each) ? each.length : stringWidth(each));
}

function areNarrow(texts: Iterable<string>): boolean {
  for (const text of texts) if (!isNarrow(text)) return false;
  return true;
}

/** Breaks a text at spaces so that no line is wider than `width`; a word that is wider stays whole. `null`: one line. */
export function wrap(text: string, width: number | null, measure: Measure): string[] {
  if (width === null) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  return lines;
}

/** Breaks at any grapheme, for names without spaces that are wider than their column. */
export function wrapHard(text: string, width: number, measure: Measure): string[] {
  return wrap(text, width, measure).flatMap((line) => {
    if (measure(line) <= width) return [line];
    const parts: string[] = [];
    let part = '';
    for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(line)) {
      if (part !== '' && measure(part + segment) > width) {
        parts.push(part);
        part = '';
      }
      part += segment;
    }
    return [...parts, part];
  });
}
