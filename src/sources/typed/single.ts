import type { TypedFields } from './fields.ts';

/** Flags that describe one LIVE; with several sessions only creator, platform, timezone and host make sense (decision 19). */
const SINGLE: readonly (readonly [flag: string, given: (fields: TypedFields) => boolean])[] = [
  ['--likes', ({ likes }) => likes.total !== null],
  ['--viewers', ({ viewers }) => viewers.average !== null],
  ['--peak-viewers', ({ viewers }) => viewers.peak !== null],
  ['--unique-viewers', ({ viewers }) => viewers.unique !== null],
  ['--views', ({ views }) => views !== null],
  ['--duration', ({ durationSeconds }) => durationSeconds !== null],
  ['--comments', ({ comments }) => comments !== null],
  ['--shares', ({ shares }) => shares !== null],
  ['--follows', ({ follows }) => follows !== null],
  ['--gifters', ({ gifters }) => gifters !== null],
  ['--gift', ({ gifts }) => gifts !== null],
  ['--gifts', ({ giftCount }) => giftCount !== null],
  ['--coins', ({ coins }) => coins !== null],
  ['--diamonds', ({ diamonds }) => diamonds !== null],
  ['--paid', ({ paid }) => paid !== null],
  ['--income', ({ otherIncome }) => otherIncome.length > 0],
  ['--started-at', ({ startedAt }) => startedAt !== null],
];

/** The first flag given that only fits one session, or `null`. */
export const firstSessionFlag = (fields: TypedFields): string | null =>
  SINGLE.find(([, given]) => given(fields))?.[0] ?? null;
