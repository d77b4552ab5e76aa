import type { LiveEvent } from '../../../session/event.ts';
import type { EnvelopedMessage } from '../envelope.ts';
import { kindOf, type MessageKind } from '../kinds.ts';
import { connector1 } from './connector-1.ts';
import { connector20 } from './connector-2.0.ts';
import { connector207 } from './connector-2.0.7.ts';
import { connector23 } from './connector-2.3.ts';
import { connector25Legacy } from './connector-2.5-legacy.ts';
import type { Dialect } from './dialect.ts';
import { liveStudio } from './live-studio.ts';
import { recorder } from './recorder.ts';
import { roomInfo } from './room-info.ts';
import { tikTools } from './tik-tools.ts';
import { tikfinityWebhook } from './tikfinity-webhook.ts';
import { tikkies } from './tikkies.ts';
import { tiktokLivePython } from './tiktoklive-python.ts';

/** Every dialect that is read, asked in this order. Adding one is one file and one line here. */
const dialects: readonly Dialect[] = [
  recorder,
  connector207,
  connector23,
  tiktokLivePython,
  connector20,
  connector25Legacy,
  liveStudio,
  tikTools,
  tikfinityWebhook,
  tikkies,
  connector1,
  roomInfo,
];

/** A message read; `event: null` when it is of a counted kind and no dialect can read it. */
export interface ReadMessage {
  readonly kind: MessageKind;
  readonly event: LiveEvent | null;
}

export function readMessage({ name, data, receivedAt }: EnvelopedMessage): ReadMessage {
  const kind = kindOf(name);
  for (const dialect of dialects) {
    const event = dialect.read(kind, data, receivedAt);
    if (event !== null) return { kind, event };
  }
  // What is not counted need not be understood.
  return {
    kind,
    event: kind === 'other' ? { kind, msgId: null, time: null, room: null, account: null } : null,
  };
}
