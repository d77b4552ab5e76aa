/**
 * Characters that must not reach a terminal: C0 and C1 controls, DEL, bidirectional controls, zero-width characters that
 * hide text (the joiners of emoji and of Arabic and Indic scripts stay), line separators, tag characters, and lone
 * surrogates. A nickname such as `\u001b[2J` would otherwise clear the reader's screen.
 */
const HOSTILE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e007f}]/gu;

/**
 * A number that is isolated from what stands around it (`intl-numerals.ts`) stays as it is: an isolate that is closed again, of
 * nothing but a number with its separators, signs, currency and marks, moves nothing outside itself, whoever wrote it. Made when
 * first needed, for its classes of Unicode are large.
 */
const withNumbers = (): RegExp =>
  (cleaned ??= new RegExp(
    `\u2068(?=[^\u2069]*\\p{N})[\\p{L}\\p{M}\\p{N}\\p{Sc}\u0020\u00a0\u202f.,'’٫٬٪%‰/+\\-\u2212\u061c\u200e\u200f]{1,80}\u2069|${HOSTILE.source}`,
    'gu',
  ));
let cleaned: RegExp | undefined;

/** Escape sequences as a whole, so that `\u001b[31mred` leaves `red` and not `[31mred`. */
const SEQUENCE =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]/gu;

/** Text from outside (names, titles, paths, values) as it may be shown to a person: one line, no control characters. */
export const sanitise = (text: string): string =>
  text
    .replace(SEQUENCE, '')
    .replace(/[\t\n\r]+/g, ' ')
    .replace(text.includes('\u2068') ? withNumbers() : HOSTILE, (found) => (found.length > 2 ? found : ''))
    .trim();
