import { isObject } from '../event-log/fields.ts';
import { shownAddress, socketAddress } from './address.ts';
import type { LiveSource } from './feed.ts';
import { keepConnected } from './link.ts';
import { socketOpener } from './socket.ts';

const URL_OF_THE_APP = 'ws://localhost:21213/';

/**
 * The TikFinity desktop app, which serves the events of the LIVE that it is connected to on this port, without a handshake;
 * Tikkies and others serve theirs under the same names.
 */
export const tikfinity: LiveSource = {
  name: 'tikfinity',
  open({ url, allowRemote, patience }) {
    const address = socketAddress(url ?? URL_OF_THE_APP, allowRemote);
    return {
      label: shownAddress(address),
      async follow(events, signal) {
        const openSocket = await socketOpener(patience);
        await keepConnected(
          ({ open, heard }) =>
            openSocket(address.href, {
              open,
              heard,
              text(text) {
                if (!isSetUp(text)) events.record(text, Date.now());
              },
              tooLarge: events.tooLarge,
            }),
          events,
          patience,
          signal,
        );
      },
    };
  },
};

/** `config` comes first: the user's own alerts, with objects that look like gifts. It is no event, and nobody else's business. */
function isSetUp(text: string): boolean {
  if (!text.includes('"config"')) return false;
  try {
    const frame: unknown = JSON.parse(text);
    return isObject(frame) && frame['event'] === 'config';
  } catch {
    return false;
  }
}
