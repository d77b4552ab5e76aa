import type { Malformed } from '../gift-table/table.ts';
import type { Faults } from '../session-table/faults.ts';

/** Rows with too few or too many cells: which figure stands where cannot be told. */
export function tornRows({ count, positions }: Malformed, faults: Faults): void {
  for (let index = 0; index < count; index += 1) {
    const [file = '', line] = (positions[index] ?? '').split(/:(\d+)$/);
    faults.row();
    faults.leftOut(
      file === '' ? [] : [{ fault: { kind: 'torn' }, at: line ? { file, line: Number(line) } : { file } }],
    );
  }
}
