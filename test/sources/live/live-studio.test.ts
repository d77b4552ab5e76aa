import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { findStudio, liveStudio } from '../../../src/sources/live/live-studio.ts';
import { socketOpener } from '../../../src/sources/live/socket.ts';
import { faults, follow, request } from './feeds.ts';
import { hasty, type LiveServer, startServer, until } from './live-server.ts';

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
const serve = async (handle: (socket: WebSocket, visit: number) => void): Promise<LiveServer> => {
  const server = await startServer(handle, { path: '/v1/third-party' });
  open.push(server);
  return server;
};

const HELLO = {
  type: 'SERVER_HELLO',
  product: 'tiktok_live_studio',
  channel: 'third-party-im',
  version: '1.0.0',
};
const SECRET = 's3cr3t-"with"-quotes';
const credentials = { appId: 'app', keyId: 'key', secret: SECRET };
const event = (id: string): string =>
  JSON.stringify({
    type: 'EVENT',
    event: 'live.like',
    timestamp: 1_786_010_400_000,
    payload: { message_id: id },
  });
const say = (socket: WebSocket, message: unknown): void => socket.send(JSON.stringify(message));

/** Greets, and answers the first AUTH. `received` gets everything that the client says. */
const studio =
  (
    answer: (auth: Record<string, unknown>, socket: WebSocket, visit: number) => void,
    received: string[] = [],
  ) =>
  (socket: WebSocket, visit: number): void => {
    socket.on('message', (data) => {
      received.push((data as Buffer).toString());
      answer(JSON.parse((data as Buffer).toString()), socket, visit);
    });
    say(socket, HELLO);
  };
const accept = (socket: WebSocket): void =>
  say(socket, { type: 'AUTH_RESULT', success: true, app_id: 'app' });
const refuse = (socket: WebSocket, code: string): void => {
  say(socket, {
    type: 'AUTH_RESULT',
    success: false,
    app_id: 'app',
    message: `no: ${SECRET}`,
    error_code: code,
  });
  socket.close();
};
const feedOf = (url: string, more: Parameters<typeof request>[0] = {}) =>
  liveStudio.open(request({ url, credentials, ...more }));

describe('TikTok LIVE Studio', () => {
  it('is given the credentials once it has greeted, and then heard', async () => {
    const received: string[] = [];
    const server = await serve(
      studio((_, socket) => {
        accept(socket);
        socket.send(event('1'));
        socket.send(event('2'));
      }, received),
    );
    const live = follow(feedOf(server.url));
    await until(() => live.records.length === 2);
    live.stop();
    await live.over;
    expect(live.records).toEqual([event('1'), event('2')]);
    expect(received.map((text) => JSON.parse(text))).toEqual([
      { type: 'AUTH', app_id: 'app', key_id: 'key', secret: SECRET, version: '1.0.0' },
    ]);
  });

  it('may take its time to greet and to answer', async () => {
    const server = await serve((socket) => {
      socket.on('message', () =>
        setTimeout(() => {
          accept(socket);
          socket.send(event('1'));
        }, 60),
      );
      setTimeout(() => say(socket, HELLO), 60);
    });
    const live = follow(feedOf(server.url));
    await until(() => live.records.length === 1);
    live.stop();
    await live.over;
    expect([server.visits(), faults(live)]).toEqual([1, []]);
  });

  it.each(['INVALID_CREDENTIALS', 'INVALID_FORMAT'])(
    'stops at %s, which no second try can mend',
    async (code) => {
      const server = await serve(studio((_, socket) => refuse(socket, code)));
      const live = follow(feedOf(server.url));
      await expect(live.over).rejects.toMatchObject({
        diagnostics: [{ code: 'LIVE_REFUSED', args: { fault: { kind: 'auth', code } } }],
      });
      expect(server.visits()).toBe(1);
    },
  );

  it.each(['ACCESS_DISABLED', 'CONNECTION_LIMIT', 'AUTH_TIMEOUT', 'SERVER_ERROR', 'SOMETHING_NEW'])(
    'tries again after %s',
    async (code) => {
      const server = await serve(
        studio((_, socket, visit) => {
          if (visit === 1) refuse(socket, code);
          else {
            accept(socket);
            socket.send(event('1'));
          }
        }),
      );
      const live = follow(feedOf(server.url));
      await until(() => live.records.length === 1);
      live.stop();
      await live.over;
      expect(live.states.find(({ kind }) => kind === 'waiting')).toMatchObject({
        fault: { kind: 'auth', code },
      });
    },
  );

  it('is greeted again, and shown the credentials again, after it has ended the connection', async () => {
    const received: string[] = [];
    const server = await serve(
      studio((_, socket, visit) => {
        accept(socket);
        socket.send(event(String(visit)));
        if (visit > 1) return;
        say(socket, { type: 'DISCONNECT', app_id: 'app', reason_code: 500, reason: 'bye', timestamp: 1 });
        socket.close();
      }, received),
    );
    const live = follow(feedOf(server.url));
    await until(() => live.records.length === 2);
    live.stop();
    await live.over;
    expect(live.records).toEqual([event('1'), event('2')]);
    expect(received).toHaveLength(2);
    expect(live.states.find(({ kind }) => kind === 'waiting')).toMatchObject({
      fault: { kind: 'disconnect', code: 500 },
    });
    expect(live.gaps).toHaveLength(1);
  });

  it('does not wait for ever for an answer', async () => {
    const server = await serve(studio(() => {}));
    const live = follow(feedOf(server.url, { patience: hasty({ handshake: 20 }) }));
    await until(() => faults(live).length > 0);
    live.stop();
    await live.over;
    expect(faults(live)[0]).toBe('auth-timeout');
  });

  it.each([
    ['nothing', null, 'timeout'],
    ['another product', { ...HELLO, product: 'other' }, 'not-studio'],
    ['another channel', { ...HELLO, channel: 'other' }, 'not-studio'],
    ['an event', { type: 'EVENT', event: 'live.gift', payload: {} }, 'not-studio'],
    ['no object', 7, 'not-studio'],
    ['another protocol', { ...HELLO, version: '2.0.0' }, 'studio-version'],
    ['no protocol', { ...HELLO, version: undefined }, 'studio-version'],
  ])('gives no credentials to what greets with %s', async (_, greeting, fault) => {
    const received: string[] = [];
    const server = await serve((socket) => {
      socket.on('message', (data) => received.push((data as Buffer).toString()));
      if (greeting !== null) say(socket, greeting);
    });
    const live = follow(feedOf(server.url, { patience: hasty({ opening: 40 }) }));
    await until(() => faults(live).length > 0);
    live.stop();
    await live.over;
    expect([faults(live)[0], received]).toEqual([fault, []]);
  });

  it('is found behind ports where nobody, a silent one and another program listen', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((listening) => void silent.listen(0, '127.0.0.1', listening));
    open.push({ close: () => void silent.close() });
    const stranger = await serve((socket) => say(socket, { event: 'hello' }));
    const closed = await startServer(() => {});
    await closed.close();
    const server = await serve(
      studio((_, socket) => {
        accept(socket);
        socket.send(event('1'));
      }),
    );
    const patience = hasty({ opening: 60 });
    const records: string[] = [];
    let opened = 0;
    const attempt = findStudio(
      [
        closed.url,
        `ws://127.0.0.1:${(silent.address() as AddressInfo).port}/v1/third-party`,
        stranger.url,
        server.url,
      ],
      {
        openSocket: await socketOpener(patience),
        access: credentials,
        patience,
        events: { record: (text) => void records.push(text), tooLarge: () => {} },
        link: {
          open: () => {
            opened += 1;
          },
          heard: () => {},
        },
      },
    );
    await until(() => records.length === 1);
    attempt.close();
    await attempt.over;
    expect([records, opened]).toEqual([[event('1')], 1]);
  });

  it('keeps the secret out of what it hands over, even when it comes back', async () => {
    const server = await serve(
      studio((auth, socket) => {
        accept(socket);
        say(socket, {
          type: 'EVENT',
          event: 'live.chat',
          timestamp: 1,
          payload: { content: auth['secret'] },
        });
        socket.send(`not json ${SECRET}`);
      }),
    );
    const live = follow(feedOf(server.url));
    await until(() => live.records.length === 2);
    live.stop();
    await live.over;
    expect(live.records.join('')).not.toContain('s3cr3t');
    expect(JSON.parse(live.records[0] as string).payload.content).toBe('[secret]');
  });

  it('is asked on this computer only, and with all three credentials', () => {
    expect(() => feedOf('wss://example.com/', { allowRemote: true })).toThrow('ADDRESS_NOT_LOCAL');
    for (const key of ['appId', 'keyId', 'secret'])
      expect(() => feedOf('ws://localhost/', { credentials: { ...credentials, [key]: null } })).toThrow(
        'CREDENTIALS_MISSING',
      );
  });
});
