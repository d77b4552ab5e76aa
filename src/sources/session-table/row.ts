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

/**
 * Makes the reader of a table's rows. What finds a column's cell and reads it is made once: a hundred thousand rows would spend
 * longer on making functions than on reading.
 */
export function rowReader(header: Header): (cells: readonly string[], at: Place) => RowReading {
  const places = new Map<ColumnName, number>();
  for (const [index, each] of header.entries()) if (each) places.set(each.column.name, index);
  const unnamed = [...header.keys()].filter((index) => header[index] === null);
  const named = header.length - unnamed.length;

  // Of the row that is being read.
  let cells: readonly string[] = [];
  let at: Place = { file: '' };
  let faults: RowFault[] = [];

  const text = (name: ColumnName): (() => string | null) => {
    const index = places.get(name);
    if (index === undefined) return absent;
    return () => {
      const cell = cells[index] as string;
      return isBlank(cell) ? null : cell.trim();
    };
  };
  const problem = (name: ColumnName, value: string, found: CellProblem): null => {
    const shown = value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN - 1)}\u2026` : value;
    const column = header[places.get(name) as number]?.header ?? name;
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
  ): (() => Value | null) => {
    const cellOf = text(name);
    if (cellOf === absent) return absent;
    return () => {
      const cell = cellOf();
      if (cell === null) return null;
      const value = reader(cell);
      return typeof value === 'object' && ('expected' in value || 'tooLarge' in value)
        ? problem(name, cell, value)
        : value;
    };
  };
  const count = (name: ColumnName): (() => number | null) => read(name, countCell);
  const handle = (name: ColumnName): (() => string | null) => {
    const cellOf = text(name);
    return () => cellOf()?.replace(/^@(?=.)/, '') ?? null;
  };

  const durations = [
    read('duration', (cell) => durationCell(cell, '')),
    read('durationSeconds', (cell) => durationCell(cell, 's')),
    read('durationMinutes', (cell) => durationCell(cell, 'm')),
    read('durationHours', (cell) => durationCell(cell, 'h')),
  ];
  const duration = (): number | null => {
    for (const each of durations) {
      const seconds = each();
      if (seconds !== null) return seconds;
    }
    return null;
  };
  const wholeStart = read('startedAt', timeCell);
  const wholeTime = read('time', timeCell);
  const dayOf = text('date');
  const timeOfDay = text('time');
  const startedAt = (): TypedFields['startedAt'] => {
    if (!places.has('date')) {
      const whole = wholeStart() ?? wholeTime();
      return whole && { text: whole.text, at };
    }
    const day = dayOf();
    if (day === null) {
      return timeOfDay() === null ? null : problem('date', '', { expected: 'the day of the time beside it' });
    }
    const time = timeOfDay()?.replace(/^(?=\d:)/, '0');
    const both = timeCell(time === undefined ? day : `${day}T${time}`);
    return 'text' in both ? { text: both.text, at } : problem('date', time ? `${day} ${time}` : day, both);
  };
  // For an amount that names none.
  let currency: string | null = null;
  const readers = {
    endedAt: read('endedAt', timeCell),
    currency: read('currency', currencyCell),
    gifts: read('gift', giftsCell),
    platform: text('platform'),
    creator: handle('creator'),
    title: text('title'),
    roomId: text('roomId'),
    timezone: read('timezone', timezoneCell),
    average: read('averageViewers', averageCell),
    peak: count('peakViewers'),
    unique: count('uniqueViewers'),
    views: count('views'),
    likes: count('likes'),
    recordedLikes: count('recordedLikes'),
    comments: count('comments'),
    shares: count('shares'),
    follows: count('follows'),
    gifters: count('gifters'),
    giftCount: read('gifts', giftCountCell),
    coins: count('coins'),
    diamonds: count('diamonds'),
    paid: read('paid', (cell) => moneyCell(cell, currency)),
    otherIncome: read('otherIncome', (cell) => incomeCell(cell, currency)),
    host: handle('host'),
  };
  const fieldsOf = (): TypedFields => {
    const endedAt = readers.endedAt();
    currency = readers.currency()?.text ?? null;
    const gifts = readers.gifts();
    return {
      platform: readers.platform(),
      creator: readers.creator(),
      title: readers.title(),
      roomId: readers.roomId(),
      startedAt: startedAt(),
      endedAt: endedAt && { text: endedAt.text, at },
      timezone: readers.timezone()?.text ?? null,
      durationSeconds: duration(),
      viewers: { average: readers.average(), peak: readers.peak(), unique: readers.unique() },
      views: readers.views(),
      likes: { total: readers.likes(), recorded: readers.recordedLikes() },
      comments: readers.comments(),
      shares: readers.shares(),
      follows: readers.follows(),
      gifters: readers.gifters(),
      gifts: gifts && gifts.map((gift): TypedGift => ({ ...gift, giftId: null, at })),
      giftCount: readers.giftCount(),
      coins: readers.coins(),
      diamonds: readers.diamonds(),
      paid: readers.paid(),
      otherIncome: readers.otherIncome() ?? NO_FIELDS.otherIncome,
      host: readers.host(),
    };
  };

  return (row, place) => {
    if (row.every(isBlank)) return BLANK;
    [cells, at, faults] = [row, place, []];
    const extra = row.length > header.length && row.slice(header.length).some((cell) => !isBlank(cell));
    if (row.length < header.length || extra || unnamed.some((index) => !isBlank(row[index] ?? ''))) {
      faults.push({ kind: 'cells', cells: row.length, columns: named });
      return { kind: 'broken', faults };
    }
    const first = row.find((cell) => cell.trim() !== '')?.trim() ?? '';
    if (TOTAL.test(first)) {
      faults.push({ kind: 'total-row', value: first });
      return { kind: 'broken', faults };
    }
    const fields = fieldsOf();
    return faults.length > 0 ? { kind: 'broken', faults } : { kind: 'session', fields };
  };
}

/** There is no such column. */
const absent = (): null => null;
