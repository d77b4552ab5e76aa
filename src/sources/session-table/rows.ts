/** Takes the cells of one row. Only in cells that were `quoted` can a line end. */
export type TakeRow = (cells: readonly string[], quoted: boolean) => void;

/** Cuts the bytes of a table into rows, as they come. */
export interface RowSplitter {
  /** Gives the rows that these bytes complete. Whatever `take` throws, and the errors of csv-parse, come out of it. */
  readonly push: (bytes: Uint8Array) => Promise<void>;
  /** Call once, after the last bytes. */
  readonly end: () => Promise<void>;
}

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const LINE_END = /\r\n|\n|\r/;
/** A longer beginning of a line is for csv-parse, which knows a quotation mark from an endless row. */
const MOST_KEPT = 1024 * 1024;

/**
 * Rows of CSV as csv-parse gives them, which is only loaded at the first quotation mark: before it, a row is what stands between
 * line ends and a cell what stands between delimiters, at a fifth of the time.
 *
 * @param delimiter one ASCII character
 * @param longest bytes of a row
 */
export function splitRows(delimiter: string, longest: number, take: TakeRow): RowSplitter {
  let begun = false;
  /** Of a line that is not complete. */
  let kept: Uint8Array = new Uint8Array(0);
  let quoted: RowSplitter | null = null;

  const give = (bytes: Uint8Array): void => {
    if (bytes.length === 0) return;
    // Unlike that of Buffer, this decoder drops a byte-order mark, which only the beginning may have.
    const text = begun ? Buffer.from(bytes).toString() : new TextDecoder().decode(bytes);
    begun = true;
    const lines = text.split(LINE_END);
    if (lines.at(-1) === '') lines.pop();
    for (const line of lines) take(line.split(delimiter), false);
  };
  return {
    async push(bytes) {
      if (quoted) return quoted.push(bytes);
      const all = kept.length === 0 ? bytes : Buffer.concat([kept, bytes]);
      if (all.includes(QUOTE) || kept.length > MOST_KEPT) {
        quoted = await splitQuoted(delimiter, longest, !begun, take);
        return quoted.push(all);
      }
      const end = all.lastIndexOf(LINE_FEED) + 1;
      give(all.subarray(0, end));
      kept = Uint8Array.from(all.subarray(end));
    },
    async end() {
      if (quoted) return quoted.end();
      give(kept);
    },
  };
}

/** @param bom the bytes may begin with a byte-order mark */
async function splitQuoted(
  delimiter: string,
  longest: number,
  bom: boolean,
  take: TakeRow,
): Promise<RowSplitter> {
  const { parse } = await import('csv-parse');
  const parser = parse({
    bom,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // A mark inside a title is a mark inside a title.
    relax_quotes: true,
    max_record_size: longest,
  });
  let failure: unknown = null;
  const failed = (error: unknown): void => {
    failure ??= error;
  };
  parser.on('error', failed);
  parser.on('data', (cells: readonly string[]) => {
    try {
      if (failure === null) take(cells, true);
    } catch (error) {
      failed(error);
    }
  });
  const ended = new Promise<void>((resolve) => {
    parser.on('close', resolve);
  });
  const check = (): void => {
    if (failure !== null) throw failure;
  };
  return {
    async push(bytes) {
      await new Promise<void>((resolve) => {
        parser.write(bytes, () => resolve());
      });
      check();
    },
    async end() {
      parser.end();
      await ended;
      check();
    },
  };
}
