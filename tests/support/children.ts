/** Other processes in a test: they run the program's TypeScript as it stands, so they can be killed, limited or made somebody else. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const script = (name: string) => fileURLToPath(new URL(`children/${name}.ts`, import.meta.url));

/** Starts `tests/support/children/<name>.ts`. */
export function startChild(name: string, args: readonly string[], options: { uid?: number; gid?: number } = {}): ChildProcess {
  return spawn(process.execPath, [script(name), ...args], { stdio: ['ignore', 'pipe', 'pipe'], ...options });
}

/** Starts it in a shell that first sets limits (`ulimit -f 100`). */
export function startLimited(limit: string, name: string, args: readonly string[]): ChildProcess {
  return spawn('sh', ['-c', `${limit}; exec "$@"`, 'sh', process.execPath, script(name), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

export async function finish(child: ChildProcess): Promise<Finished> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, stdout, stderr };
}

/** Waits until the child prints a line that contains `text`. */
export async function says(child: ChildProcess, text: string): Promise<void> {
  let heard = '';
  for await (const chunk of child.stdout ?? []) {
    heard += String(chunk);
    if (heard.includes(text)) return;
  }
  throw new Error(`the child ended without saying "${text}": ${heard}`);
}
