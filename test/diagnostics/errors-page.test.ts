import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe as group, expect, it } from 'vitest';
import { type Diagnostic, type DiagnosticCode, diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { severities, type Severity } from '../../src/diagnostics/severities.ts';
import { PLAIN } from '../../src/render/paint.ts';
import { renderErrors, renderFindings } from '../../src/render/text/errors.ts';
import { EXAMPLES } from './examples.ts';

/** docs/errors.md is made of the catalogue and an example of each code. UPDATE_DOCS=1 writes it. */
const PATH = resolve(import.meta.dirname, '../../docs/errors.md');
const CODES = Object.keys(severities) as DiagnosticCode[];

const SECTIONS: Record<Severity, string> = {
  error: `## Errors

The run stops with exit code 2, and prints no report. With \`--json\` the error is the document on standard output.`,
  warning: `## Warnings

The figures stand, but something is off. \`--strict\` makes each of them exit code 1.`,
  info: `## Notes

Nothing is wrong. \`--quiet\` leaves them out of the report; in JSON they stay.`,
};

function exampleOf(code: DiagnosticCode): Diagnostic {
  const example = EXAMPLES[code];
  if (example === undefined) throw new Error(`${code} has no example in test/diagnostics/examples.ts`);
  const [args, at] = Array.isArray(example) ? example : [example, null];
  return diagnostic(code, args as never, at);
}

const printed = (finding: Diagnostic): string =>
  finding.severity === 'error' ? renderErrors([finding], PLAIN) : renderFindings([finding], PLAIN);

function page(): string {
  const parts = (Object.keys(SECTIONS) as Severity[]).flatMap((severity) => [
    SECTIONS[severity],
    ...CODES.filter((code) => severities[code] === severity)
      .sort()
      .map((code) => `### ${code}\n\n\`\`\`text\n${printed(exampleOf(code)).trimEnd()}\n\`\`\``),
  ]);
  return `# Errors, warnings and notes

Every finding has a code, which does not change, and a sentence, which may. In JSON it is an entry of \`diagnostics[]\`, or of
\`error\`, with \`code\`, \`severity\`, \`message\`, \`hint\`, the values that the sentence was made of, and the place. Below is an example of
each.

${parts.join('\n\n')}
`;
}

group('docs/errors.md', () => {
  it.each(CODES)('%s has an example whose sentence needs nothing more', (code) => {
    const text = printed(exampleOf(code));
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    expect(text.split('\n')[0]).toMatch(/^(error|warning|note): .*[.?!]$/);
  });

  it('is what the catalogue says', () => {
    if (process.env.UPDATE_DOCS) writeFileSync(PATH, page());
    else expect(readFileSync(PATH, 'utf8')).toBe(page());
  });
});
