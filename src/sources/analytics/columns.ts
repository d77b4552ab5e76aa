import type { HeaderColumn } from '../../config/headers.ts';
import type { Aliases } from '../header-aliases.ts';

/** What the daily tables of LIVE analytics tell. */
export type AnalyticsField = Exclude<HeaderColumn<'analytics'>, 'durationSeconds' | 'ignored'>;

/**
 * Headers by language, without case, spaces and what stands in brackets. The Japanese ones are TikTok's; of the others no file
 * was ever published, so that all words for one thing are taken.
 */
const HEADERS: Readonly<Record<AnalyticsField, string>> = {
  date: '日付|date|day|datum|fecha|data|tanggal|ngày|tarih|日期|날짜|วันที่|дата|التاريخ',
  diamonds:
    'ダイヤモンド|diamonds|live diamonds|diamanten|diamantes|diamants|diamanti|berlian|kim cương|elmas|elmaslar|钻石|鑽石|다이아몬드|เพชร|алмазы',
  gifters:
    'ギフト贈呈者|gifters|gift givers|gift senders|schenkende|regaladores|presenteadores|donateurs|pemberi hadiah|người tặng quà|hediye gönderenler|送礼者|送禮者',
  follows:
    '新規フォロワー|new followers|neue follower|nuevos seguidores|novos seguidores|nouveaux abonnés|nuovi follower|pengikut baru|người theo dõi mới|yeni takipçiler|新增粉丝|新增粉絲|신규 팔로워',
  commenters:
    'コメントした視聴者|commenters|viewers who commented|commenting viewers|kommentierende zuschauer|espectadores que comentaron|espectadores que comentaram|spectateurs ayant commenté|penonton yang berkomentar|评论观众|評論觀眾',
  likes:
    'いいね|likes|gefällt mir|me gusta|curtidas|j’aime|mi piace|suka|lượt thích|beğeniler|点赞|按讚|좋아요|ถูกใจ',
  shares: 'シェア|shares|geteilt|compartidos|compartilhamentos|partages|condivisioni|dibagikan|分享|공유',
  duration:
    'live時間|live duration|live time|duration|live-dauer|duración del live|duração da live|durée du live|durata live|durasi live|直播时长|直播時長',
  lives:
    'liveの合計数|lives|live count|total lives|number of lives|total live videos|anzahl lives|total de lives|nombre de lives|jumlah live|直播次数|直播次數',
  views:
    '視聴数|views|live views|total views|aufrufe|visualizaciones|visualizações|vues|visualizzazioni|tayangan|观看次数|觀看次數',
  unique:
    'ユニーク視聴者数|unique viewers|total viewers|eindeutige zuschauer|espectadores únicos|spectateurs uniques|penonton unik|独立观众|獨立觀眾',
  watched:
    '平均視聴時間|average watch time|avg. watch time|average view duration|durchschnittliche wiedergabezeit|tiempo medio de visualización|temps de visionnage moyen|waktu tonton rata-rata',
  peak: '最高同時視聴者数|peak concurrent viewers|max concurrent viewers|peak viewers|top viewers',
  average: '平均同時視聴者数|average concurrent viewers|avg. concurrent viewers|average viewers',
};

const KNOWN = new Map(
  Object.entries(HEADERS).flatMap(([field, names]) =>
    names.split('|').map((name): [string, AnalyticsField] => [name, field as AnalyticsField]),
  ),
);

/** No table of LIVEs has these: they are sums over a day. */
const DAILY: ReadonlySet<AnalyticsField> = new Set(['lives', 'commenters', 'watched']);

export interface AnalyticsColumns {
  /** In the order of the header; `ignored` by the user's word. */
  readonly fields: readonly (AnalyticsField | 'ignored')[];
  /** Bare numbers of a length are seconds, by the user's word. */
  readonly inSeconds: boolean;
  /** The user says that it is such a table: its days stand under a header of theirs. */
  readonly declared: boolean;
  /** Two columns that the user calls the same. */
  readonly twice: { readonly column: string; readonly first: string; readonly alias: string } | null;
}

/** The columns of a header; `null` where one is not known or the first is no date. */
export function analyticsColumns(
  header: readonly string[],
  aliases: Aliases<'analytics'> = new Map(),
): AnalyticsColumns | null {
  const named = header.map((cell) => aliases.get(analyticsKey(cell)));
  const fields = header.map((cell, index) => {
    const column = named[index]?.column;
    return column === 'durationSeconds' ? 'duration' : (column ?? analyticsFieldOf(cell));
  });
  if (!fields.every((field) => field !== null)) return null;
  const second = fields.findIndex((field, index) => field !== 'ignored' && fields.indexOf(field) < index);
  const first = fields.indexOf(fields[second] ?? 'ignored');
  const alias = named[second] ?? named[first];
  const told = fields.filter((field) => field !== 'ignored');
  // A header that is known twice is of another kind of table; one that is twice by the user's word is a mistake to name.
  if (told.length < 2 || fields[0] !== 'date' || (second >= 0 && !alias)) return null;
  return {
    fields,
    inSeconds: named.some((each) => each?.column === 'durationSeconds'),
    declared: named[0] !== undefined,
    twice:
      second >= 0 && alias
        ? { column: header[second] ?? '', first: header[first] ?? '', alias: alias.at }
        : null,
  };
}

/** What a header is without the user; `null` is unknown. */
export const analyticsFieldOf = (header: string): AnalyticsField | null =>
  KNOWN.get(analyticsKey(header)) ?? null;

/**
 * Whether a table can only be one of days. `date, diamonds` may also be a table with a row a LIVE; with a row for each day
 * in a row it is not.
 *
 * @param everyDay the rows are one day each, one day after the other
 */
export const isDaily = (
  header: readonly string[],
  { fields, declared }: AnalyticsColumns,
  everyDay: () => boolean,
): boolean =>
  declared ||
  fields.some((field) => field !== 'ignored' && DAILY.has(field)) ||
  analyticsKey(header[0] ?? '') === '日付' ||
  header.some((cell) => /\((?:sec|seconds|s)\)/i.test(cell)) ||
  everyDay();

/** Whether a header says that its numbers are seconds. */
export const saysSeconds = (cell: string): boolean =>
  /\(\s*(?:sec|seconds|s|秒)\s*\)/i.test(cell.normalize('NFKC'));

/** A header as it is compared. */
export const analyticsKey = (cell: string): string =>
  cell
    .normalize('NFKC')
    .replaceAll(/\([^)]*\)/g, '')
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ');
