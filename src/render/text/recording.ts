import type { LinkFault } from '../../diagnostics/args.ts';
import { formatCount, formatDecimal } from './amount.ts';
import { linkFault } from './link-faults.ts';
import { sanitise } from './sanitise.ts';
import { pathText, plural } from './words.ts';

/** A recording as it stands. Times are ms since 1970. */
export interface RecordingView {
  readonly records: number;
  readonly gifts: number;
  readonly unreadable: number;
  readonly tooLarge: number;
  readonly lastAt: number | null;
  readonly path: string;
  /** Received, and not on the disk. `reason`: in a few words. */
  readonly held: { readonly records: number; readonly bytes: number; readonly reason: string } | null;
  /** Why the disk does not confirm what was written; `null` when it does. */
  readonly unsynced: string | null;
}

export type LinkView =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'waiting'; readonly fault: LinkFault; readonly retryAt: number };

export const SOURCE_NAMES = {
  tikfinity: 'TikFinity',
  'live-studio': 'TikTok LIVE Studio',
  connector: 'tiktok-live-connector',
  command: 'the program',
} as const;

export type SourceName = keyof typeof SOURCE_NAMES;

/** What is on the disk so far: figures that are told only once they are true. */
export const recordedText = ({ records, gifts }: Pick<RecordingView, 'records' | 'gifts'>): string =>
  `${plural(records, 'record')}, ${plural(gifts, 'gift message')}`;

/** The status line, most important first, because a narrow terminal cuts its end. */
export function statusText(view: RecordingView, source: SourceName, link: LinkView, now: number): string {
  const parts = [recordedText(view)];
  if (view.held !== null) parts.push(heldText(view.held));
  if (view.unsynced !== null) parts.push(`not confirmed by the disk: ${view.unsynced}`);
  if (link.kind !== 'open') parts.push(linkText(source, link, now));
  parts.push(view.lastAt === null ? 'nothing yet' : `last ${agoText(now - view.lastAt)} ago`);
  if (link.kind === 'open') parts.push(linkText(source, link, now));
  if (view.tooLarge > 0) parts.push(`${formatCount(view.tooLarge)} too large`);
  if (view.unreadable > 0) parts.push(`${formatCount(view.unreadable)} not readable`);
  parts.push(sanitise(view.path));
  return parts.join(' · ');
}

export function linkText(source: SourceName, link: LinkView, now: number): string {
  const name = SOURCE_NAMES[source];
  if (link.kind === 'connecting') return `connecting to ${name}`;
  if (link.kind === 'open') return source === 'command' ? 'running' : `connected to ${name}`;
  const seconds = Math.max(0, Math.ceil((link.retryAt - now) / 1000));
  return `not connected to ${name}: ${linkFault(link.fault)}, next try in ${formatCount(seconds)} s`;
}

const heldText = ({ records, bytes, reason }: NonNullable<RecordingView['held']>): string =>
  `${plural(records, 'record')} (${formatDecimal((bytes / 1e6).toFixed(1))} MB) held in memory: ${reason}`;

/** `12 s`, `4 min`, `2 h 5 min`. */
function agoText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 120) return `${formatCount(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 120
    ? `${formatCount(minutes)} min`
    : `${formatCount(Math.floor(minutes / 60))} h ${formatCount(minutes % 60)} min`;
}

export const begunText = (source: SourceName, label: string, path: string): string =>
  `Recording ${SOURCE_NAMES[source]} (${sanitise(label)}) into ${pathText(path)}. End it with Ctrl-C.`;

/** Said when the connection comes, goes, or fails for another reason than before. */
export const changedText = (source: SourceName, link: LinkView): string | null => {
  if (link.kind === 'connecting') return null;
  if (link.kind === 'open') return source === 'command' ? null : `Connected to ${SOURCE_NAMES[source]}.`;
  return `Not connected to ${SOURCE_NAMES[source]}: ${linkFault(link.fault)}. Trying again until it answers.`;
};

export const fileText = (path: string): string => `Another LIVE: recording into ${pathText(path)}.`;

export const heldWarning = (reason: string): string =>
  `The log cannot be written: ${reason}. What comes is held in memory, up to ${formatCount(64)} MB, and written as soon as that works.`;

export const heldOver = (): string => 'The log can be written again; nothing was lost.';

/** The last words: what is there, and what to do with it. */
export function endText(view: RecordingView, files: readonly string[]): string {
  if (view.records === 0) return 'Nothing was recorded.\n';
  const paths = files
    .map((path) => sanitise(path))
    .map((path) => (/[^\w./-]/.test(path) ? `'${path}'` : path));
  const problems = [
    view.unreadable > 0
      ? `${plural(view.unreadable, 'record')} cannot be read; they are in the log as they came.`
      : '',
    view.tooLarge > 0
      ? `${plural(view.tooLarge, 'record')} of more than ${formatCount(8)} MB ${view.tooLarge === 1 ? 'was' : 'were'} left out.`
      : '',
  ].filter((text) => text !== '');
  return `${[
    `Recorded ${recordedText(view)} into ${files.map(pathText).join(', ')}.`,
    ...problems,
    `Next: live-earnings estimate ${paths.join(' ')}`,
  ].join('\n')}\n`;
}

/** What a program wrote for people. */
export const saidText = (line: string): string => `  ${sanitise(line)}`;
