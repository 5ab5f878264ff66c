import { join } from 'node:path';
import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { jobsRoutes } from '#core/jobs/routes.ts';
import type { StoredFile } from '#core/jobs/rows.ts';
import { insertFiles, settleFiles } from '#core/jobs/rows.ts';
import { createJobs, type ResumableHandle } from '#core/jobs/service.ts';
import { Problem } from '#core/kit/problem.ts';
import { act, openTestWorkspace, storeAt, testActor } from '../../support/workspace.ts';

/** A clock whose hand the test moves. */
function handClock(at = '2026-11-23T09:00:00.000Z') {
  let now = Date.parse(at);
  return {
    now: () => new Date(now).toISOString(),
    today: () => new Date(now).toISOString().slice(0, 10),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

async function ready() {
  const clock = handClock();
  const workspace = await openTestWorkspace({ clock });
  const { store, ids } = workspace;
  const matter = await workspace.matter();
  return { ...workspace, clock, matter, jobs: createJobs({ store, clock, ids }) };
}

const never = ({ signal }: { signal: AbortSignal }) =>
  new Promise<string>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('a job', () => {
  it('is listed at once, tells of its progress, and ends with its result', async () => {
    const { jobs, matter } = await ready();
    const gate = Promise.withResolvers<void>();
    const { id, ended } = await jobs.run('binder', matter, testActor, async (job) => {
      job.progress({ done: 1, total: 3, note: 'Exhibit 1' });
      await gate.promise;
      job.progress({ done: 3, note: 'Exhibit 3' });
      return 'binder-1';
    });
    expect(await jobs.list(matter)).toMatchObject([
      { id, kind: 'binder', state: 'running', done: 1, total: 3, note: 'Exhibit 1', rate: null },
    ]);
    gate.resolve();
    expect(await ended).toBe('binder-1');
    expect(await jobs.get(id)).toMatchObject({
      state: 'done',
      done: 3,
      total: 3,
      result: 'binder-1',
      startedAt: '2026-11-23T09:00:00.000Z',
      finishedAt: '2026-11-23T09:00:00.000Z',
      problem: null,
    });
  });

  it('knows its speed over the last seconds and how long it still takes', async () => {
    const { jobs, matter, clock } = await ready();
    let handle: Parameters<Parameters<typeof jobs.run>[3]>[0] | undefined;
    const { id } = await jobs.run('binder', matter, testActor, (job) => {
      handle = job;
      return never(job);
    });
    await Promise.resolve();
    handle?.progress({ bytesTotal: 100_000_000, total: 100 });
    for (let second = 1; second <= 20; second++) {
      clock.pass(1_000);
      // Slow at first, ten times as fast for the last ten seconds.
      handle?.progress({ bytesDone: second <= 10 ? second * 100_000 : 1_000_000 + (second - 10) * 1_000_000 });
    }
    expect(await jobs.get(id)).toMatchObject({ rate: 1_000_000, secondsLeft: 89 });
    await jobs.close();
  });

  it('fails with the message of what it threw', async () => {
    const { jobs, matter } = await ready();
    const refused = await jobs.run('binder', matter, testActor, async () => {
      throw new Problem('conflict', 'evidence.is-exhibit', { number: 3 });
    });
    await expect(refused.ended).rejects.toMatchObject({ id: 'evidence.is-exhibit' });
    const bug = await jobs.run('binder', matter, testActor, async () => {
      throw new TypeError('of undefined');
    });
    await expect(bug.ended).rejects.toThrow('of undefined');
    expect(await jobs.list(matter)).toMatchObject([
      { state: 'failed', problem: { id: 'core.bug', params: { detail: 'of undefined' } } },
      { state: 'failed', problem: { id: 'evidence.is-exhibit', params: { number: 3 } } },
    ]);
  });

  it('may end in the transaction of its result, so that there is never one without the other', async () => {
    const { jobs, matter, store } = await ready();
    const { id, ended } = await jobs.run('binder', matter, testActor, async (job) => {
      await store.write(act('seal binder', matter, false), (write) => job.finish(write, 'binder-1'));
      return 'binder-1';
    });
    await ended;
    expect(await jobs.get(id)).toMatchObject({ state: 'done', result: 'binder-1' });
    expect((await store.journal(matter, 10)).map(({ verb }) => verb)).toEqual(['seal binder', 'add matter']);
    expect((await store.journal('', 10)).map(({ verb }) => verb)).toEqual(['build binder']);

    // Whoever sees the end looks for the result at once: it must be there.
    const seen: string[] = [];
    const watched = await jobs.run('binder', matter, testActor, async (job) => {
      await store.write(act('seal binder', matter, false), async (write) => {
        await job.finish(write, 'binder-3');
        write.beforeCommit(async () => void seen.push((await jobs.get(job.id)).state));
        write.afterCommit(() => void seen.push('stands'));
      });
      seen.push((await jobs.get(job.id)).state);
      return 'binder-3';
    });
    await watched.ended;
    expect(seen).toEqual(['running', 'stands', 'done']);

    const failing = await jobs.run('binder', matter, testActor, async (job) => {
      await store.write(act('seal binder', matter, false), async (write) => {
        await job.finish(write, 'binder-2');
        write.beforeCommit(async () => {
          throw new Problem('locked', 'store.full');
        });
      });
      return 'binder-2';
    });
    await expect(failing.ended).rejects.toMatchObject({ id: 'store.full' });
    expect(await jobs.get(failing.id)).toMatchObject({ state: 'failed', result: '', problem: { id: 'store.full' } });
  });

  it('is stopped when asked, and taken off the list when it has ended', async () => {
    const { jobs, matter } = await ready();
    const { id, ended } = await jobs.run('production', matter, testActor, never);
    await expect(jobs.dismiss(testActor, id)).rejects.toMatchObject({ id: 'jobs.not-ended' });
    await expect(jobs.pause(testActor, id)).rejects.toMatchObject({ id: 'jobs.cannot-pause' });
    expect(await jobs.cancel(testActor, id)).toMatchObject({ state: 'cancelled', result: '' });
    await expect(ended).rejects.toMatchObject({ id: 'jobs.cancelled' });
    await expect(jobs.cancel(testActor, id)).rejects.toMatchObject({ id: 'jobs.not-running' });
    await expect(jobs.resume(testActor, id)).rejects.toMatchObject({ id: 'jobs.cannot-resume' });
    await jobs.dismiss(testActor, id);
    expect(await jobs.list(matter)).toEqual([]);
    expect(await jobs.get(id)).toMatchObject({ state: 'cancelled' });
    await expect(jobs.get('nobody')).rejects.toMatchObject({ kind: 'not-found', id: 'jobs.unknown' });
  });

  it('that was running when the program ended has failed, and says why', async () => {
    const { jobs, matter, store, clock, ids } = await ready();
    const { id } = await jobs.run('binder', matter, testActor, never);
    await jobs.close();
    // What the next start of the program sees.
    const next = createJobs({ store, clock, ids });
    expect(await next.get(id)).toMatchObject({ state: 'failed', problem: { id: 'jobs.interrupted' } });
    await next.dismiss(testActor, id);
    expect(await next.list(matter)).toEqual([]);
  });
});

describe('a job that can go on', () => {
  /** Counts to ten, one step for each call of `step`; its rows say how far it came. */
  async function counting() {
    const rooms = await ready();
    const { store, matter } = rooms;
    const gates: (() => void)[] = [];
    const started: unknown[] = [];
    const work = async (job: ResumableHandle) => {
      started.push(job.input);
      let { imported } = job.counts;
      if (job.input === 'ten files') {
        const files = Array.from(
          { length: 10 },
          (_, n): StoredFile => ({
            no: n + 1,
            parentNo: null,
            state: 'waiting',
            evidence: null,
            data: { name: `${n + 1}.png`, size: 5, offer: n },
          }),
        );
        await store.write(act('list', matter, false), async (write) => {
          await insertFiles(write.db, job.id, files);
          await job.save(write, { input: 'listed', counts: { ...job.counts, offered: 10 } });
        });
      }
      while (imported < 10) {
        await new Promise<void>((go, stop) => {
          gates.push(go);
          job.signal.addEventListener('abort', () => stop(job.signal.reason));
        });
        imported += 1;
        job.progress({ done: imported, total: 10 });
        await store.write(act('receive', matter, false), async (write) => {
          await settleFiles(write.db, job.id, [
            { no: imported, parentNo: null, state: 'imported', evidence: null, data: { name: `${imported}.png`, size: 5 } },
          ]);
          await job.save(write, { counts: { ...job.counts, imported } });
        });
      }
      return '';
    };
    rooms.jobs.resumable('receive', work);
    const step = async (times: number) => {
      for (let n = 0; n < times; n++) {
        while (gates.length === 0) await new Promise((done) => setImmediate(done));
        gates.shift()?.();
      }
      while (gates.length === 0) await new Promise((done) => setImmediate(done));
    };
    return { ...rooms, work, started, gates, step };
  }

  it('rests where it is, and goes on from there', async () => {
    const { jobs, matter, step, gates, started } = await counting();
    const { id } = await jobs.start('receive', matter, testActor, 'ten files');
    await step(3);
    expect(await jobs.pause(testActor, id)).toMatchObject({ state: 'paused', done: 3, counts: { offered: 10, imported: 3 } });
    await expect(jobs.pause(testActor, id)).rejects.toMatchObject({ id: 'jobs.not-running' });
    gates.length = 0;
    expect(await jobs.resume(testActor, id)).toMatchObject({ state: 'running' });
    await step(6);
    gates.shift()?.();
    expect(await jobs.rest(id)).toMatchObject({ state: 'done', done: 10, counts: { offered: 10, imported: 10 } });
    expect(started).toEqual(['ten files', 'listed']);
  });

  it('is interrupted by the end of the program, and goes on in the next one', async () => {
    const { jobs, matter, step, folder, store, clock, ids, work, gates } = await counting();
    const { id } = await jobs.start('receive', matter, testActor, 'ten files');
    await step(4);
    await jobs.close();
    gates.length = 0;
    const next = createJobs({ store, clock, ids });
    next.resumable('receive', work);
    expect(await next.list(matter)).toMatchObject([{ id, state: 'interrupted', done: 4, counts: { imported: 4 } }]);
    expect(await next.unfinished()).toEqual(new Set([id]));
    // Beside a workbench that has it open, nobody can say that it does not run.
    const beside = await storeAt(folder, { readOnly: true });
    expect(await createJobs({ store: beside, clock, ids }).get(id)).toMatchObject({ state: 'running' });
    await beside.close();
    await Promise.all([next.resume(testActor, id), next.resume(testActor, id)]);
    await step(5);
    expect(gates).toHaveLength(1);
    gates.shift()?.();
    expect(await next.rest(id)).toMatchObject({ state: 'done', counts: { imported: 10 } });
  });

  it('names each file, and what waits when it is stopped is refused with the reason', async () => {
    const { jobs, matter, step } = await counting();
    const routes = jobsRoutes(jobs);
    const context = { context: { actor: testActor } };
    const { id } = await jobs.start('receive', matter, testActor, 'ten files');
    await step(2);
    expect((await call(routes.files, { id, state: 'waiting' }, context)).total).toBe(8);
    await call(routes.pause, { id }, context);
    expect(await call(routes.cancel, { id }, context)).toMatchObject({
      state: 'cancelled',
      counts: { offered: 10, imported: 2, duplicates: 0, refused: 8 },
    });
    const { files, total } = await call(routes.files, { id, offset: 1, limit: 2 }, context);
    expect(total).toBe(10);
    expect(files).toMatchObject([
      { no: 2, name: '2.png', state: 'imported', finding: null },
      { no: 3, name: '3.png', state: 'refused', finding: { id: 'jobs.not-reached', params: { file: '3.png' } } },
    ]);
    await call(routes.dismiss, { id }, context);
    expect(await call(routes.list, { matter }, context)).toEqual([]);
  });

  it('shows why it failed even when that cannot be written, and can be tried again', async () => {
    const { jobs, matter, store, folder } = await counting();
    const broken = createJobs({ store, clock: handClock(), ids: { next: () => 'job-x' } });
    let tries = 0;
    broken.resumable('receive', async () => {
      tries += 1;
      if (tries > 1) return '';
      // Somebody takes the workspace away.
      const { default: Database } = await import('better-sqlite3-multiple-ciphers');
      const other = new Database(join(folder, 'workspace.db'));
      other.exec("create trigger full before update on job begin select raise(abort, 'full'); end");
      other.close();
      throw new Problem('locked', 'store.full');
    });
    const { id, ended } = await broken.start('receive', matter, testActor, null);
    await expect(ended).rejects.toMatchObject({ id: 'store.full' });
    expect(await broken.get(id)).toMatchObject({ state: 'failed', problem: { id: 'store.full' } });
    const { default: Database } = await import('better-sqlite3-multiple-ciphers');
    const other = new Database(join(folder, 'workspace.db'));
    other.exec('drop trigger full');
    other.close();
    await broken.resume(testActor, id);
    expect(await broken.rest(id)).toMatchObject({ state: 'done', problem: null });
    await jobs.close();
  });
});
