import type * as zlibModule from 'node:zlib';
import type { Codec, DamageReason } from './codec.ts';
import { drive } from './driven.ts';
import { type PackedBytes, packedBytes } from './packed-bytes.ts';

/** Loaded when something is compressed, and once. */
type Zlib = typeof zlibModule;

/** Where a member stands: at its data, or nowhere. */
type Header = 'data' | 'end' | 'foreign' | 'truncated' | 'corrupt';

// What an error interrupts is lost with the piece in which it stands; so small files come in small pieces. 16 KB are at most 16 MB of text.
const SMALL_PIECE = 512;
const SMALL_UNTIL = 64 * 1024;
const PIECE = 16 * 1024;
const SMALL_MEMBER = 4096;
const CHUNK = 256 * 1024;

/**
 * gzip (RFC 1952), any number of members one after another. The members are read here and only their data by node:zlib, whose own
 * gzip streams throw away text that they have already unpacked when a checksum is wrong or something follows the last member.
 */
export const gzip: Codec = {
  name: 'gzip',
  knows: (head) => head[0] === 0x1f && head[1] === 0x8b,
  async *unpack(packed, damaged) {
    const zlib = await import('node:zlib');
    const bytes = packedBytes(packed);
    try {
      for (;;) {
        if ((await bytes.skipZeros()) > 0) damaged('padding');
        const header = await readHeader(bytes);
        if (header !== 'data') {
          if (header !== 'end') damaged(header === 'foreign' ? 'trailing' : header);
          return;
        }
        const problem = yield* readMember(zlib, bytes);
        if (problem !== null) damaged(problem.reason);
        if (problem?.fatal) return;
      }
    } finally {
      await bytes.close();
    }
  },
};

async function readHeader(bytes: PackedBytes): Promise<Header> {
  const head = await bytes.take(10);
  if (head.length === 0) return 'end';
  if (head[0] !== 0x1f || (head.length > 1 && head[1] !== 0x8b)) return 'foreign';
  if (head.length < 10) return 'truncated';
  const flags = head[3] as number;
  if (head[2] !== 8 || (flags & 0xe0) !== 0) return 'corrupt';
  if (flags & 4) {
    const size = await bytes.take(2);
    const extra = (size[0] ?? 0) + (size[1] ?? 0) * 256;
    if (size.length < 2 || (await bytes.skip(extra)) < extra) return 'truncated';
  }
  // The file's name, then a comment; each ends with a zero.
  for (const flag of [8, 16]) if (flags & flag && !(await skipText(bytes))) return 'truncated';
  if (flags & 2 && (await bytes.skip(2)) < 2) return 'truncated';
  return 'data';
}

async function skipText(bytes: PackedBytes): Promise<boolean> {
  for (;;) {
    const part = await bytes.some(4096);
    const end = part.indexOf(0);
    if (end !== -1) bytes.putBack(part.subarray(end + 1));
    if (end !== -1 || part.length === 0) return end !== -1;
  }
}

interface Problem {
  readonly reason: DamageReason;
  /** Nothing after it can be read. */
  readonly fatal: boolean;
}

async function* readMember(zlib: Zlib, bytes: PackedBytes): AsyncGenerator<Uint8Array, Problem | null> {
  let size = 0;
  let sum = 0;
  const problem = yield* readData(zlib, bytes, (chunk) => {
    size += chunk.length;
    sum = zlib.crc32(chunk, sum);
  });
  if (problem !== null) return problem;
  const trailer = Buffer.from(await bytes.take(8));
  if (trailer.length < 8) return { reason: 'truncated', fatal: true };
  const right = trailer.readUInt32LE(0) === sum && trailer.readUInt32LE(4) === size % 2 ** 32;
  return right ? null : { reason: 'corrupt', fatal: false };
}

async function* readData(
  zlib: Zlib,
  bytes: PackedBytes,
  seen: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array, Problem | null> {
  const small = await inflateSmall(zlib, bytes);
  if (small !== null) {
    seen(small);
    yield small;
    return null;
  }
  const inflate = drive(zlib.createInflateRaw({ chunkSize: CHUNK }));
  let fed = 0;
  let ready: Uint8Array[] = [];
  try {
    for (;;) {
      const piece = await bytes.some(fed < SMALL_UNTIL ? SMALL_PIECE : PIECE);
      fed += piece.length;
      // The next piece is unpacked on another thread while the caller works on the last.
      const feeding = piece.length === 0 ? null : inflate.feed(piece);
      yield* ready;
      if (feeding === null) return { reason: 'truncated', fatal: true };
      const state = await feeding;
      ready = inflate.drain();
      for (const chunk of ready) seen(chunk);
      if (state === 'open') continue;
      yield* ready;
      if (state === 'failed') return { reason: 'corrupt', fatal: true };
      bytes.putBack(piece.subarray(piece.length - (fed - inflate.used())));
      return null;
    }
  } finally {
    inflate.close();
  }
}

/** For recorders that append a member a message: a stream for each would take thirty times as long. `null`: it is not small. */
async function inflateSmall(zlib: Zlib, bytes: PackedBytes): Promise<Uint8Array | null> {
  const piece = await bytes.some(SMALL_MEMBER);
  let text: Uint8Array | null = null;
  let used = 0;
  try {
    // Not in the types: with `info`, the engine comes too.
    const result: unknown = zlib.inflateRawSync(piece, { info: true });
    const { buffer, engine } = result as { buffer: Uint8Array; engine: { bytesWritten: number } };
    text = buffer;
    used = engine.bytesWritten;
  } catch {
    // It goes on after the piece, or is damaged.
  }
  bytes.putBack(piece.subarray(used));
  return text;
}
