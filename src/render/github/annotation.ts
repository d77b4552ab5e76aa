import type { Place } from '../../diagnostics/diagnostic.ts';
import { formatCount } from '../text/amount.ts';
import { sanitise } from '../text/sanitise.ts';

export type Level = 'error' | 'warning' | 'notice';

export interface Annotation {
  readonly level: Level;
  readonly title: string;
  /** Lines of text. */
  readonly message: string;
  readonly at: Place | null;
}

/** GitHub shows no more of one level a step, and drops the rest without a word. */
const MOST = 10;
const LEVELS: readonly Level[] = ['error', 'warning', 'notice'];

/**
 * Workflow commands, one a line, errors first. Where a level has more than GitHub shows, the last one says how many are left.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function writeAnnotations(annotations: readonly Annotation[]): string {
  return LEVELS.flatMap((level) => {
    const all = annotations.filter((each) => each.level === level);
    if (all.length <= MOST) return all;
    const left = all.slice(MOST - 1);
    const titles = [...new Set(left.map(({ title }) => title))].join(', ');
    return [
      ...all.slice(0, MOST - 1),
      {
        level,
        title: `${formatCount(left.length)} more`,
        message: `${formatCount(left.length)} more of this level: ${titles}.`,
        at: null,
      },
    ];
  })
    .map(command)
    .join('');
}

/** GitHub cuts longer ones. */
const LONGEST = 4000;

function command({ level, title, message, at }: Annotation): string {
  const place: readonly (readonly [string, string | number | undefined])[] =
    at === null || NO_FILE.has(at.file)
      ? []
      : [
          ['file', at.file],
          ['line', at.line],
          ['col', at.column],
        ];
  const properties = [...place, ['title', title] as const]
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`]))
    .join(',');
  const lines = message.split('\n').map(sanitise).join('\n');
  const text = lines.length > LONGEST ? `${lines.slice(0, LONGEST - 1)}…` : lines;
  return `::${level} ${properties}::${escapeData(text)}\n`;
}

const NO_FILE: ReadonlySet<string> = new Set(['flags', 'stdin']);

/** As actions/toolkit writes them: a line break would end the command, and begin another one. */
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(sanitise(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
