import type { CsvColumn, CsvValue } from './csv.ts';

type Leaf = string | number | boolean;

/** Every path to a value of a row: `direct.cash.low`. Lists have none. */
export type PathOf<Row> = {
  [Key in keyof Row & string]: NonNullable<Row[Key]> extends Leaf
    ? Key
    : NonNullable<Row[Key]> extends readonly unknown[]
      ? never
      : `${Key}.${PathOf<NonNullable<Row[Key]>>}`;
}[keyof Row & string];

/** Columns that are called after the path of their value in a row; the same names are in the lines of JSON. */
export const columnsOf = <Row>(
  kind: CsvColumn<Row>['kind'],
  paths: readonly PathOf<Row>[],
): CsvColumn<Row>[] =>
  paths.map((path) => {
    const keys = path.split('.');
    return { name: path, kind, value: (row) => valueAt(row, keys) };
  });

function valueAt(row: unknown, keys: readonly string[]): CsvValue {
  let value = row;
  for (const key of keys) value = (value as Readonly<Record<string, unknown>> | null)?.[key] ?? null;
  return value as CsvValue;
}
