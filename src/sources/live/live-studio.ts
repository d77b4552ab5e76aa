import type { LinkFault } from '../../diagnostics/args.ts';
import { fail } from '../../diagnostics/diagnostic.ts';
import { shownAddress, socketAddress } from './address.ts';
import type { Credentials, FeedEvents, LiveSource, Patience } from './feed.ts';
import { type Attempt, type AttemptEvents, keepConnected } from './link.ts';
import type { OpenSocket } from './socket.ts';
import { socketOpener } from './socket.ts';
import { type StudioAccess, visitStudio } from './studio-visit.ts';

const FIRST_PORT = 30_000;
const LAST_PORT = 30_015;

const addressAt = (port: number): string => `ws://127.0.0.1:${port}/v1/third-party`;

/**
 * TikTok LIVE Studio's Local Data Access, protocol 1.0.0: one of sixteen ports on this computer, found anew for each
 * connection, and a handshake with credentials that TikTok issues.
 */
export const liveStudio: LiveSource = {
  name: 'live-studio',
  open({ url, credentials, patience }) {
    // A raw secret never leaves this computer, whatever else may be asked elsewhere.
    const own = url === null ? null : socketAddress(url, false, true);
    const access = accessOf(credentials);
    return {
      label: own === null ? addressAt(FIRST_PORT).replace('/v1', `…${LAST_PORT}/v1`) : shownAddress(own),
      async follow(events, signal) {
        const openSocket = await socketOpener(patience);
        const addresses =
          own === null
            ? Array.from({ length: LAST_PORT - FIRST_PORT + 1 }, (_, i) => addressAt(FIRST_PORT + i))
            : [own.href];
        await keepConnected(
          (link) => findStudio(addresses, { openSocket, access, patience, events, link }),
          events,
          patience,
          signal,
        );
      },
    };
  },
};

function accessOf({ appId, keyId, secret }: Credentials): StudioAccess {
  if (appId === null || keyId === null || secret === null)
    fail('CREDENTIALS_MISSING', { appId: appId === null, keyId: keyId === null, secret: secret === null });
  return { appId, keyId, secret };
}

interface Search {
  readonly openSocket: OpenSocket;
  readonly access: StudioAccess;
  readonly patience: Patience;
  readonly events: Pick<FeedEvents, 'record' | 'tooLarge'>;
  readonly link: AttemptEvents;
}

/** Knocks at each address in turn; the first that greets as LIVE Studio is the one. Exported for tests. */
export function findStudio(addresses: readonly string[], search: Search): Attempt {
  let stopped = false;
  let leave = (): void => {};
  const seek = async (): Promise<LinkFault> => {
    let last: LinkFault = { kind: 'refused' };
    for (const address of addresses) {
      if (stopped) break;
      const visit = visitStudio(address, search);
      leave = visit.close;
      const { greeted, fault } = await visit.over;
      if (greeted) return fault;
      last = fault;
    }
    return addresses.length === 1 ? last : { kind: 'no-studio', first: FIRST_PORT, last: LAST_PORT };
  };
  return {
    over: seek(),
    close() {
      stopped = true;
      leave();
    },
  };
}
