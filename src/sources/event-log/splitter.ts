/** A record above this is skipped and counted malformed (decision 6). */
export const LARGEST_RECORD = 8 * 1024 * 1024;

export interface RecordSink {
  /** The text of one record, perhaps not JSON, and the 1-based line where it begins. */
  readonly record: (text: string, line: number) => void;
  /** Bytes that cannot be a record: torn, too large, or padding. */
  readonly broken: (line: number) => void;
}

export interface Splitter {
  readonly push: (bytes: Uint8Array) => void;
  /** Call once, after the last bytes. */
  readonly end: () => { readonly truncatedArray: boolean };
}
