import type { DiagnosticArgs } from './args.ts';
import { type Severity, severities } from './severities.ts';

export type DiagnosticCode = keyof DiagnosticArgs;

/** Where in the input: a path (or `stdin`, `flags`), and a 1-based line and column when they are known. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * Something the user should know, as data. Sentences are made in `render/` alone, so that JSON, terminal and any later
 * front end say the same thing from one value.
 */
export type Diagnostic = {
  [Code in DiagnosticCode]: {
    readonly code: Code;
    readonly severity: Severity;
    readonly args: DiagnosticArgs[Code];
    readonly at: Place | null;
  };
}[DiagnosticCode];

export function diagnostic<Code extends DiagnosticCode>(
  code: Code,
  args: DiagnosticArgs[Code],
  at: Place | null = null,
): Diagnostic {
  return { code, severity: severities[code], args, at } as Diagnostic;
}

/** Stops the run with exit code 2. Carries diagnostics of severity `error`, so it is reported like any other finding. */
export class InputError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((each) => each.code).join(', '));
    this.name = 'InputError';
    this.diagnostics = diagnostics;
  }
}

export function fail<Code extends DiagnosticCode>(
  code: Code,
  args: DiagnosticArgs[Code],
  at: Place | null = null,
): never {
  throw new InputError([diagnostic(code, args, at)]);
}
