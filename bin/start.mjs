// The only file that touches the process: everything else is `run(argv, io)`.
import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { availableParallelism } from 'node:os';
import { isatty } from 'node:tty';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const argv = process.argv.slice(2);

/** Opened when it is first used: each standard stream costs start-up. */
const sink = (name) => {
  let stream;
  const open = () => {
    if (stream) return stream;
    stream = process[name];
    // A reader that has seen enough (`| head`) closes the pipe; that is no error of ours.
    stream.on('error', (error) => {
      // A recording goes on when nobody looks any more.
      if (name === 'stderr' && interrupted !== null) return;
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      if (name === 'stdout')
        process.stderr.write(`error: Standard output cannot be written: ${error.code ?? error.message}.\n`);
      process.exit(2);
    });
    return stream;
  };
  return {
    get isTTY() {
      return open().isTTY === true;
    },
    get columns() {
      return open().columns;
    },
    get rows() {
      return open().rows;
    },
    write: (text) => open().write(text),
  };
};

/** What a command does when it is interrupted; the process ends where it is `null`. */
let interrupted = null;
const interrupt = () => {
  if (interrupted === null) process.exit(130);
  const handler = interrupted;
  interrupted = null;
  handler();
};
process.on('SIGINT', interrupt);
const onInterrupt = (handler) => {
  interrupted = handler;
  process.on('SIGTERM', interrupt);
  return () => {
    interrupted = null;
    process.off('SIGTERM', interrupt);
  };
};

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  sink('stdout').write(`${version}\n`);
} else {
  // Absent before Node 22.1; must come before the program is loaded.
  nodeModule.enableCompileCache?.();
  const { run } = await import('../dist/program.mjs');
  // exitCode and not exit(): exit() would cut a pipe off at 64 KB.
  process.exitCode = await run(argv, {
    env: process.env,
    cwd: process.cwd(),
    version,
    stdin: {
      get isTTY() {
        return isatty(0);
      },
      get chunks() {
        return process.stdin;
      },
      abandon: () => process.stdin.destroy(),
    },
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    node: process.execPath,
    workers: {
      entry: new URL('../dist/worker.mjs', import.meta.url),
      // More threads than this wait for the disk and the memory.
      get count() {
        return Math.min(availableParallelism(), 4) - 1;
      },
    },
    onInterrupt,
  });
}
