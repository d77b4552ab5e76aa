import type { GiftLine, Session } from '../src/session/session.ts';
import { TYPED } from '../src/session/session.ts';

/** A session in which nothing is known, for tests to fill. */
export const emptySession: Session = {
  platform: 'tiktok',
  source: { kind: 'flags', paths: [] },
  creator: null,
  title: null,
  roomId: null,
  startedAt: null,
  endedAt: null,
  durationSeconds: null,
  viewers: { average: null, peak: null, unique: null },
  views: null,
  likes: { total: null, recorded: null },
  comments: null,
  shares: null,
  follows: null,
  gifters: null,
  gifts: null,
  giftsBasis: 'declared',
  toOthers: { gifts: [] },
  declared: { coins: null, diamonds: null, gifts: null, paid: null },
  otherIncome: [],
  timeline: null,
  completeness: TYPED,
  diagnostics: [],
};

export const priced = (
  name: string,
  count: number,
  coins: number,
  giftId: string | null = null,
): GiftLine => ({
  giftId,
  name,
  count,
  price: { kind: 'priced', coins },
});

export const unpriced = (name: string, count: number): GiftLine => ({
  giftId: null,
  name,
  count,
  price: { kind: 'unpriced' },
});
