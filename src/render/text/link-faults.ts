import type { LinkFault } from '../../diagnostics/args.ts';
import { formatCount } from './amount.ts';
import { quote } from './words.ts';

/** LIVE Studio's own codes; the sentences are ours. */
const AUTHENTICATION: Record<string, string> = {
  INVALID_FORMAT: 'LIVE Studio does not understand the way it was asked',
  ACCESS_DISABLED: 'Local Data Access is switched off in LIVE Studio, or not open to this account',
  INVALID_CREDENTIALS: 'LIVE Studio does not know the app id, key id and secret',
  CONNECTION_LIMIT: 'LIVE Studio has as many connections as it allows',
  AUTH_TIMEOUT: 'LIVE Studio waited too long for the credentials',
  SERVER_ERROR: 'LIVE Studio has a fault of its own',
};

const DISCONNECT: Record<number, string> = {
  100: 'LIVE Studio was asked to stop',
  300: 'LIVE Studio heard nothing from here, perhaps because this computer was asleep',
  500: 'LIVE Studio is closing',
  510: 'LIVE Studio no longer allows this access, or it was changed',
};

/** Why there is no connection, to go behind a colon or into brackets: no capital of its own, no full stop. */
export function linkFault(fault: LinkFault): string {
  switch (fault.kind) {
    case 'refused':
      return 'nothing listens there';
    case 'unreachable':
      return `it cannot be reached (${quote(fault.code)})`;
    case 'timeout':
      return 'no answer';
    case 'http':
      return `what answers there is no such source (HTTP ${fault.status})`;
    case 'broken':
      return 'what came was not a WebSocket';
    case 'closed':
      return fault.code === 1006 ? 'the connection was cut' : 'the connection was closed';
    case 'silent':
      return `no sign of life for ${formatCount(fault.seconds)} s`;
    case 'too-large':
      return `a message of more than ${formatCount(fault.limit / 1024 ** 2)} MB came`;
    case 'no-studio':
      return `LIVE Studio answers on none of the ports ${fault.first} to ${fault.last}`;
    case 'not-studio':
      return 'what answers there is not LIVE Studio';
    case 'studio-version':
      return `LIVE Studio speaks protocol ${quote(fault.version)}; known here: ${fault.known}`;
    case 'auth-timeout':
      return 'LIVE Studio did not say whether it accepts the credentials';
    case 'auth':
      return AUTHENTICATION[fault.code] ?? `LIVE Studio refused (${quote(fault.code)})`;
    case 'told':
      return `it says ${quote(fault.reason)}`;
    case 'ended':
      return fault.signal === null
        ? `it ended with exit code ${fault.code}`
        : `it was ended by ${fault.signal}`;
    case 'disconnect':
      return DISCONNECT[fault.code] ?? `LIVE Studio ended the connection (reason ${fault.code})`;
  }
}
