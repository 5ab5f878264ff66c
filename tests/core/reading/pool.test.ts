import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Fork } from '#core/kit/child.ts';
import type { Problem } from '#core/kit/problem.ts';
import { type Lane, type Outcome, openPool, type Pool, type PoolOptions } from '#core/reading/pool.ts';
import type { Task } from '#core/reading/protocol.ts';
import { nodeFork } from '#core/world.ts';

const entry = fileURLToPath(new URL('../../support/children/reader.ts', import.meta.url));
const open: Pool[] = [];
afterAll(() => {
  for (const pool of open) pool.close();
});

function pool(options: Partial<PoolOptions> = {}): Pool {
  const made = openPool({ fork: nodeFork, entry, pdfium: '', font: '', processes: 2, seconds: 20, megabytes: 400, ...options });
  open.push(made);
  return made;
}

/** Processes that end before they have said anything. */
const stillborn: Fork = () => ({
  pid: undefined,
  send: () => undefined,
  listen: ({ ended }) => setImmediate(() => ended('the process ended (1)')),
  hold: () => undefined,
  kill: () => undefined,
});

/** A task of the stand-in: milliseconds to wait, or what to do to itself. */
const task = (path: string | number, verb: 'inspect' | 'text' = 'inspect'): Task => {
  const asked = { path: String(path), name: `name of ${path}`, mediaType: '', password: '' };
  return verb === 'inspect' ? { verb, ...asked, into: '', depth: 0 } : { verb, ...asked };
};
const pidOf = (outcome: Outcome) => ('value' in outcome ? (outcome.value as { pid: number }).pid : 0);
const isRunning = (pid: number) => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'));
  } catch {
    return false;
  }
};

describe('a pool of reading processes', () => {
  it('answers every task, and starts no more processes than it may', async () => {
    const reading = pool();
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, n) => reading.run('receiving', task(n % 3))));
    expect(outcomes.every((outcome) => 'value' in outcome)).toBe(true);
    expect(new Set(outcomes.map(pidOf)).size).toBe(2);
    expect(reading.pids).toHaveLength(2);
  });

  it('ends a task that takes too long, and only that one', async () => {
    const reading = pool({ seconds: 0.4 });
    const calls = [task('hang'), ...Array.from({ length: 12 }, () => task(20))].map((one) => reading.run('receiving', one));
    const [slow, ...others] = await Promise.all(calls);
    expect(slow).toEqual({ lost: 'too-slow' });
    expect(others.every((outcome) => 'value' in outcome)).toBe(true);
  });

  it.runIf(process.platform === 'linux')('ends a task that takes too much memory, and only that one', async () => {
    const reading = pool({ megabytes: 250 });
    const calls = [task('grow'), ...Array.from({ length: 6 }, () => task(20))].map((one) => reading.run('receiving', one));
    const [large, ...others] = await Promise.all(calls);
    expect(large).toEqual({ lost: 'too-large' });
    expect(others.every((outcome) => 'value' in outcome)).toBe(true);
  });

  it.each([
    ['abort', 'too-large'],
    ['trap', 'damaged'],
    ['out of turn', 'damaged'],
  ])('loses the one task a process dies of (%s), and goes on', async (how, lost) => {
    const reading = pool({ processes: 1 });
    // The second was sent ahead, to the same process.
    const [first, second, third] = await Promise.all([task(how), task(9), task(1)].map((one) => reading.run('receiving', one)));
    expect(first).toEqual({ lost });
    expect([second, third].every((outcome) => outcome !== undefined && 'value' in outcome)).toBe(true);
  });

  it('loses only the task of a process that is killed from outside', async () => {
    const reading = pool({ processes: 1 });
    const { pid } = process;
    const first = pidOf(await reading.run('receiving', task(0)));
    expect(first).not.toBe(pid);
    const running = reading.run('receiving', task(5_000));
    const next = reading.run('receiving', task(0));
    process.kill(first, 'SIGKILL');
    expect(await running).toEqual({ lost: 'too-large' });
    expect(pidOf(await next)).not.toBe(first);
  });

  it('uses a process no more that says its engine broke', async () => {
    const reading = pool({ processes: 1 });
    const outcome = await reading.run('receiving', task('spent'));
    const broken = 'value' in outcome ? (outcome.value as number) : 0;
    expect(pidOf(await reading.run('receiving', task(0)))).not.toBe(broken);
    expect(isRunning(broken)).toBe(false);
  });

  it('takes what somebody looks at before what is received, and that before the rest', async () => {
    const reading = pool({ processes: 1 });
    const order: Lane[] = [];
    const busy = reading.run('looking', task(150, 'text'));
    const calls = (['background', 'receiving', 'looking'] as const).map((lane) =>
      reading.run(lane, task(0, 'text')).then(() => order.push(lane)),
    );
    await Promise.all([busy, ...calls]);
    expect(order).toEqual(['looking', 'receiving', 'background']);
  });

  it('keeps a process free of what can wait', async () => {
    const reading = pool();
    const slow = Array.from({ length: 3 }, () => reading.run('background', task(400, 'text')));
    const first = await Promise.race([
      ...slow.map((one) => one.then(() => 'background')),
      reading.run('looking', task(0, 'text')).then(() => 'looking'),
    ]);
    expect(first).toBe('looking');
    await Promise.all(slow);
  });

  it('forgets a task that is given up, waiting or running', async () => {
    const reading = pool({ processes: 1 });
    const stop = new AbortController();
    const running = reading.run('looking', task(300, 'text'), stop.signal);
    const waiting = reading.run('looking', task(0, 'text'), stop.signal);
    const kept = reading.run('looking', task(0, 'text'));
    stop.abort(new Error('given up'));
    await expect(running).rejects.toThrow('given up');
    await expect(waiting).rejects.toThrow('given up');
    expect(await kept).toHaveProperty('value');
    await expect(reading.run('looking', task(0), AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });

  it('says that there is no reader when none can be started', async () => {
    const faults: [string, Partial<PoolOptions>][] = [
      ['no engine', { pdfium: 'unfit' }],
      ['the process ended (1)', { fork: stillborn }],
    ];
    for (const [reason, options] of faults) {
      const fault = await pool(options)
        .run('looking', task(0))
        .catch((error: Problem) => error);
      expect(fault).toMatchObject({ id: 'reading.no-reader', params: { reason: expect.stringContaining(reason) } });
    }
  });

  it('leaves no process behind when it is closed', async () => {
    const reading = pool();
    await Promise.all([1, 2].map(() => reading.run('receiving', task(5))));
    const pids = reading.pids;
    const running = reading.run('receiving', task('hang')).catch((error: Problem) => error.id);
    reading.close();
    expect(await running).toBe('reading.no-reader');
    await expect(reading.run('receiving', task(0))).rejects.toMatchObject({ id: 'reading.no-reader' });
    await expect.poll(() => pids.filter(isRunning)).toEqual([]);
  });
});
