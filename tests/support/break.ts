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
  let unnoticed = 0;
  for (const { what, file, from, to, tests } of BREAKS) {
    if (chosen.length > 0 && !chosen.some((word) => file.includes(word))) continue;
    const path = join(copy, file);
    const whole = readFileSync(path, 'utf8');
    if (!whole.includes(from)) throw new Error(`${file} no longer holds ${JSON.stringify(from)}; say here how to break it now`);
    const before = run(tests);
    writeFileSync(
      path,
      whole.replace(from, () => to),
    );
    const after = run(tests);
    writeFileSync(path, whole);
    // What was red already says nothing.
    const fresh = after.red.filter((name) => !before.red.includes(name));
    if (fresh.length === 0) unnoticed += 1;
    const verdict = fresh.length === 0 ? 'NOT NOTICED' : `noticed: ${fresh.length} turn red, such as "${fresh[0]}"`;
    console.log(`${what.padEnd(52)}${verdict}`);
    for (const name of before.red) console.log(`${' '.repeat(52)}red before: ${name}`);
  }
  process.exitCode = unnoticed === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** The tests of the files that are red; a file that cannot even be loaded is red under its own name. */
function run(tests: readonly string[]): { readonly red: readonly string[] } {
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const args = [
    vitest,
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=json',
    `--outputFile=${join(copy, 'report.json')}`,
    ...tests,
  ];
  spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore' });
  const report = JSON.parse(readFileSync(join(copy, 'report.json'), 'utf8')) as {
    testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
  };
  return {
    red: report.testResults.flatMap(({ name, status, assertionResults }) => {
      const failed = assertionResults.filter((one) => one.status === 'failed').map((one) => one.fullName);
      return failed.length === 0 && status === 'failed' ? [basename(name)] : failed;
    }),
  };
}
