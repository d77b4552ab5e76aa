import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { type Diagnostic, diagnostic, fail, InputError } from '../diagnostics/diagnostic.ts';
import { codecOf } from './compression/registry.ts';
import type { Codec, DamageReason } from './compression/codec.ts';
import { fromUtf16, utf16Of } from './utf-16.ts';

/** A regular file that is read as it is, so that it may also be read by byte ranges. */
export interface PlainFile {
  readonly realPath: string;
  /** Bytes, when it was opened. */
  readonly size: number;
}

/** Bytes from somewhere, with the beginning looked at in advance so that they can be recognised by content. */
export interface Input {
  /** As the user named it; `stdin` for standard input. */
  readonly path: string;
  /** The first 64 KB or less, as text; invalid UTF-8 becomes U+FFFD. */
  readonly head: string;
  /** What `chunks` reads; `null` for standard input, pipes, and what is unpacked or decoded on the way. */
  readonly file: PlainFile | null;
  /** All bytes from the start, unpacked, UTF-16 as UTF-8. Can be read once. Little more than the head is read before it is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** INPUT_DAMAGED: what was found wrong with the bytes as such. Complete when `chunks` has been read. */
  readonly diagnostics: readonly Diagnostic[];
}

const HEAD_BYTES = 64 * 1024;
const READ_BYTES = 1024 * 1024;
const LARGEST_TEXT = 64 * 1024 * 1024;

/**
 * A file, a named pipe or a device.
 *
 * @throws InputError when it cannot be opened or read
 */
export async function openFile(path: string, realPath: string): Promise<Input> {
  const { head, size } = lookAt(path, realPath);
  const isWhole = size !== null && head.length === size && size < HEAD_BYTES;
  const all = (): AsyncIterable<Uint8Array> =>
    isWhole ? once(head) : createReadStream(realPath, { highWaterMark: READ_BYTES });
  if (size === null) return peek(path, all());
  if (codecOf(head) !== null || utf16Of(head) !== null) return peek(path, later(all));
  return {
    path,
    head: new TextDecoder().decode(head),
    file: { realPath, size },
    chunks: readable(path, later(all)),
    diagnostics: [],
  };
}

/** What can be known without reading more than the head. `size: null` is no regular file: opened twice, a pipe would lose its writer. */
function lookAt(path: string, realPath: string): { head: Uint8Array; size: number | null } {
  try {
    const stats = statSync(realPath);
    if (!stats.isFile()) return { head: new Uint8Array(0), size: null };
    // At once, without the thread pool, which costs several times as much for a small file.
    const file = openSync(realPath, 'r');
    try {
      // One byte more than there should be, for a file that grows meanwhile.
      const buffer = Buffer.allocUnsafe(Math.min(HEAD_BYTES, stats.size + 1));
      const head = buffer.subarray(0, readSync(file, buffer, 0, buffer.length, 0));
      return { head, size: stats.size };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return unreadable(path)(error);
  }
}

/** The text of a regular file of less than 64 KB, at once; `null` for a larger one and for what cannot be read. */
export type ReadSmallFile = (realPath: string) => string | null;

/** One reader for many files: all of them pass through the same memory. */
export function smallFileReader(): ReadSmallFile {
  const buffer = Buffer.allocUnsafe(HEAD_BYTES);
  return (realPath) => {
    try {
      const file = openSync(realPath, 'r');
      try {
        // Of a regular file, only its end is a reason to get less than was asked for.
        const size = readSync(file, buffer, 0, HEAD_BYTES, null);
        return size < HEAD_BYTES ? buffer.toString('utf8', 0, size) : null;
      } finally {
        closeSync(file);
      }
    } catch {
      return null;
    }
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* later(source: () => AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* source();
}

/** Bytes that come once and from the start, such as standard input. */
export async function peek(path: string, source: AsyncIterable<Uint8Array>): Promise<Input> {
  const diagnostics: Diagnostic[] = [];
  let beginning = await begin(readable(path, source));
  const codec = codecOf(beginning.head);
  if (codec !== null) beginning = await begin(unpack(path, codec, beginning.chunks, diagnostics));
  const encoding = utf16Of(beginning.head);
  if (encoding !== null) beginning = await begin(fromUtf16(beginning.chunks, encoding));
  const { head, chunks } = beginning;
  return { path, head: new TextDecoder().decode(head), file: null, chunks, diagnostics };
}

interface Beginning {
  readonly head: Uint8Array;
  /** All of it, the head too. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

async function begin(source: AsyncIterable<Uint8Array>): Promise<Beginning> {
  const iterator = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    size += next.value.length;
  }
  return { head: Buffer.concat(first).subarray(0, HEAD_BYTES), chunks: resume(first, iterator) };
}

/** Not a generator: one that was never started would not close what it reads from. */
function resume(
  first: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncIterableIterator<Uint8Array> {
  const waiting = [...first];
  return {
    async next() {
      const value = waiting.shift();
      return value === undefined ? iterator.next() : { done: false, value };
    },
    async return() {
      waiting.length = 0;
      await iterator.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* unpack(
  path: string,
  codec: Codec,
  packed: AsyncIterable<Uint8Array>,
  diagnostics: Diagnostic[],
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  const told = new Set<DamageReason>();
  const damaged = (reason: DamageReason): void => {
    if (told.has(reason)) return;
    told.add(reason);
    diagnostics.push(diagnostic('INPUT_DAMAGED', { format: codec.name, reason, bytes }, { file: path }));
  };
  for await (const chunk of codec.unpack(packed, damaged)) {
    bytes += chunk.length;
    yield chunk;
  }
}

const unreadable =
  (path: string) =>
  (error: unknown): never => {
    // What an archive tells of itself is the reason already.
    if (error instanceof InputError) throw error;
    return fail('INPUT_UNREADABLE', { path, reason: (error as { code?: string }).code ?? String(error) });
  };

/** A disk or a connection can fail at any time. */
async function* readable(path: string, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch(unreadable(path));
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/**
 * The same bytes as `chunks`, in reads so small that each is forgotten before the collector moves it: for what keeps nothing of them.
 * A megabyte at a time, ten of them can be in memory.
 */
export const smallChunks = ({ path, file, chunks }: Input): AsyncIterable<Uint8Array> =>
  file === null
    ? chunks
    : readable(
        path,
        later(() => createReadStream(file.realPath, { highWaterMark: HEAD_BYTES })),
      );

/**
 * Everything as text, for sources that are small by nature. A byte-order mark is dropped.
 *
 * @throws InputError when a part is missing, or the text is above 64 MB: a few compressed bytes can hold any amount
 */
export async function readText(input: Input): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input.chunks) {
    size += chunk.length;
    if (size > LARGEST_TEXT) fail('INPUT_TOO_LARGE', { path: input.path, limit: LARGEST_TEXT });
    chunks.push(chunk);
  }
  failIfPartial(input);
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** Lets an input go that is not read, or not to its end; harmless after it. */
export async function closeInput({ chunks }: Input): Promise<void> {
  await chunks[Symbol.asyncIterator]().return?.();
}

/** @throws InputError when a part of the input is known to be missing */
export function failIfPartial({ path, diagnostics }: Input): void {
  for (const { code, args } of diagnostics) {
    if (code === 'INPUT_DAMAGED' && args.reason !== 'padding' && args.reason !== 'trailing')
      fail('INPUT_INCOMPLETE', { path, format: args.format, reason: args.reason });
  }
}
