import * as fs from 'node:fs';
import type { LogFs } from '../../../src/cli/record/append-only.ts';

export interface FullDisk extends LogFs {
  /** Bytes that still fit; infinite on a disk with room. */
  room: number;
  /** What every sync fails with; `null` when it works. */
  syncFails: string | null;
  /** Calls of fdatasync that worked. */
  synced: number;
}

const failure = (code: string): Error => Object.assign(new Error(code), { code });

/** The real disk, of which only so much may be used: it takes a part of a write, then nothing. */
export function fullDisk(room: number): FullDisk {
  const disk: FullDisk = {
    ...fs,
    room,
    syncFails: null,
    synced: 0,
    writeSync(file, bytes, from, length) {
      if (disk.room <= 0) throw failure('ENOSPC');
      const taken = fs.writeSync(file, bytes, from, Math.min(length, disk.room));
      disk.room -= taken;
      return taken;
    },
    fdatasyncSync(file) {
      if (disk.syncFails !== null) throw failure(disk.syncFails);
      fs.fdatasyncSync(file);
      disk.synced += 1;
    },
  };
  return disk;
}
