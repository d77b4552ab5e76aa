import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { LiveMark, TypedDraft } from './source.ts';
import type { TypedFields } from './typed/fields.ts';
import { override } from './typed/override.ts';

/** The figures of one LIVE, from one input or several. */
export interface TypedLive {
  readonly paths: readonly string[];
  readonly fields: TypedFields;
  readonly notes: readonly Diagnostic[];
  readonly rows: { readonly read: number; readonly malformed: number };
}

interface Group {
  readonly mark: LiveMark | null;
  readonly drafts: [TypedDraft, ...TypedDraft[]];
}

// A recorder that writes whole minutes rounds the start down and the end up or down.
const TOLERANCE = 2 * 60_000;

/**
 * One entry a LIVE: where a recorder wrote its totals into one file and its gifts into another, counted gifts lie over the
 * totals, which become assertions. A second list of gifts of one LIVE is left out, as both may hold the same ones.
 */
export function joinTyped(drafts: readonly TypedDraft[]): { lives: TypedLive[]; diagnostics: Diagnostic[] } {
  const groups: Group[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const draft of drafts) {
    const { live: mark = null } = draft;
    const same = mark && groups.find((group) => group.mark !== null && sameLive(group.mark, mark));
    if (!same) {
      groups.push({ mark, drafts: [draft] });
      continue;
    }
    const twin = same.drafts.find((each) => (each.fields.gifts === null) === (draft.fields.gifts === null));
    if (twin === undefined) same.drafts.push(draft);
    else {
      const { path } = draft;
      diagnostics.push(diagnostic('INPUT_LEFT_OUT', { path, other: twin.path, reason: 'overlap' }));
    }
  }
  return { lives: groups.map(({ drafts: same }) => liveOf(same)), diagnostics };
}

function sameLive(a: LiveMark, b: LiveMark): boolean {
  if (a.key !== b.key) return false;
  const before = a.to !== null && b.from !== null && a.to + TOLERANCE < b.from;
  const after = b.to !== null && a.from !== null && b.to + TOLERANCE < a.from;
  return !before && !after;
}

const NO_NOTES: readonly Diagnostic[] = [];
const NO_ROWS: TypedLive['rows'] = { read: 0, malformed: 0 };

/** The one says what the other does not: a list of gifts has no totals, and totals no gifts. */
function liveOf(drafts: readonly [TypedDraft, ...TypedDraft[]]): TypedLive {
  const [{ path, fields, notes: found = NO_NOTES, rows: counted = NO_ROWS }] = drafts;
  if (drafts.length === 1) return { paths: [path], fields, notes: found, rows: counted };
  return {
    paths: drafts.map(({ path }) => path),
    fields: drafts.map(({ fields }) => fields).reduce(override),
    notes: drafts.flatMap(({ notes = [] }) => notes),
    rows: {
      read: drafts.reduce((sum, { rows }) => sum + (rows?.read ?? 0), 0),
      malformed: drafts.reduce((sum, { rows }) => sum + (rows?.malformed ?? 0), 0),
    },
  };
}
