/* The fields of the record that was read last: which are there, and where their values stand. */

/** A bit a field. */
let found: u64 = 0;
/** Where the values stand, quotes included: two words each. */
const FIELDS: usize = 64;

export function clearFields(): void {
  found = 0;
}

export function isFound(field: u32): bool {
  return (found & (u64(1) << field)) !== 0;
}

export function setFound(field: u32): void {
  found |= u64(1) << field;
}

export function fieldStart(field: u32): usize {
  return load<u32>(FIELDS + 8 * field);
}

export function fieldEnd(field: u32): usize {
  return load<u32>(FIELDS + 8 * field, 4);
}

/** False for a field that is there already: JSON.parse would take the last. */
export function setField(field: u32, from: usize, to: usize): bool {
  if (isFound(field)) return false;
  setFound(field);
  store<u32>(FIELDS + 8 * field, u32(from));
  store<u32>(FIELDS + 8 * field, u32(to), 4);
  return true;
}
