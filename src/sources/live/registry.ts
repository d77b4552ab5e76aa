import type { LiveSource, LiveSourceName } from './feed.ts';

/** Each source is loaded when it is asked for. */
const sources: Record<LiveSourceName, () => Promise<LiveSource>> = {
  tikfinity: async () => (await import('./tikfinity.ts')).tikfinity,
  'live-studio': async () => (await import('./live-studio.ts')).liveStudio,
  connector: async () => (await import('./connector.ts')).connector,
  command: async () => (await import('./command.ts')).command,
};

export const loadLiveSource = (name: LiveSourceName): Promise<LiveSource> => sources[name]();
