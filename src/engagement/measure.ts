import { likesForRates, type SessionField, viewerMinutes } from '../session/exposure.ts';
import type { Session } from '../session/session.ts';
import { COMPONENTS, type ComponentName } from './benchmarks.ts';

export type ExposureUnit = 'viewer-minutes' | 'unique viewers';

/** What a session says about one part of the score, before any yardstick is laid against it. */
export interface Measurement {
  readonly name: ComponentName;
  /** Viewer-minutes for `watch` (may be fractional), else a whole count. */
  readonly count: number | null;
  /** What the count is divided by. 0 is kept, and makes the part unavailable. */
  readonly exposure: number | null;
  readonly exposureUnit: ExposureUnit;
  /** `count / exposure` as observed: minutes each for `watch`, else events per exposure unit. `null` when unavailable. */
  readonly rate: number | null;
  /** The numbers that would make it available; empty when it is, and when a 0 stands in the way. */
  readonly missing: readonly SessionField[];
}

interface Needs {
  readonly count: (session: Session) => number | null;
  readonly exposureUnit: ExposureUnit;
  readonly fields: readonly SessionField[];
}

const WATCHED = ['viewers.average', 'durationSeconds'] as const;

const needs: Readonly<Record<ComponentName, Needs>> = {
  watch: {
    count: viewerMinutes,
    exposureUnit: 'unique viewers',
    fields: [...WATCHED, 'viewers.unique'],
  },
  comments: {
    count: (session) => session.comments,
    exposureUnit: 'viewer-minutes',
    fields: ['comments', ...WATCHED],
  },
  gifters: {
    count: (session) => session.gifters,
    exposureUnit: 'unique viewers',
    fields: ['gifters', 'viewers.unique'],
  },
  follows: {
    count: (session) => session.follows,
    exposureUnit: 'unique viewers',
    fields: ['follows', 'viewers.unique'],
  },
  likes: {
    count: likesForRates,
    exposureUnit: 'viewer-minutes',
    fields: ['likes', ...WATCHED],
  },
  shares: {
    count: (session) => session.shares,
    exposureUnit: 'unique viewers',
    fields: ['shares', 'viewers.unique'],
  },
};

const read: Readonly<Record<SessionField, (session: Session) => number | null>> = {
  'viewers.average': (session) => session.viewers.average,
  'viewers.peak': (session) => session.viewers.peak,
  'viewers.unique': (session) => session.viewers.unique,
  durationSeconds: (session) => session.durationSeconds,
  likes: likesForRates,
  comments: (session) => session.comments,
  shares: (session) => session.shares,
  follows: (session) => session.follows,
  gifters: (session) => session.gifters,
};

/** Without viewers or time there is nothing to divide by, and another number would not change that. */
const DIVISORS: ReadonlySet<SessionField> = new Set(['viewers.average', 'durationSeconds', 'viewers.unique']);

/** What a part is measured by where it is available: nothing is divided by 0, and nothing unknown is 0. */
export interface Exposed {
  readonly count: number;
  readonly exposure: number;
}

/** One part of a session by itself; `null` where it is not available. */
export function exposed(session: Session, name: ComponentName): Exposed | null {
  const { count: countOf, exposureUnit, fields } = needs[name];
  for (const field of fields) {
    const value = read[field](session);
    if (value === null || (value === 0 && DIVISORS.has(field))) return null;
  }
  const count = countOf(session);
  const exposure = exposureOf(session, exposureUnit);
  // A product of tiny numbers can be 0 too.
  return count !== null && exposure !== null && exposure > 0 ? { count, exposure } : null;
}

const exposureOf = (session: Session, unit: ExposureUnit): number | null =>
  unit === 'viewer-minutes' ? viewerMinutes(session) : session.viewers.unique;

/** The six parts of a session in the order of {@link COMPONENTS}. */
export function measure(session: Session): readonly Measurement[] {
  return COMPONENTS.map((name) => {
    const { count, exposureUnit, fields } = needs[name];
    const blocked = fields.some((field) => DIVISORS.has(field) && read[field](session) === 0);
    const missing = blocked ? [] : fields.filter((field) => read[field](session) === null);
    const available = exposed(session, name);
    return {
      name,
      count: count(session),
      exposure: exposureOf(session, exposureUnit),
      exposureUnit,
      rate: available && available.count / available.exposure,
      missing,
    };
  });
}
