import * as z from 'zod';

/** What a figure can be compared with: `amount` has a currency beside it, `decimal` is exact text without one. */
export type FigureKind = 'number' | 'decimal' | 'amount' | 'text' | 'boolean';

export interface Figure {
  readonly kind: FigureKind;
  /** The texts it can be; `null` for any. */
  readonly options: readonly string[] | null;
}

/** The part of JSON Schema that zod writes for the documents. */
interface Node {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Record<string, Node>;
  readonly items?: Node;
  /** A union. */
  readonly anyOf?: readonly Node[];
  /** A union told apart by one key. */
  readonly oneOf?: readonly Node[];
}

/** Ratios that stand beside amounts of money and are none. */
const RATIOS = new Set(['creatorShare', 'percent', 'ratio']);

/** Verdicts are no figures: a check on checks would have to judge itself. */
const NOT_JUDGED = 'checks';

/**
 * Every figure that a document of this schema can hold, by its path with `[*]` for any position of a list:
 * `sessions[*].direct.cash.expected`. What has no fixed shape (the arguments of a diagnostic) is left out.
 */
export function figuresOf(schema: z.ZodType): Map<string, Figure> {
  const figures = new Map<string, Figure>();
  const visit = (node: Node, path: string, parent: Node | null): void => {
    const figure = figureOf(node, path, parent);
    if (figure) figures.set(path, either(figures.get(path), figure));
    for (const branch of node.anyOf ?? node.oneOf ?? []) visit(branch, path, parent);
    if (node.items) visit(node.items, `${path}[*]`, null);
    for (const [key, property] of Object.entries(node.properties ?? {}))
      if (path !== '' || key !== NOT_JUDGED) visit(property, path === '' ? key : `${path}.${key}`, node);
  };
  visit(z.toJSONSchema(schema) as Node, '', null);
  return figures;
}

/** A figure of several branches of a union: a text can be what any of them says. */
function either(known: Figure | undefined, next: Figure): Figure {
  if (!known?.options || !next.options) return known ?? next;
  return { ...known, options: [...new Set([...known.options, ...next.options])] };
}

function figureOf(node: Node, path: string, parent: Node | null): Figure | null {
  // A nullable number is written as ["number", "null"].
  const type = [node.type ?? []].flat().find((each) => each !== 'null') ?? 'any';
  switch (type) {
    case 'number':
    case 'integer':
      return { kind: 'number', options: null };
    case 'boolean':
      return { kind: 'boolean', options: null };
    case 'string': {
      const options = node.enum ?? (node.const === undefined ? null : [node.const]);
      if (!isDecimal(node)) return { kind: 'text', options: options && options.map(String) };
      const name = path.split('.').at(-1) as string;
      const money = parent?.properties?.['currency'] !== undefined && !RATIOS.has(name);
      return { kind: money ? 'amount' : 'decimal', options: null };
    }
    default:
      return null;
  }
}

const isDecimal = ({ pattern, const: only }: Node): boolean =>
  pattern === undefined ? /^\d+$/.test(String(only)) : new RegExp(pattern, 'u').test('-1.5');
