import type { ExplainedSetting } from '../config/settings.ts';
import { SCHEMA_VERSION } from '../report/version.ts';
import { toJsonText } from './json/text.ts';
import type { Paint } from './paint.ts';
import { type Block, layoutPage } from './table/block.ts';
import { sanitise } from './text/sanitise.ts';

const ORIGINS: Record<ExplainedSetting['origin']['kind'], string> = {
  flag: 'flag',
  environment: 'environment',
  'config-file': '--config',
  project: 'project file',
  user: 'user file',
  'built-in': 'built-in',
};

export async function renderExplained(
  settings: readonly ExplainedSetting[],
  { width, paint }: { readonly width: number | null; readonly paint: Paint },
): Promise<string> {
  const blocks: Block[] = [
    {
      kind: 'grid',
      grid: {
        headStyle: paint.quiet,
        columns: [
          { title: 'Setting', align: 'left' },
          { title: 'Value', align: 'left', breakTo: 8 },
          { title: 'From', align: 'left' },
        ],
        rows: settings.map(({ path, value, origin }) => {
          const from = [ORIGINS[origin.kind], origin.detail].filter(Boolean).join(' ');
          const set = origin.kind !== 'built-in';
          return [
            { text: sanitise(path) },
            { text: sanitise(value), ...(set ? { style: paint.strong } : {}) },
            { text: sanitise(from), ...(set ? {} : { style: paint.quiet }) },
          ];
        }),
      },
    },
    {
      kind: 'text',
      text: 'Strongest first: flag, environment, project file, user file, built-in. --fail-if adds to the checks.',
      indent: 0,
      style: paint.quiet,
    },
  ];
  return layoutPage(blocks, width);
}

export const renderExplainedJson = (settings: readonly ExplainedSetting[], version: string): string =>
  toJsonText({ schemaVersion: SCHEMA_VERSION, tool: { name: 'live-earnings', version }, settings });
