import type { SummaryFormat } from './format.ts';
import { tikkies } from './tikkies.ts';
import { yuevthins } from './yuevthins.ts';

/** Every summary that is read. Adding one is one file and one line here. */
export const formats: readonly SummaryFormat[] = [yuevthins, tikkies];
