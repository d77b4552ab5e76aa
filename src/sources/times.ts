import type { LoadRequest } from './load.ts';
import type { TimeContext } from './typed/assemble.ts';

let zone: string | null = null;

/** Asked once: Intl takes 25 ms at first and half a millisecond later, and a table asks for every row. */
export const machineTimezone = (): string => (zone ??= Intl.DateTimeFormat().resolvedOptions().timeZone);

/** A getter, because asking Intl for the machine's zone costs start-up that most runs do not need. */
export const timesOf = ({
  timezone,
  machineTimezone,
}: Pick<LoadRequest, 'timezone' | 'machineTimezone'>): TimeContext => ({
  timezone,
  get machineTimezone() {
    return machineTimezone();
  },
});
