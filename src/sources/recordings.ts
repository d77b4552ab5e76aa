import type { RoomId } from '../session/ids.ts';
import { merge } from '../session/tally/merge.ts';
import { combine, groupRooms, type Joined } from '../session/tally/rooms.ts';
import { emptyTally, type Tally } from '../session/tally/tally.ts';
import type { EventLogReading } from './event-log/read.ts';
import { saysNothing } from './event-log/stray.ts';

type Reading = Pick<EventLogReading, 'tallies'>;

/**
 * The tallies of several recordings, logs or tally files, one a room: recordings of one LIVE become one (decision 9). `from`
 * says by index which recordings are in it. What says nothing is added to the largest of the others.
 *
 * @param declared the room that what names none is from, as the user says. Pieces of a log that names no room merge exactly
 * with it; without it only those do that share a message or a streak.
 */
export function mergeRecordings(readings: readonly Reading[], declared: string | null = null): Joined[] {
  const tallies = readings.flatMap((each) => each.tallies.map((tally) => inRoom(tally, declared as RoomId)));
  const origins = readings.flatMap((each, index) => each.tallies.map(() => index));
  return absorbSilent(groupRooms(tallies)).map(({ tally, from }) => ({
    tally,
    from: [...new Set(from.map((index) => origins[index] as number))].sort((a, b) => a - b),
  }));
}

const inRoom = (tally: Tally, room: RoomId | null): Tally =>
  tally.room === null && room !== null ? merge(emptyTally(room), tally) : tally;

function absorbSilent(joined: readonly Joined[]): readonly Joined[] {
  const silent = new Set(joined.filter(({ tally }) => saysNothing(tally)));
  if (silent.size === 0) return joined;
  const speaking = joined.filter((each) => !silent.has(each));
  const [home = joined[0] as Joined] = [...speaking].sort((a, b) => b.tally.records - a.tally.records);
  silent.delete(home);
  const whole = [...silent].reduce(combine, home);
  return joined.filter((each) => !silent.has(each)).map((each) => (each === home ? whole : each));
}
