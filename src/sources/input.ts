import { createReadStream } from 'node:fs';

/** Bytes from somewhere, with the beginning looked at in advance so that they can be recognised by content. */
export interface Input {
  /** As the user named it; `stdin` for standard input. */
  readonly path: string;
  /** The first 64 KB or less, as text; invalid UTF-8 becomes U+FFFD. */
  readonly head: string;
  /** All bytes from the start. Can be read once. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

const HEAD_BYTES = 64 * 1024;

export const openFile = async (path: string, realPath: string): Promise<Input> =>
  peek(path, createReadStream(realPath, { highWaterMark: 1024 * 1024 }));

export async function peek(path: string, source: AsyncIterable<Uint8Array>): Promise<Input> {
  const iterator = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  let done = false;
  while (size < HEAD_BYTES && !done) {
    const next = await iterator.next();
    done = next.done === true;
    if (next.done) break;
    first.push(next.value);
    size += next.value.length;
  }
  const head = new TextDecoder().decode(Buffer.concat(first).subarray(0, HEAD_BYTES));
  return { path, head, chunks: resume(first, done, iterator) };
}

async function* resume(
  first: readonly Uint8Array[],
  done: boolean,
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* first;
  if (done) return;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
}

/** Everything as text, for sources that are small by nature. A byte-order mark is dropped. */
export async function readText(input: Input): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input.chunks) chunks.push(chunk);
  return new TextDecoder().decode(Buffer.concat(chunks));
}
