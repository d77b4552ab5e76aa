import { workerData } from 'node:worker_threads';
import type { MessageSet } from '../../session/tally/message-set.ts';
import { buffersOf } from '../../session/tally/purchase-table.ts';
import type { Tally } from '../../session/tally/tally.ts';
import { type CountedShare, readShare, type WorkerTask } from './share.ts';

/** Tables are handed over rather than copied. */
const tables = ({ messages, streaks, singles }: Tally): ArrayBuffer[] => [
  ...buffersOf(streaks),
  ...buffersOf(singles),
  ...(Object.values(messages) as MessageSet[]).flatMap(({ slots, minutes }) =>
    minutes === null ? [slots.buffer] : [slots.buffer, minutes.buffer],
  ),
];

const { work, port } = workerData as WorkerTask;
const { reader, broken } = await readShare(work, () => null);
const share: CountedShare = { ...reader.counted(), broken };
port.postMessage(share, share.tallies.flatMap(tables));
