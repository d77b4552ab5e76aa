import { diagnostic } from '../../diagnostics/diagnostic.ts';
import type { TypedDraft } from '../source.ts';
import { readAverage, readCount } from '../typed/count.ts';
import { NO_FIELDS } from '../typed/fields.ts';
import type { TableFormat } from './format.ts';
import { japaneseMinute, liveKey } from './freetag369.ts';
import { malformedNote } from './gift-draft.ts';
import { failIfUnreadable, hasHeader, malformedRows, placeOf } from './table.ts';

/**
 * LIVE, start, end, minutes, peak and average viewers, people seen, people seen first, comments, likes of the room, likes
 * seen, gift rows, coins, Heart Mes, new followers, shares, why it ended.
 */
const COLUMNS = [
  '配信ID',
  '開始',
  '終了',
  '配信時間(分)',
  'ピーク同接',
  '平均同接',
  'ユニーク視聴者',
  '初見',
  'コメント',
  'ルーム総いいね',
  '観測いいね',
  'ギフト数',
  'ダイヤ',
  'ハートミー',
  '新規フォロワー',
  'シェア',
  '終了理由',
];

/**
 * LIVEs as freetag369/tiktok-live-stats exports them, one a row.
 *
 * Traps:
 * - `ダイヤ` includes treasure chests that known viewers sent, whose coins go to viewers and not to the creator.
 * - `ギフト数` counts rows, not gifts: a streak of fifty is one.
 * - `ユニーク視聴者` are people who did something, not those who watched; `観測いいね` the likes that arrived, not those given.
 *   Neither is taken.
 * - A 0 in a figure of the room is one that was never seen.
 * - Times are Japan's; the length is in whole minutes, and 0 while the LIVE runs.
 */
export const freetag369Sessions: TableFormat = {
  name: 'tiktok-live-stats (sessions)',
  wrote: (header) => hasHeader(header, COLUMNS),
  async read(table) {
    const { path } = table;
    const malformed = malformedRows(path, table.malformed);
    const drafts: TypedDraft[] = [];
    for (const { cells, line } of table.rows) {
      const [session = '', begin = '', finish = '', minutes, peak, average, , , comments, likes] = cells;
      const startedAt = japaneseMinute(begin);
      const endedAt = japaneseMinute(finish);
      const coins = count(cells[12]);
      if (startedAt === null || coins === null) {
        malformed.add(line);
        continue;
      }
      const at = placeOf(table, line);
      const length = count(minutes) || null;
      drafts.push({
        kind: 'typed',
        path,
        fields: {
          ...NO_FIELDS,
          startedAt: { text: startedAt.text, at },
          // The end is a whole minute too: a LIVE of seconds ends when it began, and says nothing.
          endedAt: endedAt !== null && endedAt.ms > startedAt.ms ? { text: endedAt.text, at } : null,
          durationSeconds: length === null ? null : length * 60,
          viewers: { average: averageOf(average), peak: count(peak) || null, unique: null },
          likes: { total: count(likes) || null, recorded: null },
          comments: count(comments),
          follows: count(cells[14]),
          shares: count(cells[15]),
          coins,
        },
        rows: { read: 1, malformed: 0 },
        live: { key: liveKey(session), from: startedAt.ms, to: endedAt?.ms ?? null },
      });
    }
    failIfUnreadable(drafts.length, malformed, path);
    const rule = diagnostic(
      'RECORDER_RULE',
      { recorder: 'tiktok-live-stats', rules: ['envelopes-counted', 'no-receivers'] },
      { file: path },
    );
    const [first = { kind: 'typed' as const, path, fields: NO_FIELDS }, ...rest] = drafts;
    const notes = [...malformedNote(malformed, path), rule];
    return [{ ...first, notes, rows: { read: first.rows?.read ?? 0, malformed: malformed.count } }, ...rest];
  },
};

function count(text: string | undefined): number | null {
  const read = readCount(text ?? '');
  return typeof read === 'number' ? read : null;
}

function averageOf(text: string | undefined): number | null {
  const read = readAverage(text ?? '');
  return typeof read === 'number' && read > 0 ? read : null;
}
