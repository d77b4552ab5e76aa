import type { Session } from '../../../session/session.ts';
import { sanitise } from '../../text/sanitise.ts';

/** A LIVE as a reader finds it again: when it began, else its title, else its file. */
export const liveName = ({ startedAt, title, source }: Session): string =>
  sanitise(
    startedAt === null
      ? (title ?? source.paths.join(', '))
      : startedAt.replace('T', ' ').replace(/^(.{16}).*$/, '$1'),
  );
