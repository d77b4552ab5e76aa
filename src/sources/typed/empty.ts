import type { TypedFields } from './fields.ts';

/**
 * Whether there is anything to estimate: at least one figure about the audience, the gifts or the money. Likes alone are
 * enough; a name, a time or a duration alone are not.
 */
export function hasAnySessionField(fields: TypedFields): boolean {
  const figures = [
    fields.viewers.average,
    fields.viewers.peak,
    fields.viewers.unique,
    fields.views,
    fields.likes.total,
    fields.likes.recorded,
    fields.comments,
    fields.shares,
    fields.follows,
    fields.gifters,
    fields.gifts,
    fields.giftCount,
    fields.coins,
    fields.diamonds,
    fields.paid,
  ];
  return figures.some((figure) => figure !== null) || fields.otherIncome.length > 0;
}
