import type { DataTree } from '../../config/data-tree.ts';
import type { TypedFields, TypedGift, TypedPrice, TypedTime } from '../typed/fields.ts';
import type { SessionFile } from './schema.ts';

/** Where the keys and values of a file stand. */
export type Places = Pick<DataTree, 'place' | 'valuePlace'>;

/** What a checked session file says; `tree` tells where. */
export function fieldsOf(file: SessionFile, tree: Places): TypedFields {
  const { viewers, likes } = file;
  const time = (key: 'startedAt' | 'endedAt'): TypedTime | null => {
    const text = file[key];
    return text === null || text === undefined ? null : { text, at: tree.valuePlace([key]) };
  };
  return {
    platform: file.platform ?? null,
    creator: file.creator ?? null,
    title: file.title ?? null,
    roomId: file.roomId ?? null,
    startedAt: time('startedAt'),
    endedAt: time('endedAt'),
    timezone: file.timezone ?? null,
    durationSeconds: file.durationSeconds ?? file.duration ?? null,
    viewers:
      typeof viewers === 'number'
        ? { average: viewers, peak: null, unique: null }
        : { average: viewers?.average ?? null, peak: viewers?.peak ?? null, unique: viewers?.unique ?? null },
    views: file.views ?? null,
    likes:
      typeof likes === 'number'
        ? { total: likes, recorded: null }
        : { total: likes?.total ?? null, recorded: likes?.recorded ?? null },
    comments: file.comments ?? null,
    shares: file.shares ?? null,
    follows: file.follows ?? null,
    gifters: file.gifters ?? null,
    gifts: giftsOf(file.gifts, tree),
    giftCount: file.giftCount ?? null,
    coins: file.coins ?? null,
    diamonds: file.diamonds ?? null,
    paid: file.paid ?? null,
    otherIncome: (file.otherIncome ?? []).map(({ kind, label, amount }) => ({
      kind,
      label: label ?? kind,
      money: amount,
    })),
    host: file.host ?? null,
  };
}

function giftsOf(gifts: SessionFile['gifts'], tree: Places): TypedGift[] | null {
  if (gifts === null || gifts === undefined) return null;
  if (!Array.isArray(gifts)) {
    return Object.entries(gifts).map(([name, count]) => {
      const at = tree.place(['gifts', name]);
      return { name: name.trim(), giftId: null, count, price: { kind: 'catalogue' }, at };
    });
  }
  return gifts.map((entry, index) => ({
    name: entry.gift ?? entry.name ?? (entry.id as string),
    giftId: entry.id ?? null,
    count: entry.count,
    price: priceOf(entry.coins),
    at: tree.place(['gifts', index]),
  }));
}

/** A price left out is the catalogue's; a null one is unknown. */
const priceOf = (coins: number | null | undefined): TypedPrice =>
  coins === undefined
    ? { kind: 'catalogue' }
    : coins === null
      ? { kind: 'unpriced' }
      : { kind: 'coins', coins };
