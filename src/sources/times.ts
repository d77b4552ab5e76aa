import type { LoadRequest } from './load.ts';
import type { TimeContext } from './typed/assemble.ts';

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
