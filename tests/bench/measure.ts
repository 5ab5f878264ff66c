/** Runs programs and sees how long they take and how much memory each of their processes ever held. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Measured {
  /** From the start of the process to its end, milliseconds. */
  readonly wall: number;
  /** Processor time of the process and all it started, milliseconds: what other programs on the machine do not change. */
  readonly cpu: number;
  /** Highest resident memory of the process itself, MB. */
  readonly peak: number;
  /** The same of the largest of its descendants; 0 when it had none, or where /proc does not tell. */
  readonly childPeak: number;
  /** What the job printed on its last line, when that was JSON. */
  readonly told: Readonly<Record<string, number>>;
}

/** Highest resident set so far, MB; 0 for a process that is gone. */
export function highWater(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Processor time used so far by a process and by those of its children that have ended, milliseconds. */
function processorTime(pid: number): number {
  try {
    // Fields 14 to 17 after the name, which may itself hold blanks; a tick is 10 ms on every Linux we know.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /, '')
      .split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
  } catch {
    return 0;
  }
}

/** Children of a process and theirs. */
export function descendants(pid: number): number[] {
  const found: number[] = [];
  try {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const children = readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1');
      for (const child of children.split(' ').filter(Boolean).map(Number)) found.push(child, ...descendants(child));
    }
  } catch {
    // Ended between two looks.
  }
  return found;
}

const EVERY = 25;

export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let own = 0;
    let below = 0;
    const used = new Map<number, number>();
    const look = () => {
      const { pid } = child;
      if (pid === undefined) return;
      own = Math.max(own, highWater(pid));
      for (const one of [pid, ...descendants(pid)]) {
        if (one !== pid) below = Math.max(below, highWater(one));
        used.set(one, Math.max(used.get(one) ?? 0, processorTime(one)));
      }
    };
    const timer = setInterval(look, EVERY);
    let out = '';
    let errors = '';
    child.stdout.on('data', (text: Buffer) => {
      out += text;
    });
    child.stderr.on('data', (text: Buffer) => {
      errors = (errors + text).slice(-4000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      const wall = performance.now() - started;
      if (code !== 0) return reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${errors}`));
      const told = toldBy(out);
      const cpu = [...used.values()].reduce((sum, ms) => sum + ms, 0);
      resolve({ wall, cpu, peak: Math.max(own, told.peak ?? 0), childPeak: below, told });
    });
  });
}

function toldBy(out: string): Record<string, number> {
  const last = out.trim().split('\n').at(-1) ?? '';
  return last.startsWith('{') ? JSON.parse(last) : {};
}

/** A program of ./jobs in a fresh Node. */
export const runJob = (name: string, ...args: readonly string[]): Promise<Measured> => runJobIn(process.env, name, ...args);

export const runJobIn = (env: NodeJS.ProcessEnv, name: string, ...args: readonly string[]): Promise<Measured> =>
  run(process.execPath, [fileURLToPath(new URL(`jobs/${name}.ts`, import.meta.url)), ...args], env);

/** The middle of the runs; of an even number, the mean of the middle two. */
export function median(of: readonly number[]): number {
  const sorted = [...of].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (i: number) => sorted[i] ?? Number.NaN;
  return sorted.length % 2 === 1 ? at(Math.floor(middle)) : (at(middle - 1) + at(middle)) / 2;
}
