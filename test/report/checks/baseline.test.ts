import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/diagnostics/diagnostic.ts';
import { readBaseline } from '../../../src/report/checks/baseline.ts';
import { SCHEMA_VERSION } from '../../../src/report/version.ts';

const tool = { name: 'live-earnings', version: '0.0.1' };
const report = { schemaVersion: SCHEMA_VERSION, tool, direct: { coins: 5 } };
const reason = (document: unknown): unknown => {
  try {
    readBaseline(typeof document === 'string' ? document : JSON.stringify(document), 'last.json', 'direct');
    return null;
  } catch (error) {
    const [found] = error instanceof InputError ? error.diagnostics : [];
    return found?.code === 'BASELINE_UNUSABLE' ? found.args.reason : error;
  }
};

describe('a baseline', () => {
  it('is an earlier report, whatever it lacks or has besides', () => {
    expect(reason(report)).toBeNull();
    expect(reason({ ...report, another: 1 })).toBeNull();
    expect(reason(`\ufeff${JSON.stringify(report)}\n`)).toBeNull();
  });

  it.each([
    ['not-json', '{"schemaVersion": 1'],
    ['not-json', ''],
    ['not-a-report', '{}'],
    ['not-a-report', 'null'],
    ['not-a-report', '[]'],
    ['not-a-report', { schemaVersion: 1, direct: {} }],
    ['not-a-report', { ...report, tool: { name: 'another' } }],
    ['not-a-report', { ...report, direct: undefined }],
    ['not-a-report', { ...report, direct: 5 }],
    ['an-error', { schemaVersion: 1, tool, error: { code: 'USAGE' }, diagnostics: [] }],
    ['version', { ...report, schemaVersion: SCHEMA_VERSION + 1 }],
    ['version', { ...report, schemaVersion: 0 }],
    ['version', { ...report, schemaVersion: '1' }],
    ['version', { ...report, schemaVersion: 1.5 }],
  ])('%s: %j', (expected, document) => expect(reason(document)).toBe(expected));
});
