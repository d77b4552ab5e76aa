// Receivers and gifts of a room; a log that names more than this is hostile, and only loses the sharing.
const MOST = 10_000;
const texts = new Map<string, string>();

/**
 * One and the same string for all equal ones. Every message is read into strings of its own, and a gift that is kept would
 * keep its receiver's id and the gift's once more: a hundred bytes a purchase.
 */
export function shared<Text extends string | null>(text: Text): Text {
  if (text === null) return text;
  const known = texts.get(text);
  if (known !== undefined) return known as Text;
  if (texts.size >= MOST) texts.clear();
  texts.set(text, text);
  return text;
}
