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
  readonly stdin?: string | Uint8Array;
  readonly columns?: number;
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
    write: (text: string) => {
      to.push(text);
    },
  });
  async function* chunks(): AsyncGenerator<Uint8Array> {
    if (world.stdin !== undefined) yield Buffer.from(world.stdin);
  }
  const code = await run(argv, {
    env: { HOME: '/nonexistent', ...world.env },
    cwd: world.cwd ?? '/nonexistent',
    version: '0.0.0-test',
    stdin: { isTTY: world.stdin === undefined, chunks: chunks() },
    stdout: sink(out),
    stderr: sink(err),
    workers: { entry: new URL('file:///nonexistent'), count: 0 },
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
