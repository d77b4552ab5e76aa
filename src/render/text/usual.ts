import type { UsualVerdict } from '../../history/usual.ts';
import { formatCount, formatDecimal } from './amount.ts';
import { plural } from './words.ts';

/** `1.42`, `0.087`, `12`: three digits. */
export const formatRatio = (ratio: number): string =>
  ratio >= 100
    ? formatCount(Math.round(ratio))
    : ratio >= 10
      ? formatDecimal(ratio.toFixed(1))
      : ratio >= 0.1
        ? formatDecimal(ratio.toFixed(2))
        : formatDecimal(Number(ratio.toPrecision(2)).toString());

/** What may be concluded, in a few words for the first line. */
export function usualVerdict(usual: UsualVerdict): string {
  if (usual.kind === 'cannot-tell') return 'Whether that is more than usual cannot be told.';
  switch (usual.beyond) {
    case 0:
      return 'By the hour, LIVEs of this creator differ that much anyway.';
    case 80:
      return 'By the hour, that is somewhat more than LIVEs of this creator mostly differ.';
    case 90:
      return 'By the hour, that is more than LIVEs of this creator differ anyway.';
  }
}

/** How the verdict came about, or why there is none. */
export function usualLines(usual: UsualVerdict): string[] {
  if (usual.kind === 'cannot-tell') return [cannotTell(usual)];
  const { ratio, factors, others, deviation, beyond, lowerBound } = usual;
  const { within80, within90 } = factors;
  const range = (factor: number): string => `${formatRatio(1 / factor)} to ${formatRatio(factor)}`;
  const place = {
    0: 'within both',
    80: 'outside the first, within the second',
    90: 'outside both',
  }[beyond];
  return [
    `Of ${formatCount(10)} pairs of such sides ${formatCount(8)} differ by ${range(within80)} times, ${formatCount(9)} by ${range(within90)}.`,
    `Typical coins an hour of B are ${formatRatio(ratio)} times those of A: ${place}.`,
    `From ${plural(others, 'other LIVE')} of the creator, whose coins an hour vary by a factor of ${formatRatio(Math.exp(deviation))} from one to the next. Large gifts are rare and part of that.`,
    ...(lowerBound ? ['Some amounts are "at least", which the comparison takes as they are.'] : []),
  ];
}

function cannotTell({ reason, others, needed }: UsualVerdict & { kind: 'cannot-tell' }): string {
  switch (reason) {
    case 'several-creators':
      return 'The sides are of several creators or platforms, which have no common usual.';
    case 'no-pace':
      return 'A side has no LIVE that tells both its income and its length, so there is no pace to compare.';
    case 'too-few-others':
      return `What is usual takes at least ${formatCount(needed)} other LIVEs of the creator with income and length; ${others === 0 ? 'none was' : others === 1 ? 'one was' : `${formatCount(others)} were`} given. Add them: --history season.csv`;
  }
}
