import { describe, expect, it } from 'vitest';
import { command } from '../../../src/sources/live/command.ts';
import { follow, type Followed, request } from './feeds.ts';
import { hasty, until } from './live-server.ts';

const run = (script: string, more: Parameters<typeof request>[0] = {}): Followed =>
  follow(command.open(request({ command: [process.execPath, '-e', script], ...more })));

describe("a program's output", () => {
  it('is a record a line, however it is cut into pieces, the last without its end too', async () => {
    const live = run(`
      const out = process.stdout;
      out.write('{"event":"gift","data":{"name":"R');
      setTimeout(() => { out.write(Buffer.from([0xc3])); }, 20);
      setTimeout(() => { out.write(Buffer.from([0xb6])); out.write('se"}}\\r\\n\\n  \\n{"event":"like"}\\nplain'); }, 40);
    `);
    await live.over;
    expect(live.records).toEqual(['{"event":"gift","data":{"name":"Röse"}}', '{"event":"like"}', 'plain']);
    expect(live.states.map(({ kind }) => kind)).toEqual(['connecting', 'open']);
  });

  it('lets a line go that is too large to be a record', async () => {
    const live = run(`process.stdout.write('{"a":1}\\n' + 'x'.repeat(9e6) + '\\n{"b":2}\\n')`);
    await live.over;
    expect([live.records, live.tooLarge]).toEqual([['{"a":1}', '{"b":2}'], [null]]);
  });

  it('may come beside words for people', async () => {
    const live = run(`console.error('connected to @host'); console.log('{"a":1}')`);
    await live.over;
    expect([live.records, live.said]).toEqual([['{"a":1}'], ['connected to @host']]);
  });

  it('ends with an error when the program does, and keeps what it had printed', async () => {
    const live = run(`console.log('{"a":1}'); process.exitCode = 3`);
    await expect(live.over).rejects.toMatchObject({
      diagnostics: [{ code: 'LIVE_COMMAND_FAILED', args: { code: 3, signal: null } }],
    });
    expect(live.records).toEqual(['{"a":1}']);
    await expect(run(`process.kill(process.pid, 'SIGKILL')`).over).rejects.toMatchObject({
      diagnostics: [{ args: { code: null, signal: 'SIGKILL' } }],
    });
  });

  it('needs a program that there is, and knows no shell', async () => {
    expect(() => command.open(request())).toThrow('COMMAND_MISSING');
    await expect(follow(command.open(request({ command: ['no-such-program'] }))).over).rejects.toMatchObject({
      diagnostics: [{ code: 'LIVE_COMMAND_UNSTARTABLE', args: { reason: 'ENOENT' } }],
    });
    const live = follow(
      command.open(request({ command: [process.execPath, '-p', 'process.argv.length', '; echo $HOME'] })),
    );
    await live.over;
    expect(live.records).toEqual(['2']);
  });

  it('does not get the secret of another source', async () => {
    const live = run(
      `console.log(JSON.stringify([process.env.LIVE_EARNINGS_TOKEN ?? null, process.env.OTHER]))`,
      {
        env: { PATH: process.env.PATH, LIVE_EARNINGS_TOKEN: 'secret', OTHER: 'x' },
      },
    );
    await live.over;
    expect(live.records).toEqual(['[null,"x"]']);
  });

  it('is recorded to the last line when it is told to stop', async () => {
    const live = run(`
      setInterval(() => {}, 1000);
      process.on('SIGTERM', () => { console.log('{"last":true}'); process.exit(1); });
      console.log('{"a":1}');
    `);
    await until(() => live.records.length === 1);
    live.stop();
    await live.over;
    expect(live.records).toEqual(['{"a":1}', '{"last":true}']);
  });

  it('is ended when it does not end by itself, and what it started holds nobody up', async () => {
    const live = run(
      `
      process.on('SIGTERM', () => {});
      require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 5000)'], { stdio: 'inherit' });
      console.log('{"a":1}');
      setInterval(() => {}, 1000);
    `,
      { patience: hasty({ ending: 50 }) },
    );
    await until(() => live.records.length === 1);
    const begun = Date.now();
    live.stop();
    await live.over;
    expect(Date.now() - begun).toBeLessThan(3000);
  });
});
