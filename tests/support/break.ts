/**
 * `node tests/support/break.ts`: do the tests fail when the program is broken? In a copy of the checkout each of a few things that
 * carry the work is broken by one edit, and the tests that should notice are run. Ends with 1 when one of them stays green.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

interface Break {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Test files that must notice. */
  readonly tests: readonly string[];
}

const BREAKS: readonly Break[] = [
  {
    what: 'a template with an unclosed tag',
    file: 'templates/cn-civil/evidence-catalogue.md',
    from: '\n# ',
    to: '\n{% if matter %}\n# ',
    tests: ['tests/templates/cn-civil.test.ts'],
  },
  {
    what: 'a migration with a typing error',
    file: 'electron/core/store/migrations/0001-workspace.sql',
    from: 'create table matter',
    to: 'creat table matter',
    tests: ['tests/core/store/migrate.test.ts'],
  },
  {
    what: 'a door that takes any token',
    file: 'electron/loopback/gate.ts',
    from: 'timingSafeEqual(x, y)',
    to: 'true',
    tests: ['tests/loopback/gate.test.ts'],
  },
  {
    what: 'a door that asks for no token',
    file: 'electron/loopback/gate.ts',
    from: "if (same(bearer ?? cookie ?? '', gate.token)) return",
    to: 'return',
    tests: ['tests/loopback/gate.test.ts'],
  },
  {
    what: 'a browser page that may name files of this machine',
    file: 'electron/core/api/local-path.ts',
    from: "door === 'browser'",
    to: "door === 'test'",
    tests: ['tests/api/handler.test.ts'],
  },
  {
    what: 'Word files without headings',
    file: 'electron/core/document/docx/blocks.ts',
    from: 'return [heading];',
    to: 'return [];',
    tests: ['tests/core/document/docx/render.test.ts'],
  },
  {
    what: 'PDFs without headings',
    file: 'electron/core/document/pdf/library/block.typ',
    from: 'if k == "heading" { heading-block(c, it) }',
    to: 'if k == "heading" { none }',
    tests: ['tests/core/document/pdf/engine.test.ts'],
  },
];

const LEFT_OUT = new Set(['node_modules', '.git', 'out', '.dist']);
const copy = mkdtempSync(join(tmpdir(), 'casewright-break-'));
try {
  cpSync(resolve('.'), copy, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  const chosen = process.argv.slice(2);
  let green = 0;
  for (const { what, file, from, to, tests } of BREAKS) {
    if (chosen.length > 0 && !chosen.some((word) => file.includes(word))) continue;
    const path = join(copy, file);
    const whole = readFileSync(path, 'utf8');
    if (!whole.includes(from)) throw new Error(`${file} no longer holds ${JSON.stringify(from)}; say here how to break it now`);
    // Green before, or turning red says nothing.
    const before = run(tests);
    writeFileSync(
      path,
      whole.replace(from, () => to),
    );
    const after = run(tests);
    writeFileSync(path, whole);
    const noticed = before.passed && !after.passed;
    if (!noticed) green += 1;
    const verdict = noticed ? `noticed     ${after.summary}` : before.passed ? 'NOT NOTICED' : `RED BEFORE  ${before.summary}`;
    console.log(`${what.padEnd(52)}${verdict}`);
  }
  process.exitCode = green === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function run(tests: readonly string[]): { readonly passed: boolean; readonly summary: string } {
  const args = [join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts', ...tests];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  const summary = /Tests\s+(.*)/.exec(stdout)?.[1] ?? /Test Files\s+(.*)/.exec(stdout)?.[1] ?? 'could not be run';
  return { passed: status === 0, summary };
}
