import { closeSync, existsSync, openSync, statSync, writeSync } from 'node:fs';
import { lines } from './shapes.mjs';

/** Writes a log of about `bytes` bytes to `path`, unless one of that size is there. */
export function makeLog(path, shape, bytes) {
  if (existsSync(path) && Math.abs(statSync(path).size - bytes) < 1024 * 1024) return;
  const file = openSync(path, 'w');
  let pending = [];
  let size = 0;
  let written = 0;
  for (const line of lines(shape)) {
    pending.push(line);
    size += Buffer.byteLength(line);
    if (size < 4 * 1024 * 1024 && written + size < bytes) continue;
    writeSync(file, pending.join(''));
    written += size;
    pending = [];
    size = 0;
    if (written >= bytes) break;
  }
  closeSync(file);
}
