import type { Codec } from './codec.ts';
import { gzip } from './gzip.ts';
import { zstd } from './zstd.ts';

const codecs: readonly Codec[] = [gzip, zstd];

/** The format that bytes are compressed in, `null` where they are not. */
export const codecOf = (head: Uint8Array): Codec | null => codecs.find(({ knows }) => knows(head)) ?? null;
