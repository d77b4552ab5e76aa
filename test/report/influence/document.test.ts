import { expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import { toInfluenceDocument } from '../../../src/render/json/influence.ts';
import type { InfluenceDocument } from '../../../src/report/influence/document.ts';
import { influenceSchema } from '../../../src/report/influence/schema.ts';
import { apart, evening, late, report, together } from './histories.ts';

it('has types and a schema of one shape: the type check fails otherwise', () => {
  expectTypeOf<z.infer<typeof influenceSchema>>().toEqualTypeOf<InfluenceDocument>();
});

it.each([
  ['associated', together()],
  ['inconclusive', apart()],
  ['confounded', late()],
  ['not_enough_data', together(6)],
  ['one LIVE', [evening(0, 0, 0)]],
  ['several creators', [...together(), evening(0, 0, 0, { creator: null })]],
])('writes what the schema allows: %s', (_, sessions) => {
  influenceSchema.parse(toInfluenceDocument(report(sessions), '1.0.0'));
});
