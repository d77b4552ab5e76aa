import { expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import type { ErrorDocument, ReportDocument } from '../../src/report/document.ts';
import type { errorSchema, reportSchema } from '../../src/report/schema.ts';

it('has types and a schema of one shape: the type check fails otherwise', () => {
  expectTypeOf<z.infer<typeof reportSchema>>().toEqualTypeOf<ReportDocument>();
  expectTypeOf<z.infer<typeof errorSchema>>().toEqualTypeOf<ErrorDocument>();
});
