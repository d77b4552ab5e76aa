import type { LinkFault } from '../../diagnostics/args.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

export const LIVE_SOURCES = ['tikfinity', 'live-studio', 'connector', 'command'] as const;

export type LiveSourceName = (typeof LIVE_SOURCES)[number];

/** Where the connection to a source stands. Times are ms since 1970. */
export type LinkState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'waiting'; readonly fault: LinkFault; readonly retryAt: number };

/** A stretch from which nothing can have been received: from the last sign of life to the next. ms since 1970. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly reason: 'disconnected' | 'asleep';
}

/** What a feed tells while it runs. Nothing here may throw. */
export interface FeedEvents {
  /** A record as it came: mostly JSON, perhaps on several lines, perhaps torn. `receivedAt`: ms since 1970. */
  readonly record: (text: string, receivedAt: number) => void;
  /** A record too large to be one (decision 6); it was let go. `bytes`: its size, where that is known. */
  readonly tooLarge: (bytes: number | null) => void;
  readonly gap: (gap: Gap) => void;
  readonly state: (state: LinkState) => void;
  /** A line that a command wrote for people. */
  readonly said: (line: string) => void;
}

export interface LiveFeed {
  /** Address or program, as it may be shown: no credentials, no query. */
  readonly label: string;
  /** What has to be said before it begins. */
  readonly notes?: readonly Diagnostic[];
  /**
   * Hands over what comes until the source ends or the signal is given; then all that was received has been handed over.
   * Rejects with an InputError where trying again cannot help.
   */
  readonly follow: (events: FeedEvents, signal: AbortSignal) => Promise<void>;
}

/** What TikTok issues for LIVE Studio's Local Data Access. The secret must not be shown, kept or sent elsewhere. */
export interface Credentials {
  readonly appId: string | null;
  readonly keyId: string | null;
  readonly secret: string | null;
}

export interface LiveRequest {
  /** Another address than the source's own. */
  readonly url: string | null;
  /** Whether an address beyond this computer may be asked. */
  readonly allowRemote: boolean;
  readonly credentials: Credentials;
  /** Program and arguments; for the connector, whose LIVE. */
  readonly command: readonly string[];
  /** The folder in which the connector is installed, when it is not the current one. */
  readonly installedIn: string | null;
  /** The Node that runs the connector. */
  readonly node: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly patience: Patience;
}

/** How long to wait for what, in ms. */
export interface Patience {
  /** Before the first retry; doubled each time, up to `mostBackOff`. */
  readonly firstBackOff: number;
  readonly mostBackOff: number;
  /** For a connection to open. */
  readonly opening: number;
  /** For each message of a handshake. */
  readonly handshake: number;
  /** Between two signs of life that are asked for. */
  readonly ping: number;
  /** After so long without a sign of life nobody is there any more. */
  readonly silence: number;
  /** For a program to end that was asked to. */
  readonly ending: number;
}

export const PATIENCE: Patience = {
  firstBackOff: 500,
  mostBackOff: 30_000,
  opening: 5000,
  // LIVE Studio itself waits 20 s for AUTH.
  handshake: 20_000,
  ping: 10_000,
  silence: 30_000,
  ending: 2000,
};

export interface LiveSource {
  readonly name: LiveSourceName;
  /** Refuses with an InputError what cannot work, before anything is connected. */
  readonly open: (request: LiveRequest) => LiveFeed;
}
