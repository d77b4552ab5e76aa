import { diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Catalogue } from '../../rates/catalogue.ts';
import {
  countOf,
  idOf,
  isObject,
  type JsonObject,
  objectAt,
  positiveOf,
  repeatsOf,
  textOf,
  timeOf,
} from '../event-log/fields.ts';
import { findByName } from '../named-gift.ts';
import { NO_FIELDS, type TypedGift, type TypedPrice } from '../typed/fields.ts';
import type { SummaryFormat } from './format.ts';
import { samplesOf } from './viewer-samples.ts';

/**
 * One LIVE as the browser extension yuevthins/tiktok-live-analytics exports it.
 *
 * Traps:
 * - `gifts[].diamondCount` is the price of one gift in coins; in the gift sheet of the same tool the column is a total.
 * - `totalGifts` counts rows, not gifts: a streak of fifty is one.
 * - `totalDiamonds` is the sum over the rows, where a gift without price counts nothing. Treasure chests are in a total of
 *   their own, and are nobody's income here.
 * - A streak is a row at its end; one whose end never came is missing, and a gift that TikTok sends again is there twice.
 * - Gifts have neither id nor receiver: those to guests are among the host's.
 * - Follows and shares count a person once. A 0 likes is a total never seen.
 * - A LIVE that is running has the moment of the export as its end.
 */
export const yuevthins: SummaryFormat = {
  name: 'tiktok-live-analytics',
  wrote: (keys, array) => !array && keys.has('sessionInfo') && keys.has('statistics'),
  async read(value, path, context) {
    if (!isObject(value) || !isObject(value['sessionInfo']) || !isObject(value['statistics'])) return null;
    const info = objectAt(value, 'sessionInfo');
    const statistics = objectAt(value, 'statistics');
    const catalogue = await context.catalogue();
    const gifts = giftsOf(listAt(value, 'gifts'), path, catalogue);
    const viewers = samplesOf(listAt(value, 'viewerCounts') ?? []);
    const at = { file: path };
    const time = (key: string) => {
      const text = textOf(info[key]);
      return text === null || timeOf(text) === null ? null : { text, at };
    };
    const counted = (key: string, rows: string): number | null =>
      listAt(value, rows)?.length || countOf(statistics[key]);
    const malformed =
      gifts.malformed === 0
        ? []
        : [diagnostic('MALFORMED_RECORDS', { count: gifts.malformed, positions: gifts.positions }, at)];
    return [
      {
        kind: 'typed',
        path,
        fields: {
          ...NO_FIELDS,
          creator: idOf(info['username']),
          roomId: idOf(info['roomId']),
          startedAt: time('startTime'),
          endedAt: time('endTime'),
          durationSeconds: positiveOf(info['duration']),
          viewers: {
            average: viewers.average ?? positiveOf(statistics['avgViewers']),
            peak: viewers.peak ?? positiveOf(statistics['peakViewers']),
            unique: null,
          },
          likes: { total: positiveOf(statistics['totalLikes']), recorded: null },
          comments: counted('totalComments', 'comments'),
          follows: counted('totalFollows', 'follows'),
          shares: counted('totalShares', 'shares'),
          gifters: gifts.list === null || gifts.senders.size === 0 ? null : gifts.senders.size,
          gifts: gifts.list,
          // Without prices the recorder's total is known to be too low, and would only be an alarm.
          coins: gifts.priced ? countOf(statistics['totalDiamonds']) : null,
        },
        notes: [
          ...malformed,
          diagnostic(
            'RECORDER_RULE',
            {
              recorder: 'tiktok-live-analytics',
              rules: ['ends-only', 'no-deduplication', 'no-receivers'],
            },
            at,
          ),
        ],
        rows: { read: gifts.read, malformed: gifts.malformed },
      },
    ];
  },
};

function listAt(value: JsonObject, key: string): readonly unknown[] | null {
  const list = value[key];
  return Array.isArray(list) ? (list as unknown[]) : null;
}

// Enough to find the place and see whether it is a pattern.
const POSITIONS = 5;

function giftsOf(rows: readonly unknown[] | null, path: string, catalogue: Catalogue) {
  const gifts = new Map<string, TypedGift>();
  const senders = new Set<string>();
  const positions: string[] = [];
  let malformed = 0;
  let priced = true;
  for (const [at, row] of (rows ?? []).entries()) {
    const gift = isObject(row) ? giftOf(row, `${path} gifts[${at}]`, catalogue) : null;
    if (gift === null) {
      malformed += 1;
      if (positions.length < POSITIONS) positions.push(`${path} gifts[${at}]`);
      continue;
    }
    const sender = idOf((row as JsonObject)['username']);
    if (sender !== null) senders.add(sender);
    if (positiveOf((row as JsonObject)['diamondCount']) === null) priced = false;
    const key = JSON.stringify([gift.name, gift.price]);
    const known = gifts.get(key);
    gifts.set(key, known ? { ...known, count: known.count + gift.count } : gift);
  }
  const list = rows === null ? null : [...gifts.values()];
  return { list, senders, read: (rows?.length ?? 0) - malformed, malformed, positions, priced };
}

function giftOf(row: JsonObject, file: string, catalogue: Catalogue): TypedGift | null {
  const name = textOf(row['giftName']);
  const count = repeatsOf(row['repeatCount']) ?? 1;
  if (name === null || count === 'broken') return null;
  const coins = positiveOf(row['diamondCount']);
  const price: TypedPrice =
    coins !== null
      ? { kind: 'coins', coins }
      : { kind: findByName(catalogue, name).kind === 'found' ? 'catalogue' : 'unpriced' };
  return { name, giftId: null, count, price, at: { file } };
}
