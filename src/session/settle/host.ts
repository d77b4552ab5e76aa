import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { UserId } from '../ids.ts';
import type { Tally } from '../tally/tally.ts';
import { smallestFirst } from './naming.ts';
import { coinsOf, type PriceOf } from './pricing.ts';
import type { Purchase } from './purchase.ts';

export interface Host {
  /** `null` where no receiver is known at all: then every gift is the host's. */
  readonly id: UserId | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Whose LIVE it was (decision 5): whom the user declared, else the one host that gift messages name, else the room's one
 * owner, else the receiver of most purchases, then of most coins, then with the smallest id, which is said to be inferred
 * when there was a choice.
 */
export function findHost(
  tally: Tally,
  declared: string | null,
  purchases: readonly Purchase[],
  price: PriceOf,
): Host {
  const receivers = rank(purchases, price);
  const known = new Set([...receivers, ...tally.anchors, ...tally.owners, ...tally.handles.keys()]);
  const diagnostics: Diagnostic[] = [];
  if (declared !== null) {
    const id = resolve(declared, known, tally.handles);
    if (id !== null) return { id, diagnostics };
    if (known.size > 0) diagnostics.push(diagnostic('HOST_NOT_IN_LOG', { host: declared }));
    // An id means what it says, even when nobody in the log has it; a handle that nobody has means nothing.
    if (/^\d+$/.test(declared)) return { id: declared as UserId, diagnostics };
  }
  const named = only(tally.anchors) ?? only(tally.owners);
  if (named !== null) return { id: named, diagnostics };
  const [first] = receivers;
  if (first === undefined) return { id: null, diagnostics };
  if (receivers.length === 1) return { id: first, diagnostics };
  const inferred = diagnostic('HOST_INFERRED', {
    receiver: tally.handles.get(first) ?? first,
    receivers: receivers.length,
  });
  return { id: first, diagnostics: [...diagnostics, inferred] };
}

const only = (ids: readonly UserId[]): UserId | null => (ids.length === 1 ? (ids[0] as UserId) : null);

function resolve(
  declared: string,
  known: ReadonlySet<UserId>,
  handles: ReadonlyMap<UserId, string>,
): UserId | null {
  if (known.has(declared as UserId)) return declared as UserId;
  const handle = declared.replace(/^@/, '').toLowerCase();
  const same = [...handles].filter(([, each]) => each.toLowerCase() === handle).map(([id]) => id);
  return same.sort(smallestFirst)[0] ?? null;
}

/** Receivers by purchases, coins, then id. */
function rank(purchases: readonly Purchase[], price: PriceOf): UserId[] {
  const totals = new Map<UserId, { purchases: number; coins: number }>();
  for (const purchase of purchases) {
    if (purchase.receiver === null) continue;
    const total = totals.get(purchase.receiver) ?? { purchases: 0, coins: 0 };
    total.purchases += 1;
    total.coins += coinsOf(price(purchase), purchase.count);
    totals.set(purchase.receiver, total);
  }
  return [...totals]
    .sort(([a, x], [b, y]) => y.purchases - x.purchases || y.coins - x.coins || smallestFirst(a, b))
    .map(([id]) => id);
}
