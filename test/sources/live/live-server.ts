import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Patience } from '../../../src/sources/live/feed.ts';

export interface LiveServer {
  readonly url: string;
  readonly port: number;
  /** Connections so far. */
  readonly visits: () => number;
  readonly close: () => Promise<void>;
}

/** A source of a LIVE on a free port. `serve` is called for each connection, with its number from 1 on. */
export async function startServer(
  serve: (socket: WebSocket, visit: number) => void,
  options: { readonly autoPong?: boolean; readonly path?: string } = {},
): Promise<LiveServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, autoPong: options.autoPong ?? true });
  await once(server, 'listening');
  let visits = 0;
  server.on('connection', (socket) => {
    visits += 1;
    socket.on('error', () => {});
    serve(socket, visits);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}${options.path ?? '/'}`,
    port,
    visits: () => visits,
    async close() {
      for (const client of server.clients) client.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A patience for tests: everything at once, except what must not happen. */
export const hasty = (longer: Partial<Patience> = {}): Patience => ({
  firstBackOff: 4,
  mostBackOff: 20,
  opening: 2000,
  handshake: 2000,
  ping: 1000,
  silence: 3000,
  ending: 1000,
  ...longer,
});

/** A gift as TikFinity sends it: a Rose, or what else is asked for. */
export const gift = (number: number, more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    event: 'gift',
    data: {
      giftId: 5655,
      giftName: 'Rose',
      giftType: 1,
      diamondCount: 1,
      repeatCount: 1,
      repeatEnd: true,
      groupId: `${1_786_356_000_000 + number}`,
      userId: '7000000000000000101',
      uniqueId: 'viewer_1',
      msgId: `${7_600_000_000_000_000_000n + BigInt(number)}`,
      createTime: `${1_786_356_000_000 + number * 100}`,
      ...more,
    },
  });

export const frame = (event: string, data: Record<string, unknown> = {}): string =>
  JSON.stringify({ event, data });

/** Waits for a condition; a test that waits in vain is ended by vitest. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resume) => setTimeout(resume, 2));
}
