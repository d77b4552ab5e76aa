import type { HeaderAlias, HeaderColumn, HeaderTable } from '../config/headers.ts';
import { type Diagnostic, diagnostic, InputError } from '../diagnostics/diagnostic.ts';
import { analyticsFieldOf, analyticsKey } from './analytics/columns.ts';
import { backstageFieldOf, backstageKey, isOfManagers } from './backstage/columns.ts';
import { columnOf, headerKey } from './session-table/columns.ts';

/** The user's headers of one kind of table, by the text that its reader compares. */
export type Aliases<Table extends HeaderTable> = ReadonlyMap<
  string,
  {
    readonly column: HeaderColumn<Table>;
    /** In the configuration, `path:line`. */
    readonly at: string;
  }
>;

export type HeaderAliases = { readonly [Table in HeaderTable]: Aliases<Table> };

interface Vocabulary {
  /** A header as the reader of that kind of table compares it; `''` where nothing is left of it. */
  readonly key: (header: string) => string;
  /** What a header means without the user. */
  readonly known: (header: string) => string | null;
}

const VOCABULARIES: Readonly<Record<HeaderTable, Vocabulary>> = {
  backstage: { key: backstageKey, known: backstageFieldOf },
  analytics: { key: analyticsKey, known: analyticsFieldOf },
  sessions: { key: headerKey, known: (header) => columnOf(header)?.name ?? null },
};

/**
 * The headers that a configuration adds, ready to be looked up.
 *
 * @throws InputError DATA_VALUE_INVALID, with its place, for each header that would be two columns, or the names of managers
 */
export function headerAliases(list: readonly HeaderAlias[]): HeaderAliases {
  const problems: Diagnostic[] = [];
  const found = { backstage: new Map(), analytics: new Map(), sessions: new Map() } as {
    readonly [Table in HeaderTable]: Map<string, { column: HeaderColumn<Table>; at: string }>;
  };
  for (const { table, column, header, at } of [...list].sort(inOrder)) {
    const { key, known } = VOCABULARIES[table];
    const name = key(header);
    const aliases = found[table] as Map<string, { column: HeaderColumn; at: string }>;
    const meant = aliases.get(name)?.column ?? known(header);
    const refuse = (expected: string): void => {
      problems.push(
        diagnostic('DATA_VALUE_INVALID', { key: `headers.${table}.${column}`, value: header, expected }, at),
      );
    };
    if (name === '') refuse('a header with letters or digits');
    else if (table === 'backstage' && isOfManagers(name)) refuse('a column that names no manager');
    else if (meant !== null && meant !== column) refuse(`a header that is not ${meant} already`);
    else aliases.set(name, { column, at: at.line === undefined ? at.file : `${at.file}:${at.line}` });
  }
  if (problems.length > 0) throw new InputError(problems);
  return found;
}

/** As the configuration is read, so that of two it is the later that is refused. */
const inOrder = ({ at: a }: HeaderAlias, { at: b }: HeaderAlias): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
