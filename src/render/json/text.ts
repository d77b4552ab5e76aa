/**
 * JSON text of a document, one trailing newline. Characters that could act on a terminal or turn text around are escaped:
 * the data stay the same, and printing them is harmless.
 */
export const toJsonText = (document: unknown): string =>
  `${escapeActing(JSON.stringify(document, null, 2))}\n`;

/** JSON text with characters escaped that act on a terminal or turn text around. */
export const escapeActing = (json: string): string =>
  json.replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
