/**
 * receive <workspace> <folder>: makes the workspace and receives the folder as a job, durable as always. Tells how long it took, how long
 * the program was deaf at most, and how long it took to answer a page that asks all the while.
 */
import { openAt } from './filing-model.ts';
import { tell } from './tell.ts';

const [workspace = '', folder = ''] = process.argv.slice(2);
const workbench = await openAt(workspace, true);
const actor = { name: 'Bench', door: 'test' as const };
const { id: matter } = await workbench.matter.create(actor, { title: 'Bench', pack: 'us-federal' });

/** What is late between two ticks of a clock. */
const TICK = 5;
let deaf = 0;
let last = performance.now();
const ticking = setInterval(() => {
  const now = performance.now();
  deaf = Math.max(deaf, now - last - TICK);
  last = now;
}, TICK);

const started = performance.now();
const { id, ended } = await workbench.evidence.startReceiving(actor, matter, [{ path: folder, name: 'in' }]);
const answers: number[] = [];
const writes: number[] = [];
const asking = (async () => {
  for (let n = 0; (await workbench.jobs.get(id)).state === 'running'; n++) {
    await new Promise((done) => setTimeout(done, 100));
    const began = performance.now();
    await workbench.jobs.list(matter);
    await workbench.jobs.files(id, { offset: 0, limit: 200 });
    answers.push(performance.now() - began);
    // And somebody works on in the meantime.
    if (n % 5 !== 0) continue;
    const wrote = performance.now();
    await workbench.matter.update(actor, matter, { title: `Bench ${n}` });
    writes.push(performance.now() - wrote);
  }
})();
await ended;
const ms = performance.now() - started;
await asking;
clearInterval(ticking);
const { counts } = await workbench.jobs.get(id);
if (counts.imported !== counts.offered) throw new Error(`not all came in: ${JSON.stringify(counts)}`);
await workbench.close();
tell({ ms, files: counts.imported, deaf, answer: Math.max(...answers, 0), write: Math.max(...writes, 0) });
