import { textOf } from '../fields.ts';
import { knownTexts } from './known-texts.ts';
import type { ReadingRoom } from '../range.ts';
import { COPIED, COPIED_SIZE, READ, READ_ROOM, READ_SIZE } from './layout.ts';
import { MODULE } from './module.ts';
import { writeNames } from './names.ts';

/** The scanner, compiled from kernel/ to WebAssembly, and its memory. */
export interface Kernel {
  /**
   * Counts whole lines in `[from, to)`, until a table or the memory is full, and writes a row for each that is not counted or not
   * wholly. Answers how many these are.
   */
  readonly scan: (from: number, to: number, everything: boolean) => number;
  /** How many lines the last scan read, and where it ended. */
  readonly lines: Shown;
  readonly scannedTo: Shown;
  /** Not 0 when nothing more is counted until what has been is taken. */
  readonly isFull: Shown;
  /** What has been counted: see tally-layout.ts. */
  readonly latestRoom: Shown;
  readonly purchases: Shown;
  readonly purchaseRows: Shown;
  readonly texts: Shown;
  readonly textTable: Shown;
  readonly textBytes: Shown;
  /** Forgets what has been counted. */
  readonly clear: () => void;
  /** For sets of message ids: see kernel/tally/absorb.ts. */
  readonly openSet: (most: number, capacity: number, isPlaced: boolean) => number;
  readonly widen: (set: number, ids: number) => void;
  readonly cutAt: (set: number, low: number, high: number) => void;
  readonly addIds: (set: number, slots: number, minutes: number, capacity: number) => void;
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
  /** From now on what is counted is for `take`; what was counted for another is given to that one first. */
  readonly claim: (take: () => void) => void;
  readonly release: () => void;
}

/** A number that the kernel changes. */
interface Shown {
  readonly value: number;
}

type Added = 'bytes' | 'words' | 'floats' | 'room' | 'idAt' | 'newIdAt' | 'nameAt' | 'claim' | 'release';

interface Exports extends Omit<Kernel, Added> {
  readonly memory: { readonly buffer: ArrayBuffer };
}

/** As much of it as is used here: its types come with those of browsers only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

let opened: Kernel | null = null;

/** One for each thread. */
export function openKernel(): Kernel {
  if (opened === null) {
    // A few KB, compiled in a millisecond; every Node.js that this runs on has SIMD.
    const module = new WebAssembly.Module(Buffer.from(MODULE, 'base64'));
    const exports = new WebAssembly.Instance(module).exports as Exports;
    const { memory } = exports;
    const bytes = new Uint8Array(memory.buffer);
    writeNames(bytes);
    const whole = Buffer.from(memory.buffer);
    const newIdAt: Kernel['newIdAt'] = (from, to) => whole.toString('latin1', from, to);
    let owner: (() => void) | null = null;
    opened = {
      ...exports,
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
      claim(take) {
        if (owner !== null && owner !== take) owner();
        owner = take;
      },
      release() {
        owner = null;
      },
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
