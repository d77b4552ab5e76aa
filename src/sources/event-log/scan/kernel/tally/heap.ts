import { HEAP, HEAP_SIZE } from '../../layout.ts';
import { FREE_BLOCKS } from '../../tally-layout.ts';

/* Blocks of memory for what is counted. Their sizes are powers of two, so that what one table has outgrown serves another. */

let top: usize = HEAP;
const END: usize = HEAP + HEAP_SIZE;

/** A block could not be had: what has been counted must be taken before more is. */
export let isFull: bool = false;

/** Where the first free block of that size is told. */
function listOf(size: usize): usize {
  const lists: usize = FREE_BLOCKS;
  return lists + 4 * ctz(size);
}

/** Zeros; 0 when there is no room for them. */
export function take(size: usize): usize {
  const list = listOf(size);
  let block: usize = load<u32>(list);
  if (block !== 0) store<u32>(list, load<u32>(block));
  else if (top + size <= END) {
    block = top;
    top += size;
  } else {
    isFull = true;
    return 0;
  }
  memory.fill(block, 0, size);
  return block;
}

export function give(block: usize, size: usize): void {
  const list = listOf(size);
  store<u32>(block, load<u32>(list));
  store<u32>(list, u32(block));
}

/** A block of twice the size with what is in `old`; 0 where there is no memory for it. */
export function doubled(old: usize, size: usize): usize {
  const block = take(size * 2);
  if (block === 0) return 0;
  memory.copy(block, old, size);
  give(old, size);
  return block;
}

export function clearHeap(): void {
  top = HEAP;
  isFull = false;
  memory.fill(FREE_BLOCKS, 0, 128);
}
