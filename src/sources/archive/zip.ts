import { crc32, createInflateRaw } from 'node:zlib';
import { fail } from '../../diagnostics/diagnostic.ts';

/** A file in a ZIP archive; nothing of it is unpacked before it is asked for. */
export interface ZipEntry {
  /** As the archive has it; may be anything, and is never used as a path of this machine. */
  readonly name: string;
  /**
   * @throws InputError INPUT_INCOMPLETE when it is damaged or packed in a way that is not read, INPUT_TOO_LARGE when more
   * comes out of it than `limit` bytes: a few packed bytes can hold any amount
   */
  readonly unpack: (limit: number) => AsyncIterable<Uint8Array>;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
/** The value that says: see the 64-bit record. */
const IN_ZIP64 = 0xffffffff;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files of an archive by its central directory (PKWARE's APPNOTE.TXT 6.3, sections 4.3.7 to 4.3.16): without encryption,
 * 64-bit sizes and parts.
 *
 * @throws InputError INPUT_INCOMPLETE when the directory is missing or damaged
 */
export function zipEntries(bytes: Buffer, path: string): readonly ZipEntry[] {
  const end = endOf(bytes);
  // The directory stands at the end: without it the archive was cut off.
  if (end === null) return incomplete(path, 'truncated');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== DIRECTORY) return incomplete(path, 'corrupt');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const facts: Facts = {
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      local: bytes.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (!name.endsWith('/'))
      entries.push({ name, unpack: (limit) => unpack(bytes, `${path}/${name}`, facts, limit) });
  }
  return entries;
}

interface Facts {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly local: number;
}

function endOf(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  return null;
}

async function* unpack(
  bytes: Buffer,
  path: string,
  { flags, method, crc, packedSize, size, local }: Facts,
  limit: number,
): AsyncGenerator<Uint8Array> {
  const readable = method === STORED || method === DEFLATED;
  if (flags & ENCRYPTED || !readable || packedSize === IN_ZIP64 || size === IN_ZIP64)
    incomplete(path, 'unsupported');
  if (size > limit) fail('INPUT_TOO_LARGE', { path, limit });
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) incomplete(path, 'corrupt');
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + packedSize > bytes.length) incomplete(path, 'corrupt');
  const packed = bytes.subarray(start, start + packedSize);
  let read = 0;
  let sum = 0;
  try {
    for await (const chunk of method === STORED ? [packed] : inflated(packed)) {
      read += chunk.length;
      // What the directory says is not to be trusted.
      if (read > size) break;
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('Z_')) throw error;
    incomplete(path, 'corrupt');
  }
  if (read !== size || sum !== crc) incomplete(path, 'corrupt');
}

async function* inflated(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(packed);
  yield* inflate as AsyncIterable<Uint8Array>;
}

const incomplete = (path: string, reason: 'truncated' | 'corrupt' | 'unsupported'): never =>
  fail('INPUT_INCOMPLETE', { path, format: 'ZIP', reason });
