// The only file that touches the process: everything else is `run(argv, io)`.
import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';

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
    write: (text) => open().write(text),
  };
};

process.on('SIGINT', () => process.exit(130));

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
        return process.stdin.isTTY === true;
      },
      get chunks() {
        return process.stdin;
      },
    },
    stdout: sink('stdout'),
    stderr: sink('stderr'),
  });
}
