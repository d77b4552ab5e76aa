import type { RawData, WebSocket } from 'ws';
import type { LinkFault } from '../../diagnostics/args.ts';
import { LARGEST_RECORD } from '../event-log/splitter.ts';
import type { Patience } from './feed.ts';

/** A frame above this ends the connection: it would have to be held in memory whole. What lies between is let go. */
const LARGEST_FRAME = 64 * 1024 * 1024;

/** Room for what is added to a record in the log. */
const ADDED = 64;

export interface SocketEvents {
  readonly open: () => void;
  readonly text: (text: string) => void;
  readonly tooLarge: (bytes: number | null) => void;
  readonly heard: () => void;
}

export interface Socket {
  /** Settles when the connection is over and everything that came has been handed over; never rejects. */
  readonly over: Promise<LinkFault>;
  readonly send: (text: string) => void;
  readonly close: () => void;
}

export type OpenSocket = (url: string, events: SocketEvents) => Socket;

/** Loads the WebSocket library, which is needed for nothing else. */
export async function socketOpener(patience: Patience): Promise<OpenSocket> {
  const { WebSocket } = await import('ws');
  return (url, events) =>
    attend(
      new WebSocket(url, {
        maxPayload: LARGEST_FRAME,
        handshakeTimeout: patience.opening,
        followRedirects: false,
        perMessageDeflate: false,
        // A nickname that is cut in the middle of a character must not cost the connection.
        skipUTF8Validation: true,
      }),
      events,
      patience,
    );
}

function attend(socket: WebSocket, events: SocketEvents, patience: Patience): Socket {
  let fault: LinkFault | null = null;
  let lastHeard = Date.now();
  const heard = (): void => {
    lastHeard = Date.now();
    events.heard();
  };
  const pinging = setInterval(() => {
    if (socket.readyState !== socket.OPEN) return;
    if (Date.now() - lastHeard > patience.silence) {
      fault = { kind: 'silent', seconds: Math.round(patience.silence / 1000) };
      socket.terminate();
    } else socket.ping();
  }, patience.ping);

  socket.on('open', () => {
    heard();
    events.open();
  });
  socket.on('ping', heard);
  socket.on('pong', heard);
  socket.on('message', (data: RawData) => {
    heard();
    const bytes = bytesOf(data);
    if (bytes.length > LARGEST_RECORD - ADDED) events.tooLarge(bytes.length);
    else events.text(bytes.toString('utf8'));
  });
  socket.on('unexpected-response', (request, response) => {
    fault = { kind: 'http', status: response.statusCode ?? 0 };
    request.destroy();
    response.destroy();
    socket.terminate();
  });
  socket.on('error', (error: Error & { readonly code?: string }) => {
    fault ??= faultOf(error);
    if (fault.kind === 'too-large') events.tooLarge(null);
  });
  const over = new Promise<LinkFault>((settle) => {
    socket.on('close', (code) => {
      clearInterval(pinging);
      settle(fault ?? { kind: 'closed', code });
    });
  });
  return {
    over,
    send: (text) => socket.send(text),
    close() {
      socket.close();
      // One that does not answer would keep the program waiting.
      setTimeout(() => socket.terminate(), Math.min(500, patience.ending)).unref();
    },
  };
}

function bytesOf(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}

function faultOf({ code, message }: Error & { readonly code?: string }): LinkFault {
  if (code === 'ECONNREFUSED') return { kind: 'refused' };
  if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') return { kind: 'too-large', limit: LARGEST_FRAME };
  if (code === 'ETIMEDOUT' || message.includes('handshake has timed out')) return { kind: 'timeout' };
  if (code?.startsWith('WS_ERR_')) return { kind: 'broken' };
  return { kind: 'unreachable', code: code ?? message };
}
