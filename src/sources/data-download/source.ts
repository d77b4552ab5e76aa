import { diagnostic, type Diagnostic, fail } from '../../diagnostics/diagnostic.ts';
import { add, exact, toDecimal, ZERO } from '../../money/exact.ts';
import { parseLossless } from '../event-log/lossless.ts';
import { isObject } from '../event-log/fields.ts';
import { type Input, failIfPartial, readText } from '../input.ts';
import type { ReadContext, Source, TypedDraft } from '../source.ts';
import { NO_FIELDS } from '../typed/fields.ts';
import { type HostedLive, listIn, liveOf } from './lives.ts';
import { plainKey, readSections } from './sections.ts';
import { looksLikeText, textBlocks } from './text-tree.ts';

const HISTORY = plainKey('Go Live History');
/** Named so since 2025, and before. */
const PURCHASES = [plainKey('Purchases'), plainKey('Purchase History')];
const WANTED = new Set([HISTORY, ...PURCHASES]);

/**
 * What TikTok gives who asks for their data (`user_data_tiktok.json`, before 2024 `user_data.json`): the LIVEs they hosted,
 * with likes, views, gifters and one total.
 *
 * Traps:
 * - It holds messages, addresses and numbers of a person: only the section of hosted LIVEs is read, and nothing else kept.
 * - `TotalEarning` has no unit. It is told, and becomes coins or diamonds only when the user says which.
 * - Gifts under purchases were sent, not received: they are spending.
 * - `WatchLiveMap` are LIVEs that the person watched.
 * - A section without entries is `null`.
 * - There is no list of gifts, and of viewers only how many entered.
 */
export const dataDownload: Source = {
  name: "TikTok's data download",
  recognise: (head) => looksLikeJson(head) || looksLikeText(head),
  async read(input, context) {
    const { entries, sent } = looksLikeText(input.head) ? await fromText(input) : await fromJson(input);
    return draftsOf(entries, sent, input.path, context);
  },
};

/** Groups at the top level, over the years. */
const GROUPS = new Set(
  `Activity|Ads and data|App Settings|Comment|Comments|Direct Message|Direct Messages|Income+ Wallet|Income Plus Wallet Transactions|
Likes and Favorites|Location Review|Post|Profile|Profile And Settings|TikTok Live|TikTok Shop|TikTok Shopping|Video|Your Activity`
    .split(/\s*\|\s*/)
    .map(plainKey),
);

/** Sections that only this file has, some of them near its beginning. */
const SECTION =
  /"(?:Go Live History|Go Live Settings|Watch Live History|Watch Live Settings|Video Browsing History|Watch History|Login History|Profile Information|Profile Info|Favorite Videos|Like List|Chat History|ChatHistory|Comments|CommentsList|Purchase History|Purchases|Transaction History|Location Data|Off TikTok Activity)"\s*:\s*[{[n]/;

/** Quotation marks within a text have a backslash before them. */
const HISTORY_KEY = /"Go Live History"\s*:\s*[{[n]/;

function looksLikeJson(head: string): boolean {
  if (/^[\ufeff\s]*\{/.test(head) && HISTORY_KEY.test(head)) return true;
  const [, first] = /^[\ufeff\s]*\{\s*"([^"\\]{1,60})"\s*:\s*(?:\{|null)/.exec(head) ?? [];
  return first !== undefined && GROUPS.has(plainKey(first)) && SECTION.test(head);
}

interface Found {
  readonly entries: readonly unknown[] | null;
  /** Gifts that were sent to others. */
  readonly sent: number;
}

async function fromJson(input: Input): Promise<Found> {
  const { path } = input;
  const { found, end } = await readSections(input.chunks, WANTED);
  failIfPartial(input);
  if (end === 'too-large') fail('INPUT_TOO_LARGE', { path, limit: 64 * 1024 * 1024 });
  const section = found.get(HISTORY);
  if (end === 'cut') fail('INPUT_INCOMPLETE', { path, format: 'JSON', reason: 'truncated' });
  if (section === undefined) return fail('DATA_DOWNLOAD_EMPTY', { reason: 'no-section' }, { file: path });
  const list = listIn(parsed(section, path));
  if (list === 'none') return fail('DATA_DOWNLOAD_EMPTY', { reason: 'no-list' }, { file: path });
  const sent = PURCHASES.map((name) => found.get(name)).find((text) => text !== undefined);
  return { entries: list, sent: sent === undefined ? 0 : giftsSent(parsed(sent, path)) };
}

async function fromText(input: Input): Promise<Found> {
  return { entries: textBlocks(await readText(input)), sent: 0 };
}

/** Nothing of the text may get into the message. */
function parsed(text: string, path: string): unknown {
  try {
    return parseLossless(text);
  } catch {
    return fail('INPUT_INCOMPLETE', { path, format: 'JSON', reason: 'corrupt' });
  }
}

/** `{ SendGifts: { SendGifts: [...] } }` */
function giftsSent(purchases: unknown): number {
  const outer = isObject(purchases) ? purchases['SendGifts'] : null;
  const list = isObject(outer) ? outer['SendGifts'] : outer;
  return Array.isArray(list) ? list.length : 0;
}

function draftsOf(
  entries: readonly unknown[] | null,
  sent: number,
  path: string,
  { earningIs }: ReadContext,
): readonly TypedDraft[] {
  const at = { file: path };
  if (entries === null || entries.length === 0)
    return fail('DATA_DOWNLOAD_EMPTY', { reason: 'none-hosted' }, at);
  const read = entries.map(liveOf);
  const lives = read.filter((live) => live !== null);
  if (lives.length === 0) return fail('DATA_DOWNLOAD_EMPTY', { reason: 'no-start' }, at);
  const broken = read.flatMap((live, index) => (live === null ? [index] : []));
  const positions = broken.slice(0, 5).map((index) => `${path} [${index}]`);
  const notes: Diagnostic[] = [
    ...(broken.length > 0 ? [diagnostic('MALFORMED_RECORDS', { count: broken.length, positions }, at)] : []),
    ...earningNote(lives, earningIs ?? null, path),
    ...(sent > 0 ? [diagnostic('GIFTS_SENT', { gifts: sent }, at)] : []),
    ...(lives.some(({ zoneless }) => zoneless) ? [diagnostic('TIMES_READ_AS_UTC', {}, at)] : []),
  ];
  lives.sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  return lives.map((live, index) => ({
    ...draftOf(live, path, earningIs ?? null),
    rows: { read: 1, malformed: index === 0 ? broken.length : 0 },
    ...(index === 0 ? { notes } : {}),
  }));
}

function earningNote(
  lives: readonly HostedLive[],
  earningIs: ReadContext['earningIs'],
  path: string,
): Diagnostic[] {
  const told = lives.flatMap(({ earning }) => earning ?? []);
  if (told.length === 0 || earningIs) return [];
  const total = toDecimal(
    told.reduce((sum, each) => add(sum, exact(each)), ZERO),
    0,
  );
  return [diagnostic('EARNING_WITHOUT_UNIT', { total, lives: told.length }, { file: path })];
}

function draftOf(live: HostedLive, path: string, earningIs: 'coins' | 'diamonds' | null): TypedDraft {
  const at = { file: path };
  const earned = live.earning !== null && /^\d+$/.test(live.earning) ? Number(live.earning) : null;
  return {
    kind: 'typed',
    path,
    fields: {
      ...NO_FIELDS,
      roomId: live.roomId,
      startedAt: { text: live.startedAt, at },
      endedAt: live.endedAt === null ? null : { text: live.endedAt, at },
      durationSeconds: live.durationSeconds,
      views: live.views,
      likes: { total: live.likes, recorded: null },
      gifters: live.gifters,
      coins: earningIs === 'coins' ? earned : null,
      diamonds: earningIs === 'diamonds' ? earned : null,
    },
  };
}
