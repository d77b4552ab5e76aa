import type { Transform } from 'node:stream';
import { drive } from './driven.ts';

/** Unpacks the bytes of one frame, header and checksum included, given in order. */
export interface FrameDecoder {
  /** What came out; `null` when the bytes are corrupt, and nothing more will come. */
  readonly push: (bytes: Uint8Array) => Promise<readonly Uint8Array[] | null>;
  /** Call after the last bytes. */
  readonly end: () => Promise<readonly Uint8Array[] | null>;
  readonly close: () => void;
}

type NewDecoder = () => FrameDecoder;

/** node:zlib's where the running Node has it (22.15 and later), else fzstd's, which checks no checksum. */
export const newestDecoder = async (): Promise<NewDecoder> => (await nativeDecoder()) ?? pureDecoder();

export async function nativeDecoder(): Promise<NewDecoder | null> {
  const zlib: object = await import('node:zlib');
  const { createZstdDecompress: create } = zlib as {
    createZstdDecompress?: (options: object) => Transform & { bytesWritten: number };
  };
  if (create === undefined) return null;
  return () => {
    const stream = drive(create({ chunkSize: 256 * 1024 }));
    return {
      push: async (bytes) => ((await stream.feed(bytes)) === 'failed' ? null : stream.drain()),
      end: async () => stream.drain(),
      close: stream.close,
    };
  };
}

export async function pureDecoder(): Promise<NewDecoder> {
  const { Decompress } = await import('fzstd');
  return () => {
    let out: Uint8Array[] = [];
    const decompress = new Decompress((chunk) => {
      if (chunk.length > 0) out.push(chunk);
    });
    const give = async (bytes: Uint8Array, last: boolean): Promise<readonly Uint8Array[] | null> => {
      out = [];
      try {
        decompress.push(bytes, last);
      } catch {
        // Its own errors and, as it checks little, those of an index out of range.
        return null;
      }
      return out;
    };
    return {
      push: (bytes) => give(bytes, false),
      end: () => give(new Uint8Array(0), true),
      close: () => {},
    };
  };
}
