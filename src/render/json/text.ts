/**
 * JSON text of a document, one trailing newline. Characters that could act on a terminal or turn text around are escaped:
 * the data stay the same, and printing them is harmless.
 */
export function toJsonText(document: unknown): string {
  const text = JSON.stringify(document, null, 2);
  return `${text.replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}\n`;
}
