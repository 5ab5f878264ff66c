/** The process around it: what a hostile file does to it is an outcome; what a user does to it leaves nothing behind. */
import { existsSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { openBinder } from '#core/document/binding/binder.ts';
import type { Binder, BindingPlan } from '#core/document/binding/plan.ts';
import type { Asked, OpenMessage, Told } from '#core/document/binding/protocol.ts';
import type { Child, Fork } from '#core/kit/child.ts';
import { checkoutPlaces } from '#core/places.ts';
import { nodeFork } from '#core/world.ts';
import { bare, complaints, file, fresh, line, sheets, textOf, tools } from './paper.ts';

const worker = checkoutPlaces().worker('binding');
const open: Binder[] = [];
const opened = (options: { fork?: Fork; seconds?: number; megabytes?: number } = {}): Binder => {
  const binder = openBinder({ fork: nodeFork, worker, ...tools, ...options });
  open.push(binder);
  return binder;
};
afterAll(() => {
  for (const binder of open) binder.close();
});

const source = file(sheets([{ content: line('the only page') }]));
const plan = (path: string, sources = [source], pages = 1): BindingPlan => ({
  sources: sources.map((one) => ({ kind: 'pdf', path: one })),
  parts: [
    {
      path,
      pages: Array.from({ length: pages }, (_, i) => ({
        source: i % sources.length,
        page: 1,
        words: true,
        stamps: [{ text: `A${i}`, place: 'lower-right' }],
      })),
      info: { title: 'Binder', date: '2026-03-01T00:00:00Z' },
    },
  ],
});

/** A process that does as it is told by the test. */
function acted(script: (task: Extract<Asked, { kind: 'task' }>, tell: (told: Told) => void, end: (how: string) => void) => void) {
  const killed: number[] = [];
  let started = 0;
  const fork = (() => {
    const no = ++started;
    let heard: Parameters<Child<unknown, Told>['listen']>[0] | undefined;
    const child: Child<OpenMessage | Asked, Told> = {
      pid: undefined,
      send(message) {
        if (!('kind' in message) || message.kind !== 'task') return;
        queueMicrotask(() =>
          script(
            message,
            (told) => heard?.message(told),
            (how) => heard?.ended(how),
          ),
        );
      },
      listen: (listener) => {
        heard = listener;
      },
      hold: () => undefined,
      kill: () => void killed.push(no),
    };
    return child;
  }) as Fork;
  return { fork, killed, count: () => started };
}

describe('the binder', () => {
  it('binds and weighs in its process, and asks back for words', async () => {
    const binder = opened();
    const path = fresh();
    const seen: number[] = [];
    const outcome = await binder.bind(plan(path, [source], 40), {
      onProgress: ({ done, total }) => seen.push(done / total),
      words: async (which, page) => [{ text: `word${which}${page}`, x: 0.1, y: 0.5, width: 0.2, height: 0.02 }],
    });
    expect(outcome.kind).toBe('bound');
    expect(complaints(path)).toBe('');
    expect(bare(textOf(path, 40))).toContain('word01');
    expect(seen.length).toBeGreaterThan(1);
    const [weight, missing] = await binder.weigh([
      { kind: 'pdf', path: source },
      { kind: 'pdf', path: '/nowhere.pdf' },
    ]);
    expect(weight).toMatchObject({ kind: 'weight', pages: [{ width: 612, height: 792 }] });
    expect(missing).toMatchObject({ kind: 'unreadable', source: 1, fault: 'missing' });
  });

  it('reports all sources that cannot be read, and writes nothing', async () => {
    const path = fresh();
    const outcome = await opened().bind(plan(path, [file('no'), source, file('not either')], 3));
    expect(outcome).toMatchObject({ kind: 'unreadable', sources: [{ source: 0 }, { source: 2 }] });
    expect(existsSync(path)).toBe(false);
  });

  it('stops at once when it is told to, leaves nothing, and works again', async () => {
    const binder = opened();
    const path = fresh();
    const stop = new AbortController();
    const work = binder.bind(plan(path, [source], 20_000), { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) });
    await expect(work).rejects.toThrow('enough');
    expect(existsSync(path)).toBe(false);
    expect((await binder.bind(plan(path))).kind).toBe('bound');
  });

  it('does not write over a file', async () => {
    const path = file('mine');
    await expect(opened().bind(plan(path))).rejects.toMatchObject({ id: 'document.binding-failed' });
    expect(existsSync(path)).toBe(true);
  });

  it('takes calls in turn', async () => {
    const binder = opened();
    const paths = [fresh(), fresh(), fresh()];
    const outcomes = await Promise.all(paths.map((path) => binder.bind(plan(path))));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['bound', 'bound', 'bound']);
  });

  it('a source that ends the process while it is read is reported', async () => {
    const { fork } = acted(({ id }, tell, end) => {
      tell({ kind: 'at', id, source: 3, doing: 'read' });
      end('the process ended (SIGSEGV)');
    });
    const outcome = await opened({ fork }).bind(plan(fresh()));
    expect(outcome).toEqual({ kind: 'unreadable', sources: [{ source: 3, fault: 'damaged', detail: 'the process ended (SIGSEGV)' }] });
  });

  it('a source that comes to no end while it is read is reported, and its process stopped', async () => {
    const { fork, killed } = acted(({ id }, tell) => tell({ kind: 'at', id, source: 1, doing: 'read' }));
    const outcome = await opened({ fork, seconds: 0.2 }).bind(plan(fresh()));
    expect(outcome).toMatchObject({ kind: 'unreadable', sources: [{ source: 1, fault: 'too-slow' }] });
    expect(killed).toEqual([1]);
  });

  it('a page that cannot be looked at is bound without a look', async () => {
    const asked: (readonly number[])[] = [];
    const { fork } = acted(({ id, task }, tell, end) => {
      if (task.verb !== 'bind') return;
      asked.push(task.blind);
      if (task.blind.includes(2)) return tell({ kind: 'done', id, value: { kind: 'bound', parts: [], notes: [], missing: [] } });
      tell({ kind: 'at', id, source: 2, doing: 'look' });
      end('the process ended (SIGKILL)');
    });
    expect((await opened({ fork }).bind(plan(fresh()))).kind).toBe('bound');
    expect(asked).toEqual([[], [2]]);
  });

  it('what was weighed before a source ended the process is weighed again, what comes after it too', async () => {
    const { fork } = acted(({ id, task }, tell, end) => {
      if (task.verb !== 'weigh') return;
      const bad = task.sources.findIndex(({ path }) => path === 'bad');
      if (bad < 0) return tell({ kind: 'done', id, value: task.sources.map(() => ({ kind: 'weight' as const, pages: [], shared: 7 })) });
      tell({ kind: 'at', id, source: bad, doing: 'read' });
      end('the process ended (SIGABRT)');
    });
    const weighed = await opened({ fork }).weigh(['a', 'b', 'bad', 'c', 'bad'].map((path) => ({ kind: 'pdf', path })));
    expect(weighed.map((one) => (one.kind === 'weight' ? 'weight' : `${one.source} ${one.fault}`))).toEqual([
      'weight',
      'weight',
      '2 too-large',
      'weight',
      '4 too-large',
    ]);
  });

  it('words that cannot be had do not stop it', async () => {
    const path = fresh();
    const outcome = await opened().bind(plan(path), { words: () => Promise.reject(new Error('gone')) });
    expect(outcome.kind).toBe('bound');
  });

  it('memory that grows beyond its limit ends it', async () => {
    const outcome = await opened({ megabytes: 20 })
      .bind(plan(fresh(), [source], 30_000))
      .catch((error: Error) => error);
    expect(outcome instanceof Error || outcome.kind === 'unreadable').toBe(true);
  });

  it('closed, it refuses', async () => {
    const binder = opened();
    const work = binder.bind(plan(fresh(), [source], 20_000));
    const waiting = binder.bind(plan(fresh()));
    await new Promise((go) => setTimeout(go, 50));
    binder.close();
    await expect(work).rejects.toMatchObject({ id: 'document.binding-failed' });
    await expect(waiting).rejects.toMatchObject({ id: 'document.binding-failed' });
  });
});
