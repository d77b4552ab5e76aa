import { parentPort, workerData } from 'node:worker_threads';
import type { Tally } from '../../session/tally/tally.ts';
import { countShare, type SharedWork } from './share.ts';

/** Hash tables are handed over rather than copied. */
const tables = ({ messages }: Tally): ArrayBuffer[] =>
  Object.values(messages).map(({ slots }) => slots.buffer as ArrayBuffer);

const share = await countShare(workerData as SharedWork, () => null);
parentPort?.postMessage(share, share.tallies.flatMap(tables));
