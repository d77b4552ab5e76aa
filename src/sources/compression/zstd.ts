import type { Codec, DamageReason } from './codec.ts';
import { type PackedBytes, packedBytes } from './packed-bytes.ts';
import { type FrameDecoder, newestDecoder } from './zstd-decoder.ts';

const MAGIC = 0xfd2f_b528;
const LARGEST_BLOCK = 128 * 1024;
// What `zstd -d` allows without being asked, and `zstd --long` makes.
const LARGEST_WINDOW = 128 * 1024 * 1024;
const LINE_FEED = Buffer.from('\n');

const isSkippable = (magic: number): boolean => magic >>> 4 === 0x184_d2a5;

/**
 * Zstandard (RFC 8878), any number of frames one after another, skippable ones left out. The frames are cut into blocks here,
 * so that the decoder gets one at a time: a block is at most 128 KB of text, and 4 bytes can be one.
 *
 * Before Node 22.15 the decoder checks no checksum: there, bits that flipped in storage without breaking the format pass.
 */
export const zstd: Codec = {
  name: 'zstd',
  knows: (head) => head.length >= 4 && (uint32(head) === MAGIC || isSkippable(uint32(head))),
  async *unpack(packed, damaged) {
    yield* unpackFrames(packed, damaged, await newestDecoder());
  },
};

/** With any decoder, so that each can be tested. */
export async function* unpackFrames(
  packed: AsyncIterable<Uint8Array>,
  damaged: (reason: DamageReason) => void,
  newDecoder: () => FrameDecoder,
): AsyncGenerator<Uint8Array> {
  const bytes = packedBytes(packed);
  try {
    for (;;) {
      if ((await bytes.skipZeros()) > 0) damaged('padding');
      const start = await bytes.take(4);
      if (start.length === 0) return;
      const magic = start.length < 4 ? null : uint32(start);
      if (magic === MAGIC) {
        const problem = yield* readFrame(bytes, start, newDecoder);
        if (problem !== null) damaged(problem.reason);
        if (problem?.fatal) return;
      } else if (magic !== null && isSkippable(magic)) {
        const size = await bytes.take(4);
        const length = size.length < 4 ? 1 : uint32(size);
        if (size.length < 4 || (await bytes.skip(length)) < length) {
          damaged('truncated');
          return;
        }
      } else {
        damaged(begins(start) ? 'truncated' : 'trailing');
        return;
      }
    }
  } finally {
    await bytes.close();
  }
}

const uint32 = (bytes: Uint8Array): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).readUInt32LE(0);

/** Less than four bytes, and those of a frame. */
const begins = (bytes: Uint8Array): boolean =>
  bytes.length < 4 && [0x28, 0xb5, 0x2f].slice(0, bytes.length).every((byte, i) => bytes[i] === byte);

interface Problem {
  readonly reason: DamageReason;
  /** Where the next frame begins is not known. */
  readonly fatal: boolean;
}

interface FrameHeader {
  readonly bytes: Uint8Array;
  readonly checksum: boolean;
  readonly readable: boolean;
}

async function* readFrame(
  bytes: PackedBytes,
  start: Uint8Array,
  newDecoder: () => FrameDecoder,
): AsyncGenerator<Uint8Array, Problem | null> {
  const header = await readFrameHeader(bytes, start);
  if (typeof header === 'string') return { reason: header, fatal: true };
  // A frame that cannot be unpacked is still walked, as its blocks tell where the next one begins.
  let decoder = header.readable ? newDecoder() : null;
  let problem: Problem | null = decoder ? null : { reason: 'unsupported', fatal: false };
  const decode = async (part: Uint8Array): Promise<readonly Uint8Array[]> => {
    const out = decoder ? await decoder.push(part) : [];
    if (out !== null) return out;
    problem = { reason: 'corrupt', fatal: false };
    decoder?.close();
    decoder = null;
    // What follows belongs to another line.
    return [LINE_FEED];
  };
  try {
    yield* await decode(header.bytes);
    for (let last = false; !last; ) {
      const block = await readBlock(bytes);
      if (typeof block === 'string') return { reason: block, fatal: true };
      last = block.last;
      yield* await decode(block.bytes);
    }
    if (header.checksum) {
      const checksum = await bytes.take(4);
      if (checksum.length < 4) return { reason: 'truncated', fatal: true };
      yield* await decode(checksum);
    }
    const out = decoder ? await decoder.end() : [];
    if (out === null) return { reason: 'corrupt', fatal: false };
    yield* out;
    return problem;
  } finally {
    decoder?.close();
  }
}

/** RFC 8878, section 3.1.1.1. */
async function readFrameHeader(
  bytes: PackedBytes,
  start: Uint8Array,
): Promise<FrameHeader | 'truncated' | 'corrupt'> {
  const descriptor = await bytes.take(1);
  if (descriptor.length === 0) return 'truncated';
  const flags = descriptor[0] as number;
  if (flags & 8) return 'corrupt';
  const single = (flags & 0x20) !== 0;
  const idBytes = [0, 1, 2, 4][flags & 3] as number;
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][flags >> 6] as number;
  const windowBytes = single ? 0 : 1;
  const rest = Buffer.from(await bytes.take(windowBytes + idBytes + sizeBytes));
  if (rest.length < windowBytes + idBytes + sizeBytes) return 'truncated';
  const dictionary = idBytes === 0 ? 0 : rest.readUIntLE(windowBytes, idBytes);
  const window = single ? contentSize(rest.subarray(idBytes)) : windowOf(rest[0] as number);
  return {
    bytes: Buffer.concat([start, descriptor, rest]),
    checksum: (flags & 4) !== 0,
    readable: dictionary === 0 && window <= LARGEST_WINDOW,
  };
}

const windowOf = (byte: number): number => 2 ** (10 + (byte >> 3)) * (1 + (byte & 7) / 8);

function contentSize(field: Buffer): number {
  switch (field.length) {
    case 1:
      return field[0] as number;
    case 2:
      return field.readUInt16LE(0) + 256;
    case 4:
      return field.readUInt32LE(0);
    default:
      return Number(field.readBigUInt64LE(0));
  }
}

interface Block {
  readonly bytes: Uint8Array;
  readonly last: boolean;
}

/** RFC 8878, section 3.1.1.2. */
async function readBlock(bytes: PackedBytes): Promise<Block | 'truncated' | 'corrupt'> {
  const head = await bytes.take(3);
  if (head.length < 3) return 'truncated';
  const value = Buffer.from(head).readUIntLE(0, 3);
  const type = (value >> 1) & 3;
  const size = value >> 3;
  // One byte that is repeated `size` times.
  const length = type === 1 ? 1 : size;
  if (type === 3 || size > LARGEST_BLOCK) return 'corrupt';
  const body = await bytes.take(length);
  if (body.length < length) return 'truncated';
  return { bytes: Buffer.concat([head, body]), last: (value & 1) === 1 };
}
