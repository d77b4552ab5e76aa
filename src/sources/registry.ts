import { analytics } from './analytics/source.ts';
import { backstage } from './backstage/source.ts';
import { dataDownload } from './data-download/source.ts';
import { singleMessage } from './event-log/single-message.ts';
import { eventLog } from './event-log/source.ts';
import { giftTable } from './gift-table/source.ts';
import { recorderSummary } from './recorder-summary/source.ts';
import { sessionFile } from './session-file/source.ts';
import { sessionList, sessionTable } from './session-table/source.ts';
import type { Source } from './source.ts';
import { tallyFile } from './tally-file/source.ts';

/** Every format, in the order in which they are asked whether they know an input. */
export const sources: readonly Source[] = [
  tallyFile,
  dataDownload,
  backstage,
  analytics,
  singleMessage,
  eventLog,
  recorderSummary,
  giftTable,
  sessionFile,
  sessionTable,
  sessionList,
];
