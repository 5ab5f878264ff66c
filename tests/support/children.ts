/** Other processes in a test: they run the program's TypeScript as it stands, so they can be killed, limited or made somebody else. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Child {
  readonly ended: Promise<Finished>;
  /** Resolves once the child has printed `text`; rejects when it ends without. */
  says(text: string): Promise<void>;
  /** As a power cut would end it, as far as a process goes: `kill -9`. */
  kill(): void;
}

const script = (name: string) => fileURLToPath(new URL(`children/${name}.ts`, import.meta.url));

/** Starts `tests/support/children/<name>.ts`. */
export function startChild(name: string, args: readonly string[], options: { uid?: number; gid?: number } = {}): Child {
  return follow(process.execPath, [script(name), ...args], options);
}

/** Starts it in a shell that first sets limits (`ulimit -f 100`). */
export function startLimited(limit: string, name: string, args: readonly string[]): Child {
  return follow('sh', ['-c', `${limit}; exec "$@"`, 'sh', process.execPath, script(name), ...args], {});
}

function follow(command: string, args: readonly string[], options: SpawnOptions): Child {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const heard = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    heard.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    heard.stderr += text;
  });
  const ended = new Promise<Finished>((resolve) => child.on('close', (code) => resolve({ code, ...heard })));
  return {
    ended,
    kill: () => void child.kill('SIGKILL'),
    says: (text) =>
      new Promise((resolve, reject) => {
        const listen = () => {
          if (heard.stdout.includes(text)) resolve();
        };
        child.stdout?.on('data', listen);
        listen();
        ended.then(() => reject(new Error(`the child ended without saying "${text}": ${heard.stdout}${heard.stderr}`)));
      }),
  };
}
