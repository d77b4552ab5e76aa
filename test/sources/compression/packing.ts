import { gzipSync } from 'node:zlib';
import type { DamageReason } from '../../../src/sources/compression/codec.ts';

export async function* inPieces(bytes: Uint8Array, size = Number.POSITIVE_INFINITY) {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

type Unpack = (
  packed: AsyncIterable<Uint8Array>,
  damaged: (reason: DamageReason) => void,
) => AsyncIterable<Uint8Array>;

/** Everything that comes out, and every damage told. */
export async function unpacked(unpack: Unpack, packed: Uint8Array, size?: number) {
  const damage: DamageReason[] = [];
  const chunks: Uint8Array[] = [];
  for await (const chunk of unpack(inPieces(packed, size), (reason) => damage.push(reason)))
    chunks.push(chunk);
  return { bytes: Buffer.concat(chunks), damage };
}

/** Text that packs to about a third, the same every time. */
export function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 20_260_301;
  for (let i = 0; i < length; i += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[i] = 0x61 + ((state >>> 16) % 7);
  }
  return bytes;
}

/** A gzip member with every optional header field. */
export function memberWithHeader(text: Uint8Array): Buffer {
  const plain = gzipSync(text);
  const head = Buffer.from(plain.subarray(0, 10));
  head[3] = 2 | 4 | 8 | 16;
  return Buffer.concat([
    head,
    Buffer.from([5, 0]),
    Buffer.from('extra'),
    Buffer.from('evening.jsonl\0'),
    Buffer.from('a comment\0'),
    Buffer.from([0, 0]),
    plain.subarray(10),
  ]);
}

interface FrameOptions {
  /** Of blocks; each but the last is full. */
  readonly blockSize?: number;
  /** Raw blocks hold any text; a repeated one is a byte and a size. */
  readonly repeated?: number;
  readonly checksum?: boolean;
  readonly dictionary?: number;
  /** Descriptor byte of the window. */
  readonly window?: number;
}

/** A Zstandard frame of raw or repeated blocks (RFC 8878, section 3.1.1), without compression. */
export function zstdFrame(text: Uint8Array, options: FrameOptions = {}): Buffer {
  const { blockSize = 100_000, repeated, checksum = false, dictionary, window = 0x40 } = options;
  const parts = [
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd, (checksum ? 4 : 0) + (dictionary === undefined ? 0 : 1), window]),
    ...(dictionary === undefined ? [] : [Buffer.from([dictionary])]),
  ];
  const block = (type: number, size: number, last: boolean, body: Uint8Array): void => {
    const head = Buffer.alloc(3);
    head.writeUIntLE((size << 3) | (type << 1) | (last ? 1 : 0), 0, 3);
    parts.push(head, Buffer.from(body));
  };
  if (repeated === undefined) {
    for (let i = 0; i === 0 || i < text.length; i += blockSize) {
      const body = text.subarray(i, i + blockSize);
      block(0, body.length, i + blockSize >= text.length, body);
    }
  } else for (let i = 0; i < repeated; i += 1) block(1, 128 * 1024, i === repeated - 1, text.subarray(0, 1));
  // Nobody here checks it without being able to: a decoder that does would need a true one.
  if (checksum) parts.push(Buffer.from('sum!'));
  return Buffer.concat(parts);
}

export function skippableFrame(body: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(0x184d2a57, 0);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
