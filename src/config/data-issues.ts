import type * as z from 'zod';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { nearestWord } from '../diagnostics/nearest.ts';
import type { DataPath, DataTree } from './data-tree.ts';

export type RawIssue = z.core.$ZodRawIssue;
type Issue = z.core.$ZodIssue;

/** zod's findings as diagnostics, in the order of the file. */
export function issueDiagnostics(issues: readonly Issue[], tree: DataTree): Diagnostic[] {
  return issues
    .flatMap((issue) => fromIssue(issue, [], tree))
    .sort((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
}

function fromIssue(issue: Issue, before: DataPath, tree: DataTree): Diagnostic[] {
  const path = [...before, ...(issue.path as DataPath)];
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message === '' ? [] : issue.message.split('\n');
    return issue.keys.map((name) => {
      const key = dotted([...path, name]);
      return diagnostic(
        'DATA_KEY_UNKNOWN',
        { key, nearest: nearestWord(name, known), known },
        tree.place([...path, name]),
      );
    });
  }
  if (issue.code === 'invalid_union') {
    const meant = meantBranch(issue.errors, issue.message !== '');
    if (meant) return meant.flatMap((inner) => fromIssue(inner, path, tree));
  }
  const key = dotted(path);
  const expected = issue.message === '' ? expectation(issue) : issue.message;
  if (issue.code === 'invalid_key')
    return [
      diagnostic('DATA_VALUE_INVALID', { key, value: String(path.at(-1)), expected }, tree.place(path)),
    ];
  if (path.length > 0 && tree.at(path) === undefined)
    return [diagnostic('DATA_KEY_MISSING', { key, expected }, tree.place(path))];
  return [
    diagnostic('DATA_VALUE_INVALID', { key, value: written(tree, path), expected }, tree.valuePlace(path)),
  ];
}

/**
 * Of a union's branches, the one of the value's own kind, whose faults say more than "neither of these"; `null` when none is,
 * or when it has nothing to say and the union has a text of its own.
 */
function meantBranch(branches: readonly (readonly Issue[])[], unionSpeaks: boolean): readonly Issue[] | null {
  const [meant, another] = branches.filter((issues) => !issues.some(isWrongKind));
  if (!meant || another) return null;
  const mute = meant.every((issue) => issue.path.length === 0 && issue.message === '');
  return mute && unionSpeaks ? null : meant;
}

function isWrongKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return issue.errors.every((branch) => branch.some(isWrongKind));
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}

/** `profiles.tiktok.gifts[0].coins`; the whole file is written as an empty text. */
function dotted(path: DataPath): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`))
    .join('');
}

function written(tree: DataTree, path: DataPath): string {
  const text = tree.text(path) ?? JSON.stringify(tree.at(path)) ?? '';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a group of keys',
  record: 'a group of keys',
  array: 'a list',
};

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unit(issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unit(issue.origin)}`;
    case 'invalid_format':
      return issue.format;
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.map((inner) => inner.message)[0] ?? '';
    case 'invalid_union':
    case 'unrecognized_keys':
    case 'custom':
      return '';
  }
}

const unit = (origin: string): string =>
  origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '';
