import type * as z from 'zod';
import { InputError } from '../diagnostics/diagnostic.ts';
import { issueDiagnostics, type RawIssue } from './data-issues.ts';
import { type DataPath, type DataTree, parseDataTree } from './data-tree.ts';

/** A data file that satisfies its schema. `value` has rounded numbers; exact ones are read with `text(path)`. */
export interface DataFile<T> extends Omit<DataTree, 'value'> {
  readonly value: T;
}

/**
 * Reads a YAML or JSON text by a zod schema.
 *
 * Schemas should be `z.strictObject`s; an `error` text on a schema (`z.number({ error: 'a number above 0' })`) becomes the
 * `expected` of the diagnostic. Loads yaml when called, and leaves loading zod to whoever made the schema.
 *
 * @param file the name that diagnostics show
 * @param root the part of the file to read, by its keys; the whole file when empty
 * @throws InputError with every fault of the file: DATA_SYNTAX, or else DATA_KEY_UNKNOWN, DATA_KEY_MISSING and
 * DATA_VALUE_INVALID, each with file, line and column
 */
export async function parseDataFile<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  root: DataPath = [],
): Promise<DataFile<T>> {
  const tree = await parseDataTree(text, file, root);
  const checked = schema.safeParse(tree.value, { error: describeIssue });
  if (!checked.success) throw new InputError(issueDiagnostics(checked.error.issues, tree));
  return { ...tree, value: checked.data };
}

/**
 * Asked by zod where a schema has no text of its own. The keys a strict object knows are seen only here, so they travel in
 * the issue's message; for all else the message stays empty and the phrase is made from the issue.
 */
function describeIssue(issue: RawIssue): string {
  if (issue.code !== 'unrecognized_keys') return '';
  const { def } = (issue.inst as z.core.$ZodObject)._zod;
  return Object.keys(def.shape ?? {}).join('\n');
}
