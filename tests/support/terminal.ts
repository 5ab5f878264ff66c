/** The terminal door as a user meets it: the real program, in a process of its own where the process is what is tested. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly notes: string;
}

export interface Run {
  /** The folder the user stands in. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
}

export const root = resolve('.');
export const program = resolve('electron/cli/casewright.ts');
/** Preferences of nobody, so that the language and name of the machine's user decide nothing. */
const settings = mkdtempSync(join(tmpdir(), 'casewright-settings-'));
/** The environment of every run. Compiled code is kept between them where vitest.config.ts says. */
export const environment = { CASEWRIGHT_SETTINGS: settings };

/** On POSIX, somebody who owns nothing here. */
export const NOBODY = 65_534;
export const isRoot = process.getuid?.() === 0;

function run(command: string, args: readonly string[], { cwd = root, env = {}, uid }: Run): Promise<Ended> {
  const { INIT_CWD: _, CASEWRIGHT_LANGUAGE: __, ...inherited } = process.env;
  return new Promise((done) => {
    const child = execFile(
      command,
      args,
      {
        cwd,
        env: { ...inherited, ...environment, ...env },
        maxBuffer: 1 << 26,
        ...(uid === undefined ? {} : { uid, gid: uid }),
      },
      (_error, stdout, stderr) => done({ code: child.exitCode ?? -1, out: stdout, notes: stderr }),
    );
  });
}

/** `casewright …`, as a shell that stands in `cwd` runs it. */
export const casewright = (args: readonly string[], options: Run = {}): Promise<Ended> =>
  run(process.execPath, [program, ...args], options);

/** What a user stands in, and nothing else of the environment. */
export interface Here {
  readonly INIT_CWD?: string;
  readonly CASEWRIGHT_LANGUAGE?: string;
}

/**
 * The same without a process of its own: whole verbs on real workspaces, at a tenth of the time. What the process itself adds (its
 * exit code, its streams, its user, its end) is asked of `casewright`.
 */
export async function verb(args: readonly string[], here: Here = {}): Promise<Ended> {
  Object.assign(process.env, environment);
  const { main } = await import('../../electron/cli/program.ts');
  let out = '';
  let notes = '';
  const code = await main(args, {
    env: { INIT_CWD: root, ...here },
    out: (text) => {
      out += text;
    },
    note: (text) => {
      notes += text;
    },
  });
  return { code, out, notes };
}

/** The same through npm, from any folder. Its set-up step is left out: a test never installs. */
export const throughNpm = (args: readonly string[], options: Run = {}): Promise<Ended> =>
  run('npm', ['run', '-s', '--ignore-scripts', '--prefix', root, 'casewright', '--', ...args], options);

/** The one object that `--json` prints; throws when stdout holds anything else. */
export const json = <T>({ out }: Ended): T => JSON.parse(out) as T;

/** Why a small disk cannot be mounted here; undefined when it can. */
export function noSmallDisk(): string | undefined {
  if (process.platform !== 'linux' || !isRoot) return 'only root on Linux can mount one';
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'this machine allows no mounts';
  }
}

/** A disk of `size` mounted on an empty folder while `work` runs. */
export async function onSmallDisk(folder: string, size: string, work: () => Promise<void>): Promise<void> {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  try {
    await work();
  } finally {
    execFileSync('umount', ['-l', folder]);
  }
}
