import { formatCount } from './amount.ts';

/** From this on minutes are noise. */
const WHOLE_HOURS_FROM = 600;

/** A length of time to plan with: `45 min`, `2 h 30 min`, `41 h`. */
export function formatHours(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${formatCount(Math.max(1, whole))} min`;
  if (whole >= WHOLE_HOURS_FROM) return `${formatCount(Math.round(whole / 60))} h`;
  const rest = whole % 60;
  const hours = `${formatCount(Math.floor(whole / 60))} h`;
  return rest === 0 ? hours : `${hours} ${formatCount(rest)} min`;
}
