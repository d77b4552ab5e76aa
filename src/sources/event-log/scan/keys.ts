import type { Bytes } from './characters.ts';

/** Keys worth stopping at, by length and first byte, so that most others are told from them by one bit. */
export interface KeyTable {
  /** By length: one bit for each first byte, modulo 32. */
  readonly firsts: Int32Array;
  readonly byLength: readonly (readonly { readonly bytes: Bytes; readonly slot: number }[])[];
}

const LONGEST = 31;

/** @param slots what each key is answered with, from 0 */
export function keyTable(slots: Readonly<Record<string, number>>): KeyTable {
  const firsts = new Int32Array(LONGEST + 1);
  const byLength: { bytes: Bytes; slot: number }[][] = Array.from({ length: LONGEST + 1 }, () => []);
  for (const [name, slot] of Object.entries(slots)) {
    const bytes = new TextEncoder().encode(name);
    firsts[bytes.length] = (firsts[bytes.length] as number) | (1 << ((bytes[0] as number) & 31));
    byLength[bytes.length]?.push({ bytes, slot });
  }
  return { firsts, byLength };
}

/** The slot of the key in `[from, to)`, or -1. */
export function slotOf({ firsts, byLength }: KeyTable, bytes: Bytes, from: number, to: number): number {
  const length = to - from;
  if (length > LONGEST || (((firsts[length] as number) >>> ((bytes[from] as number) & 31)) & 1) === 0)
    return -1;
  for (const { bytes: name, slot } of byLength[length] as KeyTable['byLength'][number])
    if (isSame(name, bytes, from)) return slot;
  return -1;
}

/** Whether `name` stands at `from`. */
export function isSame(name: Bytes, bytes: Bytes, from: number): boolean {
  for (let i = 0; i < name.length; i += 1) if (name[i] !== bytes[from + i]) return false;
  return true;
}
