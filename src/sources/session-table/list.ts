import { type DataPath, type DataTree, parseDataTree } from '../../config/data-tree.ts';
import { diagnostic, fail, InputError } from '../../diagnostics/diagnostic.ts';
import { sessionOf } from '../session-file/parse.ts';
import type { SessionRow } from './csv.ts';
import type { Faults } from './faults.ts';
import { asFault } from './verify.ts';

/**
 * The sessions of a list in YAML or JSON: the list itself, or one under the key `sessions`; each is what a session file holds.
 * A session with a value that cannot be read is told to `faults`.
 *
 * @throws InputError for a text that is not valid, and for every unknown key in any session, each with line and column
 */
export async function listRows(text: string, file: string, faults: Faults): Promise<readonly SessionRow[]> {
  const tree = await parseDataTree(text, file);
  const root: DataPath = Array.isArray(tree.value) ? [] : ['sessions'];
  const list = tree.at(root);
  if (!Array.isArray(list))
    fail('DATA_VALUE_INVALID', { key: 'sessions', value: '', expected: 'a list' }, tree.place(root));
  refuseOthers(tree, root);
  const rows: SessionRow[] = [];
  const stopping: InputError['diagnostics'][number][] = [];
  for (const index of list.keys()) {
    const path = [...root, index];
    const at = tree.place(path);
    faults.row();
    try {
      rows.push({ fields: sessionOf(within(tree, path)), at });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const unknown = error.diagnostics.filter((each) => asFault(each).length === 0);
      stopping.push(...unknown);
      if (unknown.length > 0) continue;
      faults.leftOut(
        error.diagnostics.flatMap((each) => asFault(each).map((fault) => ({ fault, at: each.at ?? at }))),
      );
    }
  }
  if (stopping.length > 0) throw new InputError(stopping);
  return rows;
}

/** Beside `sessions` nothing may stand that would be overlooked. */
function refuseOthers(tree: DataTree, root: DataPath): void {
  if (root.length === 0) return;
  const others = Object.keys(tree.value as object).filter((key) => key !== 'sessions' && key !== '$schema');
  if (others.length === 0) return;
  throw new InputError(
    others.map((key) =>
      diagnostic('DATA_KEY_UNKNOWN', { key, nearest: null, known: ['sessions'] }, tree.place([key])),
    ),
  );
}

/** A part of a tree as a tree of its own. */
const within = (tree: DataTree, root: DataPath): DataTree => ({
  file: tree.file,
  value: tree.at(root),
  at: (path) => tree.at([...root, ...path]),
  text: (path) => tree.text([...root, ...path]),
  place: (path) => tree.place([...root, ...path]),
  valuePlace: (path) => tree.valuePlace([...root, ...path]),
});
