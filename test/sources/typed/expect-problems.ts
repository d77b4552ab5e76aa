import { expect } from 'vitest';
import { type Diagnostic, InputError } from '../../../src/diagnostics/diagnostic.ts';

/** The diagnostics something stops with; fails the test when it does not stop. */
export async function problemsOf(attempt: () => unknown): Promise<readonly Diagnostic[]> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics;
    throw error;
  }
  return expect.fail('no InputError');
}
