// The only file that touches the process: everything else is `run(argv, io)`.
import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const argv = process.argv.slice(2);

// A reader that has seen enough (`| head`) closes the pipe; that is no error of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? 0);
  });
}
process.on('SIGINT', () => process.exit(130));

const sink = (stream) => ({
  isTTY: stream.isTTY === true,
  columns: stream.columns,
  write: (text) => stream.write(text),
});

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${version}\n`);
} else {
  // Absent before Node 22.1; must come before the program is loaded.
  nodeModule.enableCompileCache?.();
  const { run } = await import('../dist/program.mjs');
  // exitCode and not exit(): exit() would cut a pipe off at 64 KB.
  process.exitCode = await run(argv, {
    env: process.env,
    cwd: process.cwd(),
    version,
    stdin: { isTTY: process.stdin.isTTY === true, chunks: process.stdin },
    stdout: sink(process.stdout),
    stderr: sink(process.stderr),
  });
}
