import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { connector } from '../../../src/sources/live/connector.ts';
import { faults, follow, type Followed, request } from './feeds.ts';
import { installFake, newFolders, type Shape } from './fake-connector.ts';
import { hasty, until } from './live-server.ts';

const { newFolder, remove } = newFolders();
afterEach(remove);
const visits = (folder: string): string[] =>
  existsSync(join(folder, 'visits')) ? readFileSync(join(folder, 'visits'), 'utf8').trim().split('\n') : [];

const start = (cwd: string, more: Parameters<typeof request>[0] = {}): Followed =>
  follow(connector.open(request({ cwd, command: ['@the_host'], ...more })));
const fake = (script: string, shape: Shape = 2, more = ''): string =>
  installFake(newFolder(), script, shape, more);
const events = ({ records }: Followed): string[] => records.map((text) => JSON.parse(text).event);

describe('a connector that the user has installed', () => {
  it.each([1, 2] as const)('hands over the events of version %i as the dialects read them', async (shape) => {
    const folder = fake(
      `this.emit('connected', { roomId: '7672330000000000000' });
       for (const n of [1, 2]) this.emit('gift', gift(n));
       this.emit('like', { count: 3 }); this.emit('rawData', Buffer.alloc(9));`,
      shape,
    );
    const live = start(folder);
    await until(() => live.records.length === 4);
    live.stop();
    await live.over;
    expect(events(live)).toEqual(['connected', 'gift', 'gift', 'like']);
    expect(visits(folder)).toEqual(['the_host']);
    expect(live.states.map(({ kind }) => kind)).toEqual(['connecting', 'open']);
    expect(live.gaps).toEqual([]);
    // It was told to go, and not only killed.
    expect(readFileSync(join(folder, 'goodbyes'), 'utf8')).toBe('x');
  });

  it('takes new kinds of events from the list of the library', async () => {
    const live = start(fake(`this.emit('superFan', { a: 1n })`));
    await until(() => live.records.length === 1);
    live.stop();
    await live.over;
    expect(live.records).toEqual(['{"event":"superFan","data":{"a":"1"}}']);
  });

  it.each([
    ['it disconnects', `setTimeout(() => this.emit('disconnected', { code: 1006 }), 5)`, 'closed'],
    ['it throws at once', `if (visit < 3) throw new Error("The requested user isn't online :(")`, 'told'],
    ['it throws later', `setTimeout(() => { if (visit < 3) throw new Error('later') }, 5)`, 'told'],
    ['a promise of it fails', `if (visit < 3) Promise.reject({ info: 'in vain' })`, 'told'],
    ['it ends the process', `setTimeout(() => { if (visit < 3) process.exit(7) }, 5)`, 'ended'],
    [
      'it is killed',
      `setTimeout(() => { if (visit < 3) process.kill(process.pid, 'SIGKILL') }, 20)`,
      'ended',
    ],
  ])('is started again when %s', async (_, script, fault) => {
    const folder = fake(`this.emit('gift', gift(visit)); ${script}`);
    const live = start(folder);
    await until(() => live.records.length >= 3);
    live.stop();
    await live.over;
    expect(faults(live).slice(0, 2)).toEqual([fault, fault]);
    expect(live.gaps.slice(0, 2).map(({ reason }) => reason)).toEqual(['disconnected', 'disconnected']);
    expect(new Set(live.records).size).toBe(live.records.length);
  });

  it('is told in the words of the library', async () => {
    const live = start(fake(`throw Object.assign(new Error('a\\nb'), {})`));
    await until(() => faults(live).length > 0);
    live.stop();
    await live.over;
    expect(live.states[1]).toMatchObject({ kind: 'waiting', fault: { kind: 'told', reason: 'a b' } });
  });

  it('may emit errors, print, and write to standard output without harm', async () => {
    const live = start(
      fake(`this.emit('error', { info: 'x', exception: new Error('decode failed') });
            console.log('hello'); process.stdout.write('{"event":"gift"}\\n'); this.emit('gift', gift(1));`),
    );
    await until(() => live.records.length === 1 && live.said.length === 3);
    live.stop();
    await live.over;
    expect([...live.said].sort()).toEqual(['decode failed', 'hello', '{"event":"gift"}'].sort());
    expect(faults(live)).toEqual([]);
  });

  it('loses nothing of a flood, and lets go what is too large to be a record', async () => {
    const live = start(
      fake(`for (let n = 0; n < 50000; n += 1) this.emit('gift', gift(n));
            this.emit('chat', 'x'.repeat(9e6)); this.emit('gift', gift(50000));`),
    );
    await until(() => live.records.length > 50_000);
    live.stop();
    await live.over;
    expect(live.records).toHaveLength(50_001);
    expect(live.tooLarge).toEqual([null]);
    expect(JSON.parse(live.records.at(-1) ?? '').data.common.msgId).toBe('7600000000000050000');
  });

  it('is given up when it hangs, and when the LIVE says nothing for long', async () => {
    const patience = hasty({ ping: 20, silence: 200, ending: 50 });
    const hanging = start(fake(`this.emit('gift', gift(visit)); setTimeout(() => { for (;;); }, 20)`), {
      patience,
    });
    await until(() => hanging.records.length >= 2);
    hanging.stop();
    await hanging.over;
    expect(faults(hanging)[0]).toBe('silent');
    const quiet = start(fake(`this.emit('gift', gift(visit))`), {
      patience: hasty({ ping: 20, silence: 300 }),
    });
    await until(() => quiet.records.length >= 2);
    quiet.stop();
    await quiet.over;
    expect(quiet.states[2]).toMatchObject({ fault: { kind: 'silent', seconds: 3 } });
    const slow = start(fake(`await new Promise(() => {})`), { patience: hasty({ handshake: 60 }) });
    await until(() => faults(slow).length > 1);
    slow.stop();
    await slow.over;
    expect(faults(slow).slice(0, 2)).toEqual(['timeout', 'timeout']);
  });

  it('gets no secret, no shell, and is asked for one handle alone', async () => {
    const folder = fake(`this.emit('chat', process.env.LIVE_EARNINGS_TOKEN ?? 'none')`);
    const env = { PATH: process.env.PATH, LIVE_EARNINGS_TOKEN: 'secret' };
    const live = start(folder, { env });
    await until(() => live.records.length === 1);
    live.stop();
    await live.over;
    expect(live.records).toEqual(['{"event":"chat","data":"none"}']);
    for (const command of [[], ['a', 'b'], ['--eval=1'], ['x;y'], ['https://tiktok.com/@a'], ['@'.repeat(3)]])
      expect(() => connector.open(request({ cwd: folder, command }))).toThrow('CONNECTOR_WHO');
  });
});

describe('where it is looked for', () => {
  it('is the current folder and those above it, as Node does', async () => {
    const folder = fake(`this.emit('gift', gift(1))`);
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    const live = start(join(folder, 'a/b'));
    await until(() => live.records.length === 1);
    live.stop();
    await live.over;
  });

  it('is the folder that is named, and no other', async () => {
    const folder = fake(`this.emit('gift', gift(1))`);
    const live = start(newFolder(), { installedIn: folder });
    await until(() => live.records.length === 1);
    live.stop();
    await live.over;
    const here = fake(`this.emit('gift', gift(1))`);
    expect(() => connector.open(request({ cwd: here, command: ['@a'], installedIn: newFolder() }))).toThrow(
      'CONNECTOR_MISSING',
    );
    expect(visits(here)).toEqual([]);
  });

  it('says what will be started before it is', () => {
    const folder = fake('', 1);
    const { label, notes } = connector.open(request({ cwd: folder, command: ['the_host'] }));
    expect(label).toBe('@the_host');
    expect(notes).toMatchObject([
      {
        code: 'LIVE_CONNECTOR',
        args: { version: '1.2.3', licence: 'MIT', path: expect.stringContaining(folder) },
      },
    ]);
    expect(visits(folder)).toEqual([]);
  });

  it.each([
    ['has no such class', '', 'it has neither'],
    ['cannot be loaded', `await import('not-there');`, 'it cannot be loaded'],
    ['breaks while it is loaded', `throw new Error('Node 22 is needed');`, 'Node 22 is needed'],
  ])('ends where the package %s', async (name, more, reason) => {
    const folder = fake('', 2, name === 'has no such class' ? '' : more);
    if (name === 'has no such class') {
      const path = join(folder, 'node_modules/tiktok-live-connector/index.js');
      const { writeFileSync } = await import('node:fs');
      writeFileSync(path, 'export const x = 1;');
    }
    await expect(start(folder).over).rejects.toMatchObject({
      diagnostics: [{ code: 'CONNECTOR_UNUSABLE', args: { reason: expect.stringContaining(reason) } }],
    });
  });
});
