import { fail } from '../../diagnostics/diagnostic.ts';

/** 127.0.0.0/8, ::1 and localhost, in the one spelling that URL leaves of many. */
const LOCAL = /^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/;

/**
 * The address of a WebSocket: on this computer, unless another one is explicitly allowed.
 *
 * @param secret whether a secret is going to be sent there
 */
export function socketAddress(text: string, allowRemote: boolean, secret = false): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'ws:' && url.protocol !== 'wss:') || url.hash !== '')
    fail('FLAG_VALUE_INVALID', {
      flag: '--url',
      value: url === null ? text : shownAddress(url),
      expected: 'the address of a WebSocket, such as ws://localhost:21213/',
    });
  if (!allowRemote && !LOCAL.test(url.hostname))
    fail('ADDRESS_NOT_LOCAL', { address: shownAddress(url), secret });
  return url;
}

/** Without what may be secret: user, password and query. */
export const shownAddress = ({ protocol, host, pathname }: URL): string => `${protocol}//${host}${pathname}`;
