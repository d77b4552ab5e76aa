import type { ColorChoice } from './color.ts';
import type { Io } from './io.ts';
import { createProgram } from './program.ts';
import { reportFailure } from './failure.ts';

/**
 * The whole program: parses `argv` (without node and script), runs one command, and returns the exit code. Never throws.
 *
 * 0 done · 1 ran, but a check or `--strict` failed · 2 bad usage, configuration or input, or an internal error.
 * (130, interrupted, is the process's own.)
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code = 0;
  try {
    const finish = (result: number): void => {
      code = result;
    };
    const program = createProgram(io, finish, argv);
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return reportFailure(
      error,
      { format: formatOf(argv), color: colorOf(argv), debug: argv.includes('--debug') },
      io,
    );
  }
}

/** Read from the raw arguments, because a usage error comes before anything is parsed. */
function formatOf(argv: readonly string[]): string | null {
  const end = argv.indexOf('--');
  const flags = end === -1 ? argv : argv.slice(0, end);
  if (flags.includes('--json')) return 'json';
  const named = flags.flatMap((flag, at) =>
    flag === '--format' ? (flags[at + 1] ?? []) : flag.startsWith('--format=') ? flag.slice(9) : [],
  );
  return named.at(-1) ?? null;
}

function colorOf(argv: readonly string[]): ColorChoice {
  if (argv.includes('--no-color') || argv.includes('--color=never')) return 'never';
  return argv.includes('--color=always') ? 'always' : 'auto';
}
