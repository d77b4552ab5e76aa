import type { GiftId, RoomId, UserId } from '../ids.ts';
import { partsOf } from './keys.ts';
import { type LikerSample, likersOf } from './likers.ts';
import { type MessageSet } from './message-set.ts';
import { packed } from './packed-set.ts';
import type { Pseudonym } from './pseudonym.ts';
import { eachSingle, isMadeUp, keyOf, type SingleTable } from './single-table.ts';
import { eachStreak, groupOf, type StreakTable } from './streak-table.ts';
import { eachKind, type Messages, type Tally } from './tally.ts';

/** How a tally document names itself, so that it can be told from any other JSON. */
export const TALLY_DOCUMENT = 'live-earnings tally';

/** Its own version, apart from that of the reports: the one may change without the other. */
export const TALLY_VERSION = 1;

/** Bytes. Some three million purchases; it has to fit into one text. */
export const LARGEST_TALLY = 256 * 1024 * 1024;

/**
 * Tallies written down as plain JSON, to be merged later or elsewhere. Everything in it is sorted, so that equal tallies are
 * equal bytes.
 *
 * It holds no comment, and no viewer's id or handle: a viewer is a {@link Pseudonym}. Creators are in it: hosts, receivers
 * of gifts, and accounts that recorded.
 */
export interface TallyDocument {
  readonly document: typeof TALLY_DOCUMENT;
  readonly schemaVersion: typeof TALLY_VERSION;
  readonly tool: { readonly name: string; readonly version: string };
  /** A log that was counted into it was cut off or damaged. */
  readonly incomplete: boolean;
  readonly rooms: readonly RoomDocument[];
}

/** Numbers are counts, or times in ms since 1970; `null` is unknown. */
export interface RoomDocument {
  /** `null` where no message named the room; pseudonyms are unsalted then, as they could not be merged otherwise. */
  readonly roomId: RoomId | null;
  readonly roomStartedAt: number | null;
  readonly first: number | null;
  readonly last: number | null;
  readonly records: number;
  readonly malformed: number;
  /** Stretches that the recorder says it missed; left out where it says none. */
  readonly gaps?: readonly (readonly [from: number, to: number])[];
  readonly anchors: readonly UserId[];
  readonly owners: readonly UserId[];
  readonly handles: readonly (readonly [UserId, handle: string])[];
  readonly accounts: readonly string[];
  readonly gifts: readonly GiftDocument[];
  readonly streaks: readonly StreakRow[];
  readonly singles: readonly SingleRow[];
  readonly singlesSeen: number;
  readonly loose: readonly LooseRow[];
  readonly likes: {
    readonly min: number | null;
    readonly max: number | null;
    readonly batchAtMin: number;
    readonly minutes: readonly (readonly [minute: number, max: number])[];
    readonly batches: readonly (readonly [id: string, likes: number, time: number | null])[];
    readonly unidentified: number;
    /** Who sent the messages of the smallest ids, by their 64-bit hashes in hexadecimal digits; left out where there are none. */
    readonly likers?: readonly (readonly [hash: string, user: Pseudonym, likes: number])[];
  };
  readonly viewers: {
    readonly ever: number | null;
    readonly samples: readonly (readonly [time: number, viewers: number])[];
    readonly untimed: { readonly samples: number; readonly sum: number; readonly peak: number | null };
  };
  readonly messages: { readonly [Kind in keyof Messages]: MessagesDocument };
  readonly unidentified: { readonly comment: number; readonly follow: number; readonly share: number };
}

export interface GiftDocument {
  readonly giftId: GiftId;
  readonly types: readonly number[];
  readonly units: readonly number[];
  readonly englishName: string | null;
  readonly name: string | null;
  /** As `coins/count`. */
  readonly stated: readonly string[];
}

/** What is known of a purchase, whatever identifies it. */
type Bought = readonly [repeatCount: number, ended: boolean, time: number | null, unit: number | null];
/** `''` is an unknown viewer. */
type Given = readonly [user: Pseudonym, receiver: UserId | null, giftId: GiftId];

export type StreakRow = readonly [...Given, streak: string, ...Bought];
/** Without message id its key is made of viewer, gift, count and time again (decision 2). */
export type SingleRow = readonly [messageId: string | null, ...Given, ...Bought];
export type LooseRow = readonly [
  ...Given,
  repeatCount: number,
  ended: boolean,
  unit: number | null,
  times: number,
];

export interface MessagesDocument {
  readonly seen: number;
  /** Base64 of the ids' 64-bit hashes, 8 bytes each, little-endian, ascending: a quarter of the ids themselves. */
  readonly hashes: string;
  /** Base64 of the clock minutes (since 1970) in the order of `hashes`, 4 bytes each, little-endian, 0 for none. Comments alone have them. */
  readonly minutes?: string;
  /** There were more than are kept: these are the smallest, and their number is a lower bound. */
  readonly more: boolean;
}

/** One document a tally, by room id; those without one last, by what they hold. */
export function roomDocuments(tallies: readonly Tally[]): RoomDocument[] {
  const documents = tallies.map(roomDocument);
  const named = documents.filter(({ roomId }) => roomId !== null);
  const roomless = documents.filter(({ roomId }) => roomId === null);
  named.sort((a, b) => byText(a.roomId as string, b.roomId as string));
  if (roomless.length < 2) return [...named, ...roomless];
  const texts = roomless.map((each) => ({ each, text: JSON.stringify(each) }));
  return [...named, ...texts.sort((a, b) => byText(a.text, b.text)).map(({ each }) => each)];
}

function roomDocument(tally: Tally): RoomDocument {
  const { likes, viewers, messages } = tally;
  return {
    roomId: tally.room,
    roomStartedAt: tally.roomStartedAt,
    first: tally.first,
    last: tally.last,
    records: tally.records,
    malformed: tally.malformed,
    ...(tally.gaps.size === 0 ? {} : { gaps: sorted(tally.gaps) }),
    anchors: tally.anchors,
    owners: tally.owners,
    handles: sorted(tally.handles),
    accounts: tally.accounts,
    gifts: sorted(tally.gifts).map(([giftId, { types, units, englishName, name, stated = [] }]) => ({
      giftId,
      types,
      units,
      englishName,
      name,
      stated,
    })),
    streaks: streakRows(tally.streaks),
    singles: singleRows(tally.singles),
    singlesSeen: tally.singlesSeen,
    loose: sorted(tally.loose).map(([key, times]) => {
      const { user, receiver, giftId, rest } = partsOf(key);
      const [repeatCount, ended, unit] = rest;
      return [
        user,
        receiver,
        giftId,
        Number(repeatCount),
        ended === '1',
        unit === '' ? null : Number(unit),
        times,
      ];
    }),
    likes: {
      min: likes.min,
      max: likes.max,
      batchAtMin: likes.batchAtMin,
      minutes: sorted(likes.minutes),
      batches: sorted(likes.batches).map(([id, batch]) => [id, batch.likes, batch.time]),
      unidentified: likes.unidentified,
      ...likersDocument(likes.likers),
    },
    viewers: { ever: viewers.ever, samples: sorted(viewers.samples), untimed: { ...viewers.untimed } },
    messages: eachKind((_most, kind) => messagesDocument(messages[kind])),
    unidentified: { ...tally.unidentified },
  };
}

function likersDocument(sample: LikerSample): Pick<RoomDocument['likes'], 'likers'> {
  const rows = likersOf(sample).map(([id, { user, likes }]) => [id, user, likes] as const);
  return rows.length === 0 ? {} : { likers: rows };
}

/** By viewer, receiver, gift and streak. */
function streakRows(table: StreakTable): StreakRow[] {
  const rows: StreakRow[] = [];
  for (const { row, user, receiver, giftId, repeatCount, ended, time, unit } of eachStreak(table))
    rows.push([user, receiver, giftId, groupOf(table, row), repeatCount, ended, time, unit]);
  return rows.sort(
    (a, b) =>
      byText(a[0], b[0]) || byText(a[1] ?? '', b[1] ?? '') || byText(a[2], b[2]) || byText(a[3], b[3]),
  );
}

/** By message id, and what has none by what it is told apart by. */
function singleRows(table: SingleTable): SingleRow[] {
  const rows: [key: string, SingleRow][] = [];
  for (const single of eachSingle(table)) {
    const { row, user, receiver, giftId, repeatCount, ended, time, unit } = single;
    const key = keyOf(table, single);
    const id = isMadeUp(table, row) ? null : key;
    rows.push([key, [id, user, receiver, giftId, repeatCount, ended, time, unit]]);
  }
  return rows.sort(([a], [b]) => byText(a, b)).map(([, row]) => row);
}

function messagesDocument(set: MessageSet): MessagesDocument {
  const { bytes, minutes, more } = packed(set);
  const document = { seen: set.seen, hashes: base64(bytes), more };
  return minutes === null ? document : { ...document, minutes: base64(minutes) };
}

const base64 = (bytes: Uint8Array<ArrayBuffer>): string => Buffer.from(bytes.buffer).toString('base64');

const byText = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

const sorted = <Key extends string | number, Value>(map: ReadonlyMap<Key, Value>): [Key, Value][] =>
  [...map].sort(([a], [b]) => byText(a, b));
