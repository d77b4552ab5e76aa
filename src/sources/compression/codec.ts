/**
 * What is wrong with compressed bytes. `truncated`: they end too early. `corrupt`: they contradict themselves or their
 * checksum. `padding`: zeros stand between or after the parts, as a crash leaves them. `trailing`: bytes of another kind follow,
 * and were not read. `unsupported`: they need a dictionary, or more memory than a log is worth.
 */
export type DamageReason = 'truncated' | 'corrupt' | 'padding' | 'trailing' | 'unsupported';

/** One compression format. Adding one is one file with a `Codec`, and one line in `registry.ts`. */
export interface Codec {
  readonly name: 'gzip' | 'zstd';
  /** Decides from the first bytes, never from a file's name. */
  readonly knows: (head: Uint8Array) => boolean;
  /**
   * The unpacked bytes, a bounded piece at a time. Data that is damaged never throws: what could be unpacked comes out, and `damaged`
   * is told, perhaps more than once. Errors of `packed` itself pass through.
   */
  readonly unpack: (
    packed: AsyncIterable<Uint8Array>,
    damaged: (reason: DamageReason) => void,
  ) => AsyncGenerator<Uint8Array>;
}
