/** Compressed bytes, taken in the sizes that their format asks for. */
export interface PackedBytes {
  /** Exactly `size` bytes; fewer only where there are no more. */
  readonly take: (size: number) => Promise<Uint8Array>;
  /** From 1 to `most` bytes, as they come; none only at the end. */
  readonly some: (most: number) => Promise<Uint8Array>;
  /** How many of `size` bytes there were to leave out. */
  readonly skip: (size: number) => Promise<number>;
  /** Leaves out zeros; tells how many. */
  readonly skipZeros: () => Promise<number>;
  /** Gives back bytes that were taken last. */
  readonly putBack: (bytes: Uint8Array) => void;
  readonly close: () => Promise<void>;
}

export function packedBytes(source: AsyncIterable<Uint8Array>): PackedBytes {
  const iterator = source[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array(0);

  const some = async (most: number): Promise<Uint8Array> => {
    while (rest.length === 0) {
      const next = await iterator.next();
      if (next.done) return rest;
      rest = next.value;
    }
    const taken = rest.subarray(0, most);
    rest = rest.subarray(taken.length);
    return taken;
  };
  const putBack = (bytes: Uint8Array): void => {
    if (rest.length === 0) rest = bytes;
    // Usually they stand where they were, and copying a megabyte for each of many small members would be slow.
    else if (bytes.buffer === rest.buffer && bytes.byteOffset + bytes.length === rest.byteOffset)
      rest = new Uint8Array(rest.buffer, bytes.byteOffset, bytes.length + rest.length);
    else rest = Buffer.concat([bytes, rest]);
  };
  return {
    some,
    putBack,
    async take(size) {
      const first = await some(size);
      if (first.length === size || first.length === 0) return first;
      const parts = [first];
      for (let missing = size - first.length; missing > 0; ) {
        const next = await some(missing);
        if (next.length === 0) break;
        parts.push(next);
        missing -= next.length;
      }
      return Buffer.concat(parts);
    },
    async skip(size) {
      let skipped = 0;
      while (skipped < size) {
        const { length } = await some(size - skipped);
        if (length === 0) break;
        skipped += length;
      }
      return skipped;
    },
    async skipZeros() {
      let zeros = 0;
      for (;;) {
        const bytes = await some(64 * 1024);
        const other = bytes.findIndex((byte) => byte !== 0);
        zeros += other === -1 ? bytes.length : other;
        if (other !== -1) putBack(bytes.subarray(other));
        if (other !== -1 || bytes.length === 0) return zeros;
      }
    },
    close: async () => {
      await iterator.return?.();
    },
  };
}
