import type { HistoryReport } from '../../report/history/build.ts';
import { type GroupRow, groupRows } from '../rows/history.ts';
import { type CsvColumn, renderCsv } from './csv.ts';
import { columnsOf, type PathOf } from './paths.ts';

type Paths = readonly PathOf<GroupRow>[];
const text = (...paths: Paths): CsvColumn<GroupRow>[] => columnsOf('text', paths);
const number = (...paths: Paths): CsvColumn<GroupRow>[] => columnsOf('number', paths);
const truth = (...paths: Paths): CsvColumn<GroupRow>[] => columnsOf('truth', paths);

/** New columns come at the end. What gifts paid and what goes with likes are columns of their own; no column adds them. */
export const GROUP_COLUMNS: readonly CsvColumn<GroupRow>[] = [
  ...text('by', 'timezone', 'key.kind', 'key.start', 'key.end', 'key.name', 'key.platform'),
  ...number('key.groups', 'sessions'),
  ...number('direct.coins', 'direct.diamonds'),
  ...truth('direct.lowerBound'),
  ...number('direct.known'),
  ...text('direct.cash.currency'),
  ...number('direct.cash.low', 'direct.cash.expected', 'direct.cash.high'),
  ...number('direct.perHour.coins'),
  ...number('direct.perHour.cash.low', 'direct.perHour.cash.expected', 'direct.perHour.cash.high'),
  ...truth('direct.perHour.lowerBound'),
  ...number('direct.perHour.known', 'share'),
  ...number('durationSeconds.sum', 'durationSeconds.known'),
  ...number('averageViewers.value', 'averageViewers.known', 'peakViewers'),
  ...number('views.sum', 'views.known'),
  ...number('likesPaid', 'likes.sum', 'likes.known'),
  ...number('likesPerViewerMinute.value', 'likesPerViewerMinute.known'),
  ...number('comments.sum', 'comments.known', 'shares.sum', 'shares.known', 'follows.sum', 'follows.known'),
  ...number('gifters.sum', 'gifters.known', 'coinsPerGifter.value', 'coinsPerGifter.known'),
  ...number('score.value', 'score.known'),
];

export const renderGroups = (report: HistoryReport, version: string): string =>
  renderCsv(GROUP_COLUMNS, groupRows(report, version));
