import type { RowFault } from '../../diagnostics/args.ts';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { NO_FIELDS, type TypedFields, type TypedGift } from '../typed/fields.ts';
import {
  averageCell,
  type CellProblem,
  countCell,
  currencyCell,
  durationCell,
  giftCountCell,
  giftsCell,
  incomeCell,
  isBlank,
  moneyCell,
  timeCell,
  timezoneCell,
} from './cells.ts';
import type { ColumnName } from './columns.ts';
import type { Header } from './header.ts';

export type RowReading =
  | { readonly kind: 'session'; readonly fields: TypedFields }
  | { readonly kind: 'blank' }
  | { readonly kind: 'broken'; readonly faults: readonly RowFault[] };

/** The last line of many sheets: it adds the others up, and would count everything twice. */
const TOTAL = /^(?:grand )?(?:total|totals|sum|summe|gesamt|subtotal|average|mean)$/i;

const LONGEST_SHOWN = 60;
const BLANK: RowReading = { kind: 'blank' };

/** Makes the reader of a table's rows. */
export function rowReader(header: Header): (cells: readonly string[], at: Place) => RowReading {
  const places = new Map<ColumnName, number>();
  for (const [index, each] of header.entries()) if (each) places.set(each.column.name, index);
  const namesOf = (name: ColumnName): string => header[places.get(name) as number]?.header ?? name;

  return (cells, at) => {
    if (cells.every(isBlank)) return BLANK;
    const faults: RowFault[] = [];
    const broken = (): RowReading => ({ kind: 'broken', faults });
    const extra = cells.length > header.length && cells.slice(header.length).some((cell) => !isBlank(cell));
    const unnamed = header.some((each, index) => each === null && !isBlank(cells[index] ?? ''));
    if (cells.length < header.length || extra || unnamed) {
      faults.push({
        kind: 'cells',
        cells: cells.length,
        columns: header.filter((each) => each !== null).length,
      });
      return broken();
    }
    const first = cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
    if (TOTAL.test(first)) {
      faults.push({ kind: 'total-row', value: first });
      return broken();
    }

    const text = (name: ColumnName): string | null => {
      const index = places.get(name);
      if (index === undefined) return null;
      const cell = cells[index] as string;
      return isBlank(cell) ? null : cell.trim();
    };
    const problem = (name: ColumnName, value: string, found: CellProblem): null => {
      const shown = value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN - 1)}\u2026` : value;
      const column = namesOf(name);
      faults.push(
        'tooLarge' in found
          ? { kind: 'too-large', column, value: shown }
          : { kind: 'value', column, value: shown, expected: found.expected },
      );
      return null;
    };
    const read = <Value extends number | object>(
      name: ColumnName,
      reader: (cell: string) => Value | CellProblem,
    ): Value | null => {
      const cell = text(name);
      if (cell === null) return null;
      const value = reader(cell);
      return typeof value === 'object' && ('expected' in value || 'tooLarge' in value)
        ? problem(name, cell, value)
        : value;
    };
    const count = (name: ColumnName): number | null => read(name, countCell);
    const handle = (name: ColumnName): string | null => text(name)?.replace(/^@(?=.)/, '') ?? null;

    const duration = (): number | null => {
      const seconds =
        read('duration', (cell) => durationCell(cell, '')) ??
        read('durationSeconds', (cell) => durationCell(cell, 's')) ??
        read('durationMinutes', (cell) => durationCell(cell, 'm'));
      return seconds ?? read('durationHours', (cell) => durationCell(cell, 'h'));
    };
    const startedAt = (): TypedFields['startedAt'] => {
      if (!places.has('date')) {
        const whole = read('startedAt', timeCell) ?? read('time', timeCell);
        return whole && { text: whole.text, at };
      }
      const day = text('date');
      if (day === null) {
        return text('time') === null
          ? null
          : problem('date', '', { expected: 'the day of the time beside it' });
      }
      const time = text('time')?.replace(/^(?=\d:)/, '0');
      const both = timeCell(time === undefined ? day : `${day}T${time}`);
      return 'text' in both ? { text: both.text, at } : problem('date', time ? `${day} ${time}` : day, both);
    };
    const endedAt = read('endedAt', timeCell);
    const currency = read('currency', currencyCell)?.text ?? null;
    const gifts = read('gift', giftsCell);

    const fields: TypedFields = {
      platform: text('platform'),
      creator: handle('creator'),
      title: text('title'),
      roomId: text('roomId'),
      startedAt: startedAt(),
      endedAt: endedAt && { text: endedAt.text, at },
      timezone: read('timezone', timezoneCell)?.text ?? null,
      durationSeconds: duration(),
      viewers: {
        average: read('averageViewers', averageCell),
        peak: count('peakViewers'),
        unique: count('uniqueViewers'),
      },
      views: count('views'),
      likes: { total: count('likes'), recorded: count('recordedLikes') },
      comments: count('comments'),
      shares: count('shares'),
      follows: count('follows'),
      gifters: count('gifters'),
      gifts: gifts && gifts.map((gift): TypedGift => ({ ...gift, giftId: null, at })),
      giftCount: read('gifts', giftCountCell),
      coins: count('coins'),
      diamonds: count('diamonds'),
      paid: read('paid', (cell) => moneyCell(cell, currency)),
      otherIncome: read('otherIncome', (cell) => incomeCell(cell, currency)) ?? NO_FIELDS.otherIncome,
      host: handle('host'),
    };
    return faults.length > 0 ? broken() : { kind: 'session', fields };
  };
}
