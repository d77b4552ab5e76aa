/** Takes what a source hands over. */
export interface Incoming {
  /** Bytes of a log in their order, cut anywhere. `at`: when they came, ms since 1970, as far as that is known. */
  readonly bytes: (bytes: Uint8Array, at: number) => void;
  /** The log begins again: it was rotated, cut off or written anew. */
  readonly part: () => void;
}

/** Hands over what comes until it ends or the signal is given; rejects with an InputError where it cannot go on. */
export type Follow = (incoming: Incoming, signal: AbortSignal) => Promise<void>;
