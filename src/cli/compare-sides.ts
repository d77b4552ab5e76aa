import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { placeIn } from '../history/window.ts';
import type { Session } from '../session/session.ts';
import { eachSession } from '../sources/each.ts';
import type { LoadRequest } from '../sources/load.ts';
import { startLivesTaken } from '../sources/overlap.ts';
import type { Stretch } from '../sources/typed/stretch.ts';

export interface Sides {
  readonly a: readonly Session[];
  readonly b: readonly Session[];
  /** On neither side. */
  readonly pool: readonly Session[];
  /** Sessions on both sides. */
  readonly shared: number;
  /** Sessions that do not say when they were, where sides are periods. */
  readonly undated: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads what is to be compared. A LIVE of the history that is on a side, by its room or its time, is not taken as another one.
 *
 * @param inputs the two sides, or with `periods` the history that they are of
 * @param history further sessions that may tell what is usual
 * @throws InputError as `eachSession`
 */
export async function collectSides(
  inputs: readonly string[],
  history: readonly string[],
  periods: { readonly a: Stretch; readonly b: Stretch } | null,
  requestFor: (inputs: readonly string[]) => LoadRequest,
): Promise<Sides> {
  const a: Session[] = [];
  const b: Session[] = [];
  const others: Session[] = [];
  const diagnostics: Diagnostic[] = [];
  let shared = 0;
  let undated = 0;
  const read = async (paths: readonly string[], take: (session: Session) => void): Promise<void> => {
    diagnostics.push(...(await eachSession(requestFor(paths), take)));
  };
  const taken = startLivesTaken();
  const isNew = (session: Session): boolean => taken.take(session) === null;
  if (periods) {
    await read(inputs, (session) => {
      const [inA, inB] = [placeIn(periods.a, session), placeIn(periods.b, session)];
      if (inA === 'undated') undated += 1;
      if (inA === 'inside' && inB === 'inside') shared += 1;
      if (inA === 'inside') a.push(session);
      if (inB === 'inside') b.push(session);
      if (inA === 'outside' && inB === 'outside') others.push(session);
      else isNew(session);
    });
  } else {
    await read(inputs.slice(0, 1), (session) => {
      a.push(session);
      isNew(session);
    });
    await read(inputs.slice(1), (session) => {
      b.push(session);
      if (!isNew(session)) shared += 1;
    });
  }
  if (history.length > 0) await read(history, (session) => others.push(session));
  return { a, b, pool: others.filter(isNew), shared, undated, diagnostics };
}
