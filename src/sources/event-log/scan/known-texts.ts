/** A log repeats its room, its gifts and its viewers: so many of them at once. */
const SLOTS = 4096;
/** Longer ones hardly come twice. */
const LONGEST = 64;

/**
 * What `read` makes of the text in `[from, to)` of `memory`, which changes. Texts that were read lately are known by their bytes: a
 * text costs five times as much to make.
 */
export function knownTexts<Value>(
  memory: Uint8Array,
  read: (from: number, to: number) => Value,
): (from: number, to: number) => Value {
  const texts = Array<Uint8Array | undefined>(SLOTS).fill(undefined);
  const values = Array<Value | undefined>(SLOTS).fill(undefined);
  return (from, to) => {
    if (to - from > LONGEST) return read(from, to);
    let hash = to - from;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (memory[at] as number), 0x0100_0193);
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const text = texts[slot];
    if (text !== undefined && text.length === to - from && isAt(text, memory, from))
      return values[slot] as Value;
    const value = read(from, to);
    texts[slot] = memory.slice(from, to);
    values[slot] = value;
    return value;
  };
}

const isAt = (text: Uint8Array, memory: Uint8Array, from: number): boolean => {
  for (let i = 0; i < text.length; i += 1) if (text[i] !== memory[from + i]) return false;
  return true;
};
