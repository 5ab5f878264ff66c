/** `npm test`: provides what the checks need, runs all of them, and says in one table what passed, failed or was not checked. */
import { spawn } from 'node:child_process';
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

interface Ended {
  readonly passed: boolean;
  readonly seconds: string;
  /** What it printed, where it was not shown as it came. */
  readonly said: string;
}

const unchecked = provideTools();
const noChromium = findChromium() === undefined ? 'no Chromium' : undefined;

/** One core each: all of them at once, and what they print one after the other. */
const quick: readonly Step[] = [
  { name: 'types', command: bin('tsc'), args: ['-p', '.'] },
  { name: 'lint and format', command: bin('biome'), args: ['ci', '--diagnostic-level=warn', '.'] },
  { name: 'unused code', command: bin('knip'), args: [] },
  { name: 'build', command: process.execPath, args: ['electron/shell/build.ts'] },
];

/** Each by itself: they keep both cores busy. */
const steps: readonly Step[] = [
  { name: 'units and artefacts', command: bin('vitest'), args: ['run', '--config', 'tests/vitest.config.ts'] },
  {
    name: 'journeys at both doors',
    command: bin('playwright'),
    args: ['test', '--config', 'tests/playwright.config.ts'],
    without: noChromium,
  },
];

function run({ command, args }: Step, shown: boolean): Promise<Ended> {
  const started = performance.now();
  const child = spawn(command, args, { stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const ended = (passed: boolean): Ended => ({ passed, seconds: ((performance.now() - started) / 1000).toFixed(1), said });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      said += `${error.message}\n`;
      resolve(ended(false));
    });
    child.on('close', (code) => resolve(ended(code === 0)));
  });
}

const lines: string[] = [];
let passed = 0;
let failed = 0;
const note = ({ name }: Step, ended: Ended) => {
  if (ended.passed) passed += 1;
  else failed += 1;
  lines.push(`  ${ended.passed ? 'passed ' : 'FAILED '}  ${name} (${ended.seconds} s)`);
};

const running = quick.map((step) => run(step, false));
for (const [index, step] of quick.entries()) {
  console.log(`\n== ${step.name}`);
  const ended = await running[index];
  if (!ended) continue;
  process.stdout.write(ended.said);
  note(step, ended);
}
for (const step of steps) {
  if (step.without !== undefined) {
    lines.push(`  not run  ${step.name}: ${step.without}`);
    continue;
  }
  console.log(`\n== ${step.name}`);
  note(step, await run(step, true));
}
console.log(`\n${lines.join('\n')}`);
for (const line of unchecked) console.log(`  ${line}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
