import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { coinsEach, countCell } from './cells.ts';
import type { TableFormat } from './format.ts';
import { type GiftsOfLive, giftDrafts } from './gift-draft.ts';
import type { GiftRow } from './gift-rows.ts';
import { japaneseMinute, liveKey, unescaped } from './freetag369.ts';
import { hasHeader, malformedRows } from './table.ts';

/** When, user id, nickname, handle, gift, family of gifts, how many, coins, LIVE. */
const COLUMNS = [
  '日時',
  'ユーザーID',
  'ニックネーム',
  '@ハンドル',
  'ギフト',
  '種別',
  '個数',
  'ダイヤ',
  '配信ID',
];

/**
 * Gifts as freetag369/tiktok-live-stats exports them, of one LIVE or many.
 *
 * Traps:
 * - `ダイヤ` is the worth of the whole row, not of one gift. Rows are counted right: a streak once, replays dropped.
 * - The receiver is known to the tool and not exported: gifts to guests are among the host's.
 * - `ギフト` is the localised name, or the gift's id where the tool knew no name.
 * - User ids are written as spreadsheet formulas, and texts that look like one begin with an apostrophe.
 * - The id of a LIVE is a number of the tool's own database, and the LIVE's totals stand in another file.
 */
export const freetag369Gifts: TableFormat = {
  name: 'tiktok-live-stats (gifts)',
  wrote: (header) => hasHeader(header, COLUMNS),
  async read(table, context) {
    const malformed = malformedRows(table.path, table.malformed);
    const lives = new Map<string, { rows: GiftRow[]; senders: Set<string>; times: number[] }>();
    for (const { cells, line } of table.rows) {
      const [when = '', user = '', , , gift = '', , many = '', worth = '', session = ''] = cells;
      const count = countCell(many);
      const coins = count === null ? 'broken' : coinsEach(worth, count, 'total');
      if (gift === '' || count === null || coins === 'broken') {
        malformed.add(line);
        continue;
      }
      const live = lives.get(session) ?? { rows: [], senders: new Set(), times: [] };
      lives.set(session, live);
      const name = unescaped(gift);
      const giftId = /^\d+$/.test(name) ? name : null;
      live.rows.push({ name: giftId === null ? name : null, giftId, count, coins, line });
      live.senders.add(unescaped(user));
      const time = japaneseMinute(when);
      if (time !== null) live.times.push(time.ms);
    }
    const rule = diagnostic(
      'RECORDER_RULE',
      { recorder: 'tiktok-live-stats', rules: ['no-receivers'] },
      { file: table.path },
    );
    const all = [...lives].map(([session, { rows, senders, times }]): GiftsOfLive => {
      const from = times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : null;
      const to = times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : null;
      return { rows, senders, live: { key: liveKey(session), from, to } };
    });
    const none: GiftsOfLive = { rows: [], senders: new Set() };
    return giftDrafts(all.length > 0 ? all : [none], table, malformed, [rule], context);
  },
};
