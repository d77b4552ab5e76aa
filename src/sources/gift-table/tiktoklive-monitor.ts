import { basename, dirname, normalize } from 'node:path';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { LiveEvent, Person } from '../../session/event.ts';
import { roomOfFiles } from '../../session/ids.ts';
import { countOf, idOf, positiveOf, repeatsOf, textOf } from '../event-log/fields.ts';
import { namedGiftId } from '../named-gift.ts';
import type { TableFormat } from './format.ts';
import { localClock } from './local-time.ts';
import { failIfUnreadable, hasHeader, malformedRows, type Row } from './table.ts';

type Head = Pick<LiveEvent, 'msgId' | 'time' | 'room' | 'account'>;

interface Kind {
  readonly columns: readonly string[];
  /** `null`: the row cannot be read. */
  readonly event: (cells: readonly string[], head: Head, user: Person) => LiveEvent | null;
}

const KINDS: Readonly<Record<string, Kind>> = {
  gifts: {
    columns: ['timestamp', 'user_id', 'nickname', 'gift_name', 'repeat_count', 'streakable', 'streaking'],
    event: (cells, head, user) => giftOf(cells, head, user),
  },
  likes: {
    columns: ['timestamp', 'user_id', 'nickname', 'count', 'total', 'color', 'effect_cnt'],
    event([, , , count, total], head, user) {
      const batch = countOf(count);
      return batch === null ? null : { ...head, kind: 'like', user, batch, total: positiveOf(total) };
    },
  },
  comments: {
    columns: ['timestamp', 'user_id', 'nickname', 'comment', 'follower_count'],
    event: (_, head, user) => ({ ...head, kind: 'comment', user }),
  },
  follows: {
    columns: ['timestamp', 'user_id', 'nickname', 'follow_count', 'share_type', 'action'],
    event: (_, head, user) => ({ ...head, kind: 'follow', user, social: false }),
  },
  shares: {
    columns: [
      'timestamp',
      'user_id',
      'nickname',
      'share_type',
      'share_target',
      'share_count',
      'users_joined',
      'action',
    ],
    event: (_, head, user) => ({ ...head, kind: 'share', user, social: false }),
  },
  joins: {
    columns: [
      'timestamp',
      'user_id',
      'nickname',
      'count',
      'is_top_user',
      'enter_type',
      'action',
      'user_share_type',
      'client_enter_source',
    ],
    // A sample of those who came, as TikTok thins it: no count of anything.
    event: (_, head) => ({ ...head, kind: 'other' }),
  },
};

function giftOf(cells: readonly string[], head: Head, user: Person): LiveEvent | null {
  const name = textOf(cells[3]);
  const repeatCount = repeatsOf(cells[4]);
  const streaking = /^(true|false)$/i.exec(cells[6] ?? '')?.[0].toLowerCase();
  if (name === null || repeatCount === null || repeatCount === 'broken' || streaking === undefined)
    return null;
  return {
    ...head,
    kind: 'gift',
    user,
    receiver: { id: null, handle: null },
    anchor: null,
    giftId: namedGiftId(name),
    name,
    englishName: null,
    // Not from `streakable`: a row that is not streaking is final, be it a streak's end or a gift that comes once.
    type: 1,
    unit: null,
    repeatCount,
    ended: streaking === 'false',
    groupId: null,
  };
}

const kindOf = (header: readonly string[]): readonly [string, Kind] | undefined =>
  Object.entries(KINDS).find(([, { columns }]) => hasHeader(header, columns));

/**
 * tiktoklive_monitor, on TikTokLive for Python: one CSV a kind of event, named `USER_DATE_TIME_gifts.csv` and so on; those of
 * one recording become one session.
 *
 * Traps:
 * - `gifts.csv` has every tick of a streak, each with its running total; summing them counts a streak of three six times.
 * - No message id, no streak id, no price: gifts are priced by their name, where the catalogue has one price for it.
 * - `user_id` is the handle.
 * - `timestamp` is the recorder's clock in local time without offset. A backlog that is sent again on a reconnection gets new
 *   times, and passes for new gifts.
 * - `streakable` is False for every gift with newer versions of the library, which have no such field; `streaking` is right.
 * - No receiver: gifts to guests are among the host's.
 * - Booleans are Python's.
 */
export const tiktokliveMonitor: TableFormat = {
  name: 'tiktoklive_monitor',
  wrote: (header) => kindOf(header) !== undefined,
  async read({ path, header, rows, malformed: torn }, context) {
    const [kind, { event: eventOf }] = kindOf(header) as readonly [string, Kind];
    const { account, room } = recordingOf(path, kind);
    const [{ fold }, { emptyTally }] = await Promise.all([
      import('../../session/tally/fold.ts'),
      import('../../session/tally/tally.ts'),
    ]);
    const clock = localClock(context);
    const malformed = malformedRows(path, torn);
    const tally = emptyTally(room);
    const read = async ({ cells, line }: Row): Promise<void> => {
      const time = await clock.read(cells[0] ?? '');
      const head: Head = { msgId: null, time, room, account };
      const event = time === null ? null : eventOf(cells, head, { id: null, handle: idOf(cells[1]) });
      if (event === null) malformed.add(line);
      else {
        fold(tally, event);
        tally.records += 1;
      }
    };
    for (const row of rows) await read(row);
    failIfUnreadable(tally.records, malformed, path);
    tally.malformed = malformed.count;

    const at = { file: path };
    const diagnostics: Diagnostic[] = [...clock.notes()];
    if (malformed.count > 0) {
      const { count, positions } = malformed;
      diagnostics.push(diagnostic('MALFORMED_RECORDS', { count, positions }, at));
    }
    const { records } = tally;
    if (kind === 'gifts') {
      if (records > 0) diagnostics.push(diagnostic('UNDEDUPLICATED', { count: records }, at));
      const recorder = 'tiktoklive_monitor';
      diagnostics.push(diagnostic('RECORDER_RULE', { recorder, rules: ['no-receivers'] }, at));
    }
    const gifts = { read: kind === 'gifts' ? records : 0, unreadable: 0 };
    const reading = { tallies: [tally], diagnostics, records, gifts };
    return [{ kind: 'recording', path, reading, ...(kind === 'gifts' ? {} : { knowsGifts: false }) }];
  },
};

/** `the_host_20260701_180000_gifts.csv`: of whom, and which of its recordings. */
function recordingOf(path: string, kind: string) {
  const stem = basename(path).replace(new RegExp(`[-_. ]?${kind}\\b.*$`, 'i'), '');
  const account = idOf(/^(.+)_\d{8}_\d{6}$/.exec(stem)?.[1]);
  return { account, room: roomOfFiles(normalize(`${dirname(path)}/${stem}`)) };
}
