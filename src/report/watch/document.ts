import type { ReportDocument } from '../document.ts';

export interface PaceDocument {
  last: number;
  /** A minute, over `pace.minutes`. */
  average: number;
}

/** How the LIVE stood when a line was written, beside what `estimate` says of it. */
export interface WatchHead {
  /** When, ISO 8601. */
  at: string;
  /** Records that were read. */
  events: number;
  /** `null` where nothing has come yet. */
  secondsSinceLastEvent: number | null;
  /** Streaks whose end was not seen, counted at their highest. */
  pendingStreaks: number;
  pace: {
    /** Whole minutes that the averages are of. */
    minutes: number;
    coins: PaceDocument | null;
    likes: PaceDocument | null;
  };
  viewersNow: number | null;
  /** The last line, when the LIVE or its log has ended. */
  over: boolean;
}

/** A line that `live-earnings watch --json` prints: the document of `estimate` for the same messages, and a head. */
export interface WatchDocument extends ReportDocument {
  watch: WatchHead;
}
