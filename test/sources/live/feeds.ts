import type { FeedEvents, Gap, LinkState, LiveFeed, LiveRequest } from '../../../src/sources/live/feed.ts';
import { hasty } from './live-server.ts';

export interface Followed {
  readonly records: string[];
  readonly tooLarge: (number | null)[];
  readonly gaps: Gap[];
  readonly states: LinkState[];
  readonly said: string[];
  readonly stop: () => void;
  readonly over: Promise<void>;
}

/** Follows a feed and keeps all that it tells. */
export function follow(feed: LiveFeed): Followed {
  const stop = new AbortController();
  const kept = {
    records: [] as string[],
    tooLarge: [] as (number | null)[],
    gaps: [] as Gap[],
    states: [] as LinkState[],
    said: [] as string[],
  };
  const events: FeedEvents = {
    record: (text) => void kept.records.push(text),
    tooLarge: (bytes) => void kept.tooLarge.push(bytes),
    gap: (gap) => void kept.gaps.push(gap),
    state: (state) => void kept.states.push(state),
    said: (line) => void kept.said.push(line),
  };
  return { ...kept, stop: () => stop.abort(), over: feed.follow(events, stop.signal) };
}

export const request = (more: Partial<LiveRequest> = {}): LiveRequest => ({
  url: null,
  allowRemote: false,
  credentials: { appId: null, keyId: null, secret: null },
  command: [],
  installedIn: null,
  node: process.execPath,
  cwd: '.',
  env: { PATH: process.env.PATH },
  patience: hasty(),
  ...more,
});

/** The faults that a feed has met, each once in a row. */
export const faults = ({ states }: Followed): string[] =>
  states.flatMap((state) => (state.kind === 'waiting' ? [state.fault.kind] : []));
