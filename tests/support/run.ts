/** `npm test`: provides what the checks need, runs all of them, and says in one table what passed, failed or was not checked. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findChromium, provideTools } from './tools.ts';

const bin = (name: string) => join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Why it cannot run here; undefined when it can. */
  readonly without?: string | undefined;
}

const unchecked = provideTools();
const noChromium = findChromium() === undefined ? 'no Chromium' : undefined;

const steps: readonly Step[] = [
  { name: 'types', command: bin('tsc'), args: ['-p', '.'] },
  { name: 'lint and format', command: bin('biome'), args: ['ci', '--diagnostic-level=warn', '.'] },
  { name: 'unused code', command: bin('knip'), args: [] },
  { name: 'build', command: process.execPath, args: ['electron/shell/build.ts'] },
  { name: 'units and artefacts', command: bin('vitest'), args: ['run', '--config', 'tests/vitest.config.ts'] },
  {
    name: 'journeys at both doors',
    command: bin('playwright'),
    args: ['test', '--config', 'tests/playwright.config.ts'],
    without: noChromium,
  },
];

const lines: string[] = [];
let passed = 0;
let failed = 0;
for (const { name, command, args, without } of steps) {
  if (without !== undefined) {
    lines.push(`  not run  ${name}: ${without}`);
    continue;
  }
  console.log(`\n== ${name}`);
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (status === 0) passed += 1;
  else failed += 1;
  lines.push(`  ${status === 0 ? 'passed ' : 'FAILED '}  ${name} (${seconds} s)`);
}
console.log(`\n${lines.join('\n')}`);
for (const line of unchecked) console.log(`  ${line}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
