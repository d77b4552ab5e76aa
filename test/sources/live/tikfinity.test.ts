import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { InputError } from '../../../src/diagnostics/diagnostic.ts';
import { tikfinity } from '../../../src/sources/live/tikfinity.ts';
import { faults, follow, request } from './feeds.ts';
import { frame, gift, hasty, type LiveServer, startServer, until } from './live-server.ts';

const open: (LiveServer | { close: () => unknown })[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
const serve = async (...args: Parameters<typeof startServer>): Promise<LiveServer> => {
  const server = await startServer(...args);
  open.push(server);
  return server;
};
const feedOf = (url: string, more: Parameters<typeof request>[0] = {}) =>
  tikfinity.open(request({ url, ...more }));

describe('TikFinity', () => {
  it('hands over what comes, as it comes and in order, and not the set-up of its user', async () => {
    const sent = [frame('connected', { roomId: '7' }), gift(1), gift(1), '{"event":"gi', '', gift(2)];
    const server = await serve((socket) => {
      socket.send(frame('config', { alerts: [{ trigger: { type: 'gift', id: 5655, coins: 1 } }] }));
      for (const each of sent) socket.send(each);
      socket.send(Buffer.from(frame('chat', { comment: '"config"' })), { binary: true });
    });
    const live = follow(feedOf(server.url));
    await until(() => live.records.length === sent.length + 1);
    live.stop();
    await live.over;
    expect(live.records).toEqual([...sent, frame('chat', { comment: '"config"' })]);
    expect(live.gaps).toEqual([]);
  });

  it('connects again after each drop and marks the gap', async () => {
    const server = await serve((socket, visit) => {
      socket.send(gift(visit));
      if (visit < 4) setTimeout(() => (visit === 2 ? socket.close() : socket.terminate()), 5);
    });
    const live = follow(feedOf(server.url));
    await until(() => live.records.length === 4);
    live.stop();
    await live.over;
    expect(live.records).toEqual([gift(1), gift(2), gift(3), gift(4)]);
    expect(live.gaps.map(({ reason }) => reason)).toEqual(['disconnected', 'disconnected', 'disconnected']);
    for (const { from, to } of live.gaps) expect(to).toBeGreaterThanOrEqual(from);
    expect(faults(live)).toEqual(['closed', 'closed', 'closed']);
  });

  it('lets an oversized frame go and stays connected', async () => {
    const server = await serve((socket) => {
      socket.send(gift(1));
      socket.send(`{"event":"chat","data":"${'x'.repeat(8 * 1024 * 1024)}"}`);
      socket.send(gift(2));
    });
    const live = follow(feedOf(server.url));
    await until(() => live.records.length === 2);
    live.stop();
    await live.over;
    expect([live.records, live.tooLarge]).toEqual([[gift(1), gift(2)], [8 * 1024 * 1024 + 26]]);
    expect(server.visits()).toBe(1);
  });

  it('survives a frame that no memory should hold, half a frame, and bytes that are none', async () => {
    const server = await serve((socket, visit) => {
      const raw = (socket as unknown as { _socket: Socket })._socket;
      socket.send(gift(visit), () => {
        // A text frame of 65 MB announced; a text frame of 100 bytes with 4 of them; reserved bits.
        if (visit === 1) raw.write(Buffer.from([0x81, 127, 0, 0, 0, 0, 0x04, 0x10, 0, 0]));
        if (visit === 2) raw.write(Buffer.from([0x81, 100, 0x7b, 0x22, 0x65, 0x76]), () => raw.destroy());
        if (visit === 3) raw.write(Buffer.from([0xff, 0xff, 0xff]));
      });
    });
    const live = follow(feedOf(server.url));
    await until(() => live.records.length === 4);
    live.stop();
    await live.over;
    expect(live.records).toEqual([gift(1), gift(2), gift(3), gift(4)]);
    expect(faults(live)).toEqual(['too-large', 'closed', 'broken']);
    expect(live.tooLarge).toEqual([null]);
  });

  it('notices a connection at whose end nobody is any more', async () => {
    const server = await serve((socket, visit) => socket.send(gift(visit)), { autoPong: false });
    const live = follow(feedOf(server.url, { patience: hasty({ ping: 10, silence: 40 }) }));
    await until(() => live.records.length >= 2);
    live.stop();
    await live.over;
    expect(faults(live)[0]).toBe('silent');
    expect(live.gaps[0]?.reason).toBe('disconnected');
    const gap = live.gaps[0];
    expect((gap?.to ?? 0) - (gap?.from ?? 0)).toBeGreaterThanOrEqual(40);
  });

  it('stays with a quiet one that answers', async () => {
    const server = await serve((socket) => void setTimeout(() => socket.send(gift(1)), 120));
    const live = follow(feedOf(server.url, { patience: hasty({ ping: 10, silence: 40 }) }));
    await until(() => live.records.length === 1);
    live.stop();
    await live.over;
    expect([server.visits(), live.gaps]).toEqual([1, []]);
  });

  it('waits for one that does not listen yet, or is something else', async () => {
    const web: Server = createServer((_, response) => response.writeHead(404).end());
    await new Promise<void>((listening) => void web.listen(0, '127.0.0.1', listening));
    const { port } = web.address() as AddressInfo;
    const live = follow(feedOf(`ws://127.0.0.1:${port}/`));
    await until(() => faults(live).length > 0);
    await new Promise((closed) => void web.close(closed));
    await until(() => faults(live).includes('refused'));
    live.stop();
    await live.over;
    expect(faults(live)[0]).toBe('http');
    expect(live.gaps).toEqual([]);
  });

  it('stops while it waits, and marks what it missed until then', async () => {
    const server = await startServer((socket) => socket.send(gift(1), () => socket.terminate()));
    const live = follow(
      feedOf(server.url, { patience: hasty({ firstBackOff: 60_000, mostBackOff: 60_000 }) }),
    );
    await until(() => faults(live).length === 1);
    await server.close();
    live.stop();
    await live.over;
    expect(live.gaps).toHaveLength(1);
  });

  it.each([
    'ws://example.com/',
    'ws://192.168.1.5:21213/',
    'ws://0.0.0.0:1/',
    'ws://127.0.0.1.example.com/',
    'wss://localhost.example/',
  ])('does not ask %s unless it is told to', (url) => {
    expect(() => feedOf(url)).toThrow(expect.objectContaining({ message: 'ADDRESS_NOT_LOCAL' }));
    expect(feedOf(url, { allowRemote: true }).label).toBe(url);
  });

  it.each(['http://localhost/', 'localhost:21213', '', 'ws://', 'file:///etc/passwd', 'ws://localhost/#x'])(
    'refuses %j as an address',
    (url) => expect(() => feedOf(url, { allowRemote: true })).toThrow(InputError),
  );

  it('takes every spelling of this computer, and shows no credentials', () => {
    for (const host of ['localhost', '127.0.0.1', '127.1', '127.200.3.4', '[::1]', 'LOCALHOST', '2130706433'])
      expect(feedOf(`ws://${host}:21213/`).label).toMatch(/^ws:\/\//);
    expect(feedOf('ws://me:pass@localhost:1/path?key=secret').label).toBe('ws://localhost:1/path');
    expect(tikfinity.open(request()).label).toBe('ws://localhost:21213/');
  });
});
