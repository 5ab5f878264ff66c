import { describe, expect, it } from 'vitest';
import { createJobs } from '#core/jobs/jobs.ts';
import { fixedClock, sequentialIds } from '../../support/clock.ts';

const jobs = () => createJobs({ clock: fixedClock(), ids: sequentialIds('job') });

describe('a job', () => {
  it('tells of its progress until it is done', async () => {
    const runner = jobs();
    const gate = Promise.withResolvers<void>();
    const job = runner.start('import', async ({ progress }) => {
      progress(1, 3, 'a.png');
      await gate.promise;
      progress(3, 3, 'c.png');
      return 'imported';
    });
    const seen: string[] = [];
    for await (const view of runner.watch(job.id)) {
      seen.push(`${view.state} ${view.done}/${view.total} ${view.note}`);
      if (view.done === 1) gate.resolve();
    }
    expect(await job.result).toBe('imported');
    expect(seen[0]).toBe('running 0/0 ');
    expect(seen).toContain('running 1/3 a.png');
    expect(seen.at(-1)).toBe('done 3/3 c.png');
    expect(runner.get(job.id)).toMatchObject({ title: 'import', state: 'done', startedAt: '2026-11-23T09:00:00.000Z' });
  });

  it('stops when cancelled, and says so', async () => {
    const runner = jobs();
    const job = runner.start('import', async ({ signal }) => {
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    await Promise.resolve();
    runner.cancel(job.id);
    await expect(job.result).rejects.toMatchObject({ id: 'jobs.cancelled', params: { title: 'import' } });
    expect(runner.get(job.id).state).toBe('cancelled');
  });

  it('fails with what its work threw', async () => {
    const runner = jobs();
    const job = runner.start('import', async () => {
      throw new Error('bad row');
    });
    await expect(job.result).rejects.toThrow('bad row');
    expect(runner.get(job.id).state).toBe('failed');
  });

  it('is stopped and waited for when the workspace closes', async () => {
    const runner = jobs();
    let ended = false;
    const job = runner.start('import', async ({ signal }) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => setTimeout(resolve, 10)));
      ended = true;
      signal.throwIfAborted();
    });
    job.result.catch(() => {});
    await Promise.resolve();
    await runner.close();
    expect(ended).toBe(true);
  });

  it('is forgotten after fifty others', async () => {
    const runner = jobs();
    for (let n = 0; n < 60; n++) await runner.start(`${n}`, async () => {}).result;
    await runner.start('last', async () => {}).result;
    expect(runner.list().length).toBeLessThanOrEqual(51);
    expect(() => runner.get('job-0001')).toThrow(expect.objectContaining({ id: 'jobs.unknown' }));
  });
});
