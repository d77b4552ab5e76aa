import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { coinsEach, countCell } from './cells.ts';
import type { TableFormat } from './format.ts';
import { giftDrafts } from './gift-draft.ts';
import type { GiftRow } from './gift-rows.ts';
import { hasHeader, malformedRows } from './table.ts';

/** When, handle, nickname, gift, how many, coins. */
const COLUMNS = ['时间', '用户名', '昵称', '礼物名称', '数量', '钻石价值'];

/**
 * The gift sheet of yuevthins/tiktok-live-analytics, saved as CSV.
 *
 * Traps:
 * - The last column is the worth of the whole row; in the JSON of the same tool it is that of one gift.
 * - Rows are what the recorder counted: streaks at their end, others at once, but the same message twice when TikTok sends it
 *   again, and gifts to guests among the host's.
 * - Times are the browser's, without offset, and those of gifts alone: nothing tells when the LIVE began.
 */
export const yuevthinsSheet: TableFormat = {
  name: 'tiktok-live-analytics (sheet)',
  wrote: (header) => hasHeader(header, COLUMNS),
  async read(table, context) {
    const malformed = malformedRows(table.path, table.malformed);
    const rows: GiftRow[] = [];
    const senders = new Set<string>();
    for (const { cells, line } of table.rows) {
      const [, handle = '', , name = '', many = '', worth = ''] = cells;
      const count = countCell(many);
      const coins = count === null ? 'broken' : coinsEach(worth, count, 'total');
      if (name === '' || count === null || coins === 'broken') malformed.add(line);
      else {
        rows.push({ name, giftId: null, count, coins, line });
        if (handle !== '') senders.add(handle);
      }
    }
    const rule = diagnostic(
      'RECORDER_RULE',
      { recorder: 'tiktok-live-analytics', rules: ['no-deduplication', 'no-receivers'] },
      { file: table.path },
    );
    return giftDrafts([{ rows, senders }], table, malformed, [rule], context);
  },
};
