import type { Place } from '../diagnostics/diagnostic.ts';

/**
 * The columns for which a configuration may name headers of its own, by the kind of table. They are the vocabulary of the
 * readers of these tables, and a length is named with the unit of its bare numbers.
 */
export const HEADER_COLUMNS = {
  backstage: [
    'creatorId',
    'creator',
    'days',
    'diamonds',
    'duration',
    'durationHours',
    'validDays',
    'follows',
    'lives',
    'diamondsBefore',
    'durationBefore',
    'durationHoursBefore',
    'validDaysBefore',
    'matches',
    'multiGuest',
    'multiGuestAsHost',
    'multiGuestAsGuest',
    'fanClub',
  ],
  analytics: [
    'date',
    'diamonds',
    'gifters',
    'follows',
    'commenters',
    'likes',
    'shares',
    'duration',
    'durationSeconds',
    'lives',
    'views',
    'unique',
    'watched',
    'peak',
    'average',
    'ignored',
  ],
  sessions: [
    'creator',
    'platform',
    'title',
    'roomId',
    'startedAt',
    'endedAt',
    'date',
    'time',
    'timezone',
    'duration',
    'durationSeconds',
    'durationMinutes',
    'durationHours',
    'averageViewers',
    'peakViewers',
    'uniqueViewers',
    'views',
    'likes',
    'recordedLikes',
    'comments',
    'shares',
    'follows',
    'gifters',
    'gifts',
    'gift',
    'coins',
    'diamonds',
    'paid',
    'currency',
    'otherIncome',
    'host',
    'notes',
  ],
} as const;

export type HeaderTable = keyof typeof HEADER_COLUMNS;
export type HeaderColumn<Table extends HeaderTable = HeaderTable> = (typeof HEADER_COLUMNS)[Table][number];
export const HEADER_TABLES = Object.keys(HEADER_COLUMNS) as readonly HeaderTable[];

/** A header that the user says to be a column: `Diamantes` is `diamonds` in a table of LIVE Backstage. */
export interface HeaderAlias {
  readonly table: HeaderTable;
  readonly column: HeaderColumn;
  /** As it was written. */
  readonly header: string;
  /** In the configuration. */
  readonly at: Place;
}
