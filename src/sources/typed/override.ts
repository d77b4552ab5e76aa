import type { TypedFields } from './fields.ts';

/**
 * The file's fields with the flags laid over them (decision: a flag replaces the file's field). Any `--gift` replaces the
 * whole gift list and any `--income` the whole list of other income; `--likes` replaces the file's `likes` as a whole; the
 * three kinds of viewers are replaced one by one.
 */
export function override(file: TypedFields, flags: TypedFields): TypedFields {
  return {
    platform: flags.platform ?? file.platform,
    creator: flags.creator ?? file.creator,
    title: flags.title ?? file.title,
    roomId: flags.roomId ?? file.roomId,
    startedAt: flags.startedAt ?? file.startedAt,
    endedAt: flags.endedAt ?? file.endedAt,
    timezone: flags.timezone ?? file.timezone,
    durationSeconds: flags.durationSeconds ?? file.durationSeconds,
    viewers: {
      average: flags.viewers.average ?? file.viewers.average,
      peak: flags.viewers.peak ?? file.viewers.peak,
      unique: flags.viewers.unique ?? file.viewers.unique,
    },
    views: flags.views ?? file.views,
    likes: flags.likes.total === null ? file.likes : flags.likes,
    comments: flags.comments ?? file.comments,
    shares: flags.shares ?? file.shares,
    follows: flags.follows ?? file.follows,
    gifters: flags.gifters ?? file.gifters,
    gifts: flags.gifts ?? file.gifts,
    giftCount: flags.giftCount ?? file.giftCount,
    coins: flags.coins ?? file.coins,
    diamonds: flags.diamonds ?? file.diamonds,
    paid: flags.paid ?? file.paid,
    otherIncome: flags.otherIncome.length > 0 ? flags.otherIncome : file.otherIncome,
    host: flags.host ?? file.host,
  };
}

/** {@link override} by the same flags for many files: where the flags say nothing, fields stay what they are. */
export const overrideBy = (flags: TypedFields): ((file: TypedFields) => TypedFields) =>
  saysNothing(flags) ? (file) => file : (file) => override(file, flags);

const saysNothing = ({ viewers, likes, otherIncome, ...others }: TypedFields): boolean =>
  otherIncome.length === 0 &&
  [viewers, likes, others].every((part) => Object.values(part).every((value) => value === null));
