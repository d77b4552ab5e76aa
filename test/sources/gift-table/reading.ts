import { tiktokCatalogue } from '../../../src/rates/tiktok/catalogue.ts';
import { sources } from '../../../src/sources/registry.ts';
import type { Draft, ReadContext, RecordingDraft, TypedDraft } from '../../../src/sources/source.ts';
import { type Input, peek } from '../../../src/sources/input.ts';
import { settle } from '../../../src/session/settle/settle.ts';
import { knownGift } from '../../../src/sources/named-gift.ts';
import type { Session } from '../../../src/session/session.ts';

export const catalogue = tiktokCatalogue();

export const context = (changes: Partial<ReadContext> = {}): ReadContext => ({
  timezone: 'UTC',
  machineTimezone: 'Asia/Tokyo',
  catalogue: async () => catalogue,
  valueIs: null,
  everything: false,
  workers: { entry: new URL('file:///nonexistent'), count: 0 },
  progress: () => {},
  ...changes,
});

export async function inputOf(text: string | Uint8Array, path = 'table.csv'): Promise<Input> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield typeof text === 'string' ? Buffer.from(text) : text;
  }
  return peek(path, chunks());
}

/** Which format knows a text; `null` for none. */
export async function formatOf(text: string): Promise<string | null> {
  const { head } = await inputOf(text);
  return sources.find((each) => each.recognise(head))?.name ?? null;
}

/** What the first format that knows the text makes of it. */
export async function read(
  text: string | Uint8Array,
  changes: Partial<ReadContext> = {},
  path?: string,
): Promise<readonly Draft[]> {
  const input = await inputOf(text, path);
  const source = sources.find((each) => each.recognise(input.head));
  if (!source) throw new Error('nobody knows this input');
  return source.read(input, context(changes));
}

export async function readTyped(
  text: string | Uint8Array,
  changes: Partial<ReadContext> = {},
): Promise<readonly TypedDraft[]> {
  const drafts = await read(text, changes);
  return drafts.map((draft) => {
    if (draft.kind !== 'typed') throw new Error('a recording');
    return draft;
  });
}

export async function readRecording(
  text: string,
  changes: Partial<ReadContext> = {},
  path?: string,
): Promise<RecordingDraft> {
  const [draft] = await read(text, changes, path);
  if (draft?.kind !== 'recording') throw new Error('no recording');
  return draft;
}

/** The session of a recording with one room. */
export function settled({ reading }: RecordingDraft): Session {
  const [tally] = reading.tallies;
  if (!tally) throw new Error('no room');
  return settle(tally, {
    host: null,
    gift: (giftId) => knownGift(catalogue, giftId),
    platform: 'tiktok',
    paths: [],
  });
}

/** Gifts of a draft, or of a session, as `name: [count, coins each]`. */
export const giftsOf = (draft: TypedDraft | undefined): Record<string, unknown> =>
  Object.fromEntries(
    (draft?.fields.gifts ?? []).map(({ name, count, price }) => [
      name,
      [count, price.kind === 'coins' ? price.coins : price.kind],
    ]),
  );

export const coinsOf = ({ gifts }: Session): number =>
  (gifts ?? []).reduce(
    (sum, { count, price }) => sum + (price.kind === 'priced' ? count * price.coins : 0),
    0,
  );
