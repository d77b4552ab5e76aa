import type { LinkState, LiveFeed } from '../../sources/live/feed.ts';
import { logLine } from '../../sources/live/received.ts';
import type { Follow } from './incoming.ts';

/** What a feed tells beside records. */
export interface Told {
  readonly state: (state: LinkState) => void;
  readonly said: (line: string) => void;
}

/** A busy LIVE sends thousands of records a second: they are counted together. */
const GATHER_MS = 50;

/** Follows a live source; its records become the lines that a recording of it would hold. */
export const followLive =
  (feed: LiveFeed, told: Told): Follow =>
  async (incoming, signal) => {
    let lines: string[] = [];
    let lastAt = 0;
    const hand = (): void => {
      if (lines.length > 0) incoming.bytes(Buffer.from(lines.join('')), lastAt);
      lines = [];
    };
    const gathering = setInterval(hand, GATHER_MS);
    try {
      await feed.follow(
        {
          record(text, receivedAt) {
            const line = logLine(text, receivedAt);
            if (line === null) return;
            lines.push(line);
            lastAt = receivedAt;
            if (lines.length >= 1000) hand();
          },
          tooLarge: () => {},
          gap: () => {},
          state: told.state,
          said: told.said,
        },
        signal,
      );
    } finally {
      clearInterval(gathering);
      hand();
    }
  };
