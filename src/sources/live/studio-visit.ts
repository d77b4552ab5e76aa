import type { LinkFault } from '../../diagnostics/args.ts';
import { fail } from '../../diagnostics/diagnostic.ts';
import { isObject, type JsonObject } from '../event-log/fields.ts';
import type { FeedEvents, Patience } from './feed.ts';
import type { AttemptEvents } from './link.ts';
import type { OpenSocket, Socket } from './socket.ts';

export interface StudioAccess {
  readonly appId: string;
  readonly keyId: string;
  readonly secret: string;
}

interface Visit {
  readonly openSocket: OpenSocket;
  readonly access: StudioAccess;
  readonly patience: Patience;
  readonly events: Pick<FeedEvents, 'record' | 'tooLarge'>;
  readonly link: AttemptEvents;
}

/** Whether LIVE Studio was met at all, and why the visit is over. */
export interface VisitEnd {
  readonly greeted: boolean;
  readonly fault: LinkFault;
}

const PROTOCOL = '1.0.0';

/** A second try with the same words can only fail. Any other refusal may pass: a setting, a limit, a fault of the moment. */
const FINAL = new Set(['INVALID_CREDENTIALS', 'INVALID_FORMAT']);

/**
 * One connection to what may be LIVE Studio: SERVER_HELLO, AUTH, AUTH_RESULT, then events. Credentials are sent to nobody who
 * has not greeted as LIVE Studio of a known protocol. `over` rejects with LIVE_REFUSED where the credentials are no good.
 */
export function visitStudio(
  address: string,
  { openSocket, access, patience, events, link }: Visit,
): { readonly over: Promise<VisitEnd>; readonly close: () => void } {
  let stage: 'greeting' | 'authentication' | 'events' = 'greeting';
  let fault: LinkFault | null = null;
  let timer: NodeJS.Timeout | undefined;
  const redact = redactor(access.secret);

  const leave = (why: LinkFault): void => {
    fault ??= why;
    socket.close();
  };
  const expect = (ms: number, why: LinkFault): void => {
    clearTimeout(timer);
    timer = setTimeout(() => leave(why), ms);
  };
  const greet = (message: JsonObject | null): void => {
    const stranger = faultOfGreeting(message);
    if (stranger !== null) {
      leave(stranger);
      return;
    }
    stage = 'authentication';
    expect(patience.handshake, { kind: 'auth-timeout' });
    authenticate(socket, access);
  };
  const hearResult = (message: JsonObject | null): void => {
    if (message?.['type'] !== 'AUTH_RESULT') return;
    clearTimeout(timer);
    if (message['success'] === true) {
      stage = 'events';
      link.open();
      return;
    }
    const code = message['error_code'];
    leave({ kind: 'auth', code: typeof code === 'string' ? redact(code) : '' });
  };
  const hearEvent = (text: string): void => {
    const control = controlOf(text);
    if (control === null) events.record(redact(text), Date.now());
    else if (control['type'] === 'DISCONNECT') {
      const code = control['reason_code'];
      fault ??= { kind: 'disconnect', code: typeof code === 'number' ? code : 0 };
    }
  };
  const socket: Socket = openSocket(address, {
    open: () => expect(patience.opening, { kind: 'timeout' }),
    heard: link.heard,
    text(text) {
      if (stage === 'greeting') greet(parse(text));
      else if (stage === 'authentication') hearResult(parse(text));
      else hearEvent(text);
    },
    tooLarge: (bytes) => {
      if (stage === 'events') events.tooLarge(bytes);
    },
  });
  const over = async (): Promise<VisitEnd> => {
    const closed = await socket.over;
    clearTimeout(timer);
    const why = fault ?? closed;
    if (why.kind === 'auth' && FINAL.has(why.code)) fail('LIVE_REFUSED', { fault: why });
    return { greeted: stage !== 'greeting', fault: why };
  };
  return { over: over(), close: socket.close };
}

/** Why what greets is not LIVE Studio as we know it; `null` when it is. */
function faultOfGreeting(message: JsonObject | null): LinkFault | null {
  const { type, product, channel, version } = message ?? {};
  if (type !== 'SERVER_HELLO' || product !== 'tiktok_live_studio' || channel !== 'third-party-im')
    return { kind: 'not-studio' };
  // A change that old clients do not understand changes the first number.
  return typeof version === 'string' && version.startsWith('1.')
    ? null
    : { kind: 'studio-version', version: String(version), known: PROTOCOL };
}

const authenticate = (socket: Socket, { appId, keyId, secret }: StudioAccess): void =>
  socket.send(JSON.stringify({ type: 'AUTH', app_id: appId, key_id: keyId, secret, version: PROTOCOL }));

function parse(text: string): JsonObject | null {
  try {
    const message: unknown = JSON.parse(text);
    return isObject(message) ? message : null;
  } catch {
    return null;
  }
}

const CONTROL = new Set(['SERVER_HELLO', 'AUTH_RESULT', 'DISCONNECT']);
const MAYBE_CONTROL = /"(?:SERVER_HELLO|AUTH_RESULT|DISCONNECT)"/;

/** A message of the protocol itself, which is no event. */
function controlOf(text: string): JsonObject | null {
  const message = MAYBE_CONTROL.test(text) ? parse(text) : null;
  return message !== null && CONTROL.has(String(message['type'])) ? message : null;
}

/** Takes the secret out of what the other side sends back, in its plain and its JSON form. */
function redactor(secret: string): (text: string) => string {
  const forms = [secret, JSON.stringify(secret).slice(1, -1)];
  return (text) => forms.reduce((clean, form) => clean.replaceAll(form, '[secret]'), text);
}
