import { eventLog } from './event-log/source.ts';
import { sessionFile } from './session-file/source.ts';
import type { Source } from './source.ts';

/** Every format, in the order in which they are asked whether they know an input. */
export const sources: readonly Source[] = [eventLog, sessionFile];
