import { type Input, readText } from '../input.ts';
import type { ReadContext, Source, TypedDraft } from '../source.ts';
import type { SessionRow } from './csv.ts';
import { type Faults, startFaults } from './faults.ts';
import { type Layout, layoutOf } from './layout.ts';
import { looksLikeSessionList, looksLikeSessionTable } from './recognise.ts';

/** A table with a row a session: CSV, with commas, semicolons or tabs. */
export const sessionTable: Source = {
  name: 'session table',
  recognise: looksLikeSessionTable,
  async read(input, context) {
    const faults = startFaults(input.path);
    const drafts: TypedDraft[] = [];
    for await (const batch of tableRows(input, context, faults)) {
      for (const row of batch) drafts.push(draftOf(input, row));
    }
    return withFindings(drafts, faults);
  },
};

/** A list of sessions in YAML or JSON, each as in a session file. */
export const sessionList: Source = {
  name: 'session list',
  recognise: looksLikeSessionList,
  async read(input, context) {
    const { listRows } = await import('./list.ts');
    const faults = startFaults(input.path);
    const rows = await listRows(await readText(input), input.path, faults);
    return withFindings(
      (await verified(rows, context, faults)).map((row) => draftOf(input, row)),
      faults,
    );
  },
};

/**
 * The rows of a table some at a time, for what needs no more than one pass: memory does not grow with the table.
 *
 * @param faults is told what is left out; its findings are complete when the last rows have come
 * @throws InputError for a header with faults, an open quotation mark, and bytes that are missing
 */
export async function* tableRows(
  input: Input,
  context: ReadContext,
  faults: Faults,
): AsyncGenerator<readonly SessionRow[]> {
  const { csvRows } = await import('./csv.ts');
  const aliases = context.aliases?.sessions;
  const layout = layoutOf(input.head, aliases) as Layout;
  for await (const batch of csvRows(input, layout, faults, aliases)) {
    yield await verified(batch, context, faults);
  }
}

/** The rows that will hold when they become sessions; the others are told. */
async function verified(
  rows: readonly SessionRow[],
  context: ReadContext,
  faults: Faults,
): Promise<readonly SessionRow[]> {
  // Most tables have neither gifts by name nor two times, and the catalogue stays unloaded.
  if (!rows.some(({ fields }) => fields.gifts !== null || fields.endedAt !== null)) return rows;
  const { faultsOf } = await import('./verify.ts');
  const kept: SessionRow[] = [];
  const gifts = new Set<string>();
  for (const row of rows) {
    const found = await faultsOf(row.fields, context, gifts);
    if (found.length === 0) kept.push(row);
    else faults.leftOut(found.map((fault) => ({ fault, at: row.at })));
  }
  return kept;
}

const draftOf = ({ path }: Input, { fields }: SessionRow): TypedDraft => ({ kind: 'typed', path, fields });

/** What concerns the input as such goes with its first session. */
function withFindings(drafts: readonly TypedDraft[], faults: Faults): readonly TypedDraft[] {
  const notes = faults.findings();
  const [first, ...others] = drafts;
  return first && notes.length > 0 ? [{ ...first, notes }, ...others] : drafts;
}
