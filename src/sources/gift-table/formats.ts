import { connectorRows } from './connector-rows.ts';
import type { TableFormat } from './format.ts';
import { freetag369Gifts } from './freetag369-gifts.ts';
import { freetag369Sessions } from './freetag369-sessions.ts';
import { generic } from './generic.ts';
import { tiktokliveMonitor } from './tiktoklive-monitor.ts';
import { yuevthinsSheet } from './yuevthins-sheet.ts';

/** Every table that is read, asked in this order. Adding one is one file and one line here; `generic` stays last. */
export const formats: readonly TableFormat[] = [
  tiktokliveMonitor,
  freetag369Gifts,
  freetag369Sessions,
  yuevthinsSheet,
  connectorRows,
  generic,
];
