/** A record above this is skipped and counted malformed (decision 6). */
export const LARGEST_RECORD = 8 * 1024 * 1024;

/** Where records go, at most {@link LARGEST_RECORD} bytes and a line feed at once. Lines are counted from 1. */
export interface RecordSink {
  /** Whole lines, each a record or perhaps no JSON, the last with its line feed; `line` is the first. Answers how many they are. */
  readonly lines: (bytes: Uint8Array, line: number) => number;
  /** One record, perhaps on several lines, with a line feed behind it. */
  readonly element: (bytes: Uint8Array, line: number) => void;
  /** Bytes that cannot be a record: torn, too large, or padding. */
  readonly broken: (line: number) => void;
}

export interface Splitter {
  readonly push: (bytes: Uint8Array) => void;
  /** Call once, after the last bytes. */
  readonly end: () => { readonly truncatedArray: boolean };
}
