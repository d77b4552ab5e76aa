import { textOf } from '../fields.ts';
import { knownTexts } from './known-texts.ts';
import type { ReadingRoom } from '../range.ts';
import { COPIED, COPIED_SIZE, READ, READ_ROOM, READ_SIZE } from './layout.ts';
import { MODULE } from './module.ts';
import { writeNames } from './names.ts';

/** The scanner, compiled from kernel/ to WebAssembly, and its memory. */
export interface Kernel {
  /** Reads whole lines in `[from, to)` and writes a row for each, until the table is full. Answers how many they were. */
  readonly scan: (from: number, to: number, everything: boolean) => number;
  /** Writes what any dialect reads of the line in `[from, to)` to `ABRIDGED`. Answers where it ends; 0 where it is not well-formed. */
  readonly abridge: (from: number, to: number) => number;
  /** All of its memory, in the three forms that it is read in. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly words: Uint32Array<ArrayBuffer>;
  readonly floats: Float64Array<ArrayBuffer>;
  /** Lines read into here need not be copied. */
  readonly room: ReadingRoom;
  /** The id or handle in `[from, to)`, in ASCII. */
  readonly idAt: (from: number, to: number) => string;
  /** The same for one that does not come again. */
  readonly newIdAt: (from: number, to: number) => string;
  /** What the JSON text in `[from, to)`, with its quotes, says to people. */
  readonly nameAt: (from: number, to: number) => string | null;
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly scan: Kernel['scan'];
  readonly abridge: Kernel['abridge'];
}

/** As much of it as is used here: its types come with those of browsers only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

let opened: Kernel | null = null;

/** One for each thread: nothing is left in it between two calls but texts that may come again. */
export function openKernel(): Kernel {
  if (opened === null) {
    // A few KB, compiled in a millisecond; every Node.js that this runs on has SIMD.
    const module = new WebAssembly.Module(Buffer.from(MODULE, 'base64'));
    const { memory, scan, abridge } = new WebAssembly.Instance(module).exports as Exports;
    const bytes = new Uint8Array(memory.buffer);
    writeNames(bytes);
    const whole = Buffer.from(memory.buffer);
    const newIdAt: Kernel['newIdAt'] = (from, to) => whole.toString('latin1', from, to);
    opened = {
      scan,
      abridge,
      bytes,
      words: new Uint32Array(memory.buffer),
      floats: new Float64Array(memory.buffer),
      room: {
        buffer: new Uint8Array(memory.buffer, READ - READ_ROOM, READ_ROOM + READ_SIZE),
        from: READ_ROOM,
      },
      idAt: knownTexts(bytes, newIdAt),
      newIdAt,
      nameAt: knownTexts(bytes, (from, to) => textOf(JSON.parse(whole.toString('utf8', from, to)))),
    };
  }
  return opened;
}

/** Where `lines` begin in the kernel's memory; copied there if need be. */
export function placed(kernel: Kernel, lines: Uint8Array): number {
  if (lines.buffer === kernel.bytes.buffer) return lines.byteOffset;
  if (lines.length > COPIED_SIZE) throw new RangeError(`${lines.length} bytes at once`);
  kernel.bytes.set(lines, COPIED);
  return COPIED;
}
