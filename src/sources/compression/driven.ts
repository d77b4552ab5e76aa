import type { Transform } from 'node:stream';

/** A stream of node:zlib, fed by hand. */
export interface Driven {
  /** Gives it bytes. Resolves when it has used them, has found its end among them, or cannot go on. */
  readonly feed: (bytes: Uint8Array) => Promise<'open' | 'ended' | 'failed'>;
  /** What came out since the last call. */
  readonly drain: () => Uint8Array[];
  /** How many of the bytes fed were used. */
  readonly used: () => number;
  readonly close: () => void;
}

/**
 * Piping loses what was unpacked before an error: the stream is destroyed together with what it still holds. Fed by hand, all
 * that came out of earlier bytes has been taken before the next are given.
 */
export function drive(stream: Transform & { readonly bytesWritten: number }): Driven {
  let out: Uint8Array[] = [];
  let state: 'open' | 'ended' | 'failed' = 'open';
  let settle = (): void => {};
  const take = (): void => {
    for (let chunk = stream.read(); chunk !== null; chunk = stream.read()) out.push(chunk as Uint8Array);
  };
  stream.on('readable', take);
  // After data that is none of its own, the stream ends, and the callback of `write` is never called.
  stream.on('end', () => {
    state = 'ended';
    settle();
  });
  stream.on('error', () => {
    state = 'failed';
    settle();
  });
  return {
    async feed(bytes) {
      if (state !== 'open') return state;
      await new Promise<void>((done) => {
        settle = done;
        stream.write(bytes, (error) => {
          if (error) state = 'failed';
          done();
        });
      });
      take();
      return state;
    },
    drain() {
      const taken = out;
      out = [];
      return taken;
    },
    used: () => stream.bytesWritten,
    close: () => stream.destroy(),
  };
}
