import type { SessionField } from '../../session/exposure.ts';

/** The flag that adds a missing number; session files use the field's own name. */
const FLAGS: Record<SessionField, string> = {
  'viewers.average': '--viewers',
  'viewers.peak': '--peak-viewers',
  'viewers.unique': '--unique-viewers',
  durationSeconds: '--duration',
  likes: '--likes',
  comments: '--comments',
  shares: '--shares',
  follows: '--follows',
  gifters: '--gifters',
};

export const flagFor = (field: SessionField): string => FLAGS[field];
