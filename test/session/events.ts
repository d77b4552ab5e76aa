import type { GiftEvent, LikeEvent, LiveEvent, RoomEvent, ViewersEvent } from '../../src/session/event.ts';
import type { GiftId, MessageId, RoomId, UserId } from '../../src/session/ids.ts';
import type { Session } from '../../src/session/session.ts';
import type { KnownGift } from '../../src/session/settle/known-gift.ts';
import { settle } from '../../src/session/settle/settle.ts';
import { type RoomDocument, roomDocuments } from '../../src/session/tally/document.ts';
import { fold } from '../../src/session/tally/fold.ts';
import { emptyTally, type Tally } from '../../src/session/tally/tally.ts';

const ROOM = '7650000000000000001' as RoomId;
export const HOST = '6900000000000000001' as UserId;
export const GUEST = '6900000000000000002' as UserId;
export const START = Date.UTC(2026, 2, 1, 20, 0, 0);

let next = 0;
const message = () => {
  next += 1;
  return {
    msgId: String(7_660_000_000_000_000_000n + BigInt(next)) as MessageId,
    time: START + next * 1000,
    room: ROOM,
    account: null,
  };
};
const viewer = { id: '7100000000000000001' as UserId, handle: 'viewer_1' };

/** A Rose to the host, without a streak id, one second after the event made before it. */
export const gift = (fields: Partial<Omit<GiftEvent, 'giftId'>> & { giftId?: string } = {}): GiftEvent => ({
  ...message(),
  kind: 'gift',
  user: viewer,
  receiver: { id: HOST, handle: null },
  anchor: null,
  name: 'Rose',
  englishName: null,
  type: 1,
  unit: 1,
  repeatCount: 1,
  ended: false,
  groupId: null,
  ...fields,
  giftId: (fields.giftId ?? '5655') as GiftId,
});

export const like = (
  batch: number | null,
  total: number | null,
  fields: Partial<LikeEvent> = {},
): LikeEvent => ({
  ...message(),
  kind: 'like',
  user: viewer,
  batch,
  total,
  ...fields,
});

export const viewers = (
  concurrent: number,
  sampledAt: number | null,
  ever: number | null = null,
): ViewersEvent => ({
  ...message(),
  kind: 'viewers',
  msgId: null,
  time: null,
  concurrent,
  ever,
  sampledAt,
});

export const comment = (fields: Partial<LiveEvent> = {}): LiveEvent =>
  ({ ...message(), kind: 'comment', user: viewer, ...fields }) as LiveEvent;

export const room = (fields: Partial<RoomEvent> = {}): RoomEvent => ({
  ...message(),
  kind: 'room',
  msgId: null,
  time: null,
  owner: { id: null, handle: null },
  startedAt: null,
  ...fields,
});

export const other = (time: number): LiveEvent => ({ ...message(), kind: 'other', time });

export const tallyOf = (events: readonly LiveEvent[], at: RoomId | null = ROOM): Tally =>
  events.reduce(fold, emptyTally(at));

export const settled = (
  events: readonly LiveEvent[] | Tally,
  options: { host?: string; catalogue?: Record<string, KnownGift> } = {},
): Session =>
  settle(Array.isArray(events) ? tallyOf(events as LiveEvent[]) : (events as Tally), {
    host: options.host ?? null,
    gift: (giftId) => options.catalogue?.[giftId] ?? null,
    platform: 'tiktok',
    paths: ['evening.jsonl'],
  });

/** Lines as `name × count @ price`. */
export const lines = (gifts: Session['gifts']): string[] =>
  (gifts ?? []).map(
    ({ name, count, price }) => `${name} x${count} @${price.kind === 'priced' ? price.coins : price.kind}`,
  );

export const codes = ({ diagnostics }: Session): string[] => diagnostics.map(({ code }) => code);

export const found = (session: Session, code: string): unknown =>
  session.diagnostics.find((each) => each.code === code)?.args ?? null;

/** The tables of gifts as rows in one order: that of their own is the order of the messages. */
export const purchasesOf = (tally: Tally): Pick<RoomDocument, 'streaks' | 'singles'> => {
  const [{ streaks, singles }] = roomDocuments([tally]) as [RoomDocument];
  return { streaks, singles };
};
