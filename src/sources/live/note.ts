/** What the recorder has to say in a log. The reader takes it for a message that is not counted. */
export type RecorderNote =
  | { readonly note: 'started'; readonly by: string; readonly source: string }
  | { readonly note: 'gap'; readonly from: string; readonly to: string; readonly reason: GapReason }
  | { readonly note: 'left-out'; readonly reason: 'too-large'; readonly bytes: number | null }
  | { readonly note: 'stopped' };

/** `not-running`: from the last line of an earlier run to the first of this one. */
export type GapReason = 'disconnected' | 'asleep' | 'not-running';

/** A note as a line of the log. `at`: ms since 1970. */
export const noteLine = (data: RecorderNote, at: number): string =>
  `${JSON.stringify({ event: 'recorder', data, receivedAt: at })}\n`;
