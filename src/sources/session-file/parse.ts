import type { core } from 'zod';
import { issueDiagnostics } from '../../config/data-issues.ts';
import { type DataPath, type DataTree, parseDataTree } from '../../config/data-tree.ts';
import { type Diagnostic, diagnostic, InputError } from '../../diagnostics/diagnostic.ts';
import type { TypedFields } from '../typed/fields.ts';
import { fieldsOf } from './fields.ts';
import { SYNONYMS } from './keys.ts';
import { sessionFileSchema, TOO_LARGE } from './schema.ts';

/**
 * Reads a session file, YAML or JSON.
 *
 * @param path the name that diagnostics show
 * @throws InputError with every fault of the file, each with line and column: DATA_SYNTAX, or else DATA_KEY_UNKNOWN,
 * DATA_KEY_MISSING, DATA_VALUE_INVALID and COUNT_TOO_LARGE
 */
export async function parseSessionFile(text: string, path: string): Promise<TypedFields> {
  return sessionOf(await parseDataTree(text, path));
}

/**
 * The session that a tree holds at its root.
 *
 * @throws InputError like {@link parseSessionFile}, except for syntax
 */
export function sessionOf(tree: DataTree): TypedFields {
  const checked = sessionFileSchema.safeParse(asWritten(tree, [], tree.value), { error: describeIssue });
  if (!checked.success) throw new InputError(issueDiagnostics(checked.error.issues, tree).map(sharpened));
  return fieldsOf(checked.data, tree);
}

/** The values of the file, with every number as the text it was written in. */
function asWritten(tree: DataTree, path: DataPath, value: unknown): unknown {
  if (typeof value === 'number') return tree.text(path) ?? String(value);
  if (Array.isArray(value)) return value.map((each, index) => asWritten(tree, [...path, index], each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, asWritten(tree, [...path, key], each)]),
  );
}

/** The keys a strict object knows travel to the diagnostics in the issue's message. */
const describeIssue = (issue: core.$ZodRawIssue): string =>
  issue.code === 'unrecognized_keys'
    ? Object.keys((issue.inst as core.$ZodObject)._zod.def.shape ?? {}).join('\n')
    : '';

/** What this vocabulary knows better than a general reader of data files. */
function sharpened(found: Diagnostic): Diagnostic {
  if (found.code === 'DATA_VALUE_INVALID' && found.args.expected === TOO_LARGE) {
    return diagnostic('COUNT_TOO_LARGE', { figure: found.args.key, value: found.args.value }, found.at);
  }
  if (found.code === 'DATA_KEY_UNKNOWN') {
    const { key, known, nearest } = found.args;
    const word = letters(key.slice(key.lastIndexOf('.') + 1));
    const sameWord = known.find((each) => letters(each) === word);
    const synonym = key.includes('.') ? undefined : SYNONYMS.get(word);
    return diagnostic('DATA_KEY_UNKNOWN', { key, nearest: sameWord ?? synonym ?? nearest, known }, found.at);
  }
  return found;
}

/** `peak-viewers`, `peak_viewers` and `PeakViewers` are one word. */
const letters = (key: string): string => key.replace(/[^A-Za-z]/g, '').toLowerCase();
