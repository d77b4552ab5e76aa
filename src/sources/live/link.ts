import { setTimeout as pause } from 'node:timers/promises';
import type { LinkFault } from '../../diagnostics/args.ts';
import type { FeedEvents, Patience } from './feed.ts';

/** What an attempt to connect tells. */
export interface AttemptEvents {
  /** From here on records come. */
  readonly open: () => void;
  /** A sign of life, of whatever kind. */
  readonly heard: () => void;
}

/** One connection. `over` settles with the reason once it is closed, and rejects where trying again cannot help. */
export interface Attempt {
  readonly over: Promise<LinkFault>;
  readonly close: () => void;
}

/** A connection that held so long begins anew with short waits; one that flaps waits longer each time. */
const STEADY_MS = 10_000;

/**
 * Connects, and connects again with back-off and jitter, until the signal is given. Marks each gap, also one that a sleeping
 * computer leaves in a connection that survived.
 */
export async function keepConnected(
  connect: (events: AttemptEvents) => Attempt,
  events: Pick<FeedEvents, 'gap' | 'state'>,
  patience: Patience,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  // Since when nothing can have come.
  let lost: number | null = null;
  while (!signal.aborted) {
    const run = await runOnce(connect, events, patience, signal, lost);
    // Closed by ourselves: nothing was missed.
    if (signal.aborted && run.lastHeard !== null) return;
    lost = run.lastHeard ?? lost;
    if (signal.aborted) break;
    failures = run.steady ? 1 : failures + 1;
    const wait = backOff(failures, patience);
    events.state({ kind: 'waiting', fault: run.fault, retryAt: Date.now() + wait });
    await pause(wait, undefined, { signal }).catch(() => {});
  }
  if (lost !== null) events.gap({ from: lost, to: Date.now(), reason: 'disconnected' });
}

interface Run {
  readonly fault: LinkFault;
  /** `null` when the connection never came about. */
  readonly lastHeard: number | null;
  readonly steady: boolean;
}

async function runOnce(
  connect: (events: AttemptEvents) => Attempt,
  events: Pick<FeedEvents, 'gap' | 'state'>,
  patience: Patience,
  signal: AbortSignal,
  lost: number | null,
): Promise<Run> {
  let openedAt: number | null = null;
  let lastHeard: number | null = null;
  events.state({ kind: 'connecting' });
  const attempt = connect({
    open() {
      openedAt = Date.now();
      lastHeard = openedAt;
      if (lost !== null) events.gap({ from: lost, to: openedAt, reason: 'disconnected' });
      events.state({ kind: 'open' });
    },
    heard() {
      if (lastHeard === null) return;
      const now = Date.now();
      // Signs of life are asked for more often than that: this computer was not awake to ask.
      if (now - lastHeard > patience.silence) events.gap({ from: lastHeard, to: now, reason: 'asleep' });
      lastHeard = now;
    },
  });
  signal.addEventListener('abort', attempt.close, { once: true });
  if (signal.aborted) attempt.close();
  try {
    const fault = await attempt.over;
    return { fault, lastHeard, steady: openedAt !== null && Date.now() - openedAt > STEADY_MS };
  } finally {
    signal.removeEventListener('abort', attempt.close);
  }
}

/** ms to wait after so many failures in a row: doubled each time, and up to a half of it taken off by chance. */
export const backOff = (
  failures: number,
  { firstBackOff, mostBackOff }: Pick<Patience, 'firstBackOff' | 'mostBackOff'>,
  chance: number = Math.random(),
): number => Math.min(mostBackOff, firstBackOff * 2 ** Math.min(failures - 1, 20)) * (1 - chance / 2);
