import { run } from '../src/cli/run.ts';
import type { ReportDocument } from '../src/report/document.ts';

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  readonly stdin?: string | Uint8Array | AsyncIterable<Uint8Array>;
  readonly columns?: number;
  readonly rows?: number;
  /** Receives what is written to standard output, as it is written. */
  readonly onWrite?: (text: string) => void;
  /** Receives what is to be called to interrupt the program. */
  readonly interruption?: (interrupt: () => void) => void;
}

/** Runs the whole program in a world made for the test. The home folder is one that does not exist. */
export async function runWith(argv: readonly string[], world: World = {}): Promise<RunResult> {
  const out: string[] = [];
  const err: string[] = [];
  const sink = (to: string[]) => ({
    isTTY: world.columns !== undefined,
    columns: world.columns,
    rows: world.rows,
    write: (text: string) => {
      to.push(text);
      if (to === out) world.onWrite?.(text);
    },
  });
  async function* chunks(): AsyncGenerator<Uint8Array> {
    if (typeof world.stdin === 'string' || world.stdin instanceof Uint8Array) yield Buffer.from(world.stdin);
    else if (world.stdin !== undefined) yield* world.stdin;
  }
  const code = await run(argv, {
    env: { HOME: '/nonexistent', ...world.env },
    cwd: world.cwd ?? '/nonexistent',
    version: '0.0.0-test',
    stdin: { isTTY: world.stdin === undefined, chunks: chunks() },
    stdout: sink(out),
    stderr: sink(err),
    workers: { entry: new URL('file:///nonexistent'), count: 0 },
    node: process.execPath,
    onInterrupt: (handler) => {
      world.interruption?.(handler);
      return () => {};
    },
  });
  return { code, stdout: out.join(''), stderr: err.join('') };
}

/** The JSON document of a run that must have worked. */
export async function documentOf(argv: readonly string[], world?: World): Promise<ReportDocument> {
  const { stdout, stderr } = await runWith([...argv, '--json'], world);
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout);
}
