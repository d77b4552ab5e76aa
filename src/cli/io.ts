import type { Workers } from '../sources/event-log/parallel.ts';

/** One output stream as the program sees it. */
export interface Sink {
  readonly isTTY: boolean;
  /** Columns of the terminal; `undefined` off a terminal. */
  readonly columns: number | undefined;
  /** Rows of the terminal; absent off a terminal. */
  readonly rows?: number | undefined;
  write(text: string): void;
}

/** Everything the program may touch of the process, so that `run(argv, io)` is the whole program and a test can be the world. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly version: string;
  readonly stdin: {
    readonly isTTY: boolean;
    readonly chunks: AsyncIterable<Uint8Array>;
    /** Lets it go before its end, when nobody reads on: the process would wait for it. */
    readonly abandon?: () => void;
  };
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Threads that may count beside the program's own. */
  readonly workers: Workers;
  /** The Node that runs this, to run a library of the user's in a process of its own. */
  readonly node: string;
  /**
   * Leaves the next interruption (^C) to a command that has something to bring to an end; the one after it ends the process.
   * The result gives it back.
   */
  readonly onInterrupt: (handler: () => void) => () => void;
}
