import { basename, resolve } from 'node:path';
import type { JobFileView, JobView } from '../core/jobs/model.ts';
import type { Finding } from '../core/kit/finding.ts';
import { say } from '../core/kit/messages.ts';
import { Problem } from '../core/kit/problem.ts';
import type { Workbench } from '../core/workbench.ts';
import { findMatter, withWorkbench } from './open.ts';
import { findingLine, type Terminal, type Verb, WrongUse } from './verb.ts';
import { wordsOf } from './words.ts';

/** Seconds between two lines of progress. */
const EVERY = 5;
/** Lines asked for at a time. */
const PAGE = 1_000;

export const receive: Verb = {
  name: 'receive',
  usage: 'receive <workspace> <matter> <path…> [--from PLACE] [--json] | receive <workspace> <matter> --resume [--json]',
  options: { from: { type: 'string' }, resume: { type: 'boolean' }, json: { type: 'boolean' } },
  words: [2, Number.MAX_SAFE_INTEGER],
  run: (terminal, [folder = '', named = '', ...paths], { from, resume, json }) => {
    const words = wordsOf(terminal.language);
    if ((paths.length === 0) !== (resume === true)) throw new WrongUse(words.needsPaths);
    return withWorkbench(terminal, folder, 'change', async (workbench) => {
      const { jobs, evidence } = workbench;
      const matter = (await findMatter(workbench, named)).id;
      const open = (await jobs.list(matter)).filter(isOpen);
      let ran: readonly string[];
      if (resume === true) {
        for (const { id } of open) await jobs.resume(terminal.actor, id);
        ran = open.map(({ id }) => id).reverse();
        if (ran.length === 0) terminal.note(words.nothingWaits);
      } else {
        for (const { total, done } of open) terminal.note(words.stillWaiting(total - done));
        const offers = paths.map((path) => resolve(terminal.cwd, path));
        const said = typeof from === 'string' ? { from } : {};
        ran = [
          (
            await evidence.startReceiving(
              terminal.actor,
              matter,
              offers.map((path) => ({ path, name: basename(path), ...said })),
            )
          ).id,
        ];
      }
      const told: Told[] = [];
      for (const id of ran) told.push(await ended(terminal, workbench, matter, id, json === true));
      if (json) terminal.out(JSON.stringify(told.length === 1 ? told[0] : { jobs: told }));
      return told.every(({ counts }) => counts.refused === 0) ? 0 : 1;
    });
  },
};

const isOpen = ({ kind, state }: JobView) => kind === 'receive' && (state === 'interrupted' || state === 'paused' || state === 'failed');

interface Told {
  readonly job: string;
  readonly state: JobView['state'];
  readonly counts: JobView['counts'];
  /** Each with what to know about the item it became. */
  readonly files: readonly (JobFileView & { readonly findings: readonly Finding[] })[];
}

/** Waits for a job, telling how far it is, and lists what became of each file. Throws what it failed of. */
async function ended(terminal: Terminal, { jobs, evidence }: Workbench, matter: string, id: string, json: boolean): Promise<Told> {
  const words = wordsOf(terminal.language);
  const ticking = setInterval(async () => terminal.note(progressLine(terminal, await jobs.get(id))), EVERY * 1_000);
  const job = await jobs.rest(id).finally(() => clearInterval(ticking));
  if (job.problem) throw new Problem('conflict', job.problem.id as Problem['id'], job.problem.params);
  const known = new Map((await evidence.list(matter)).map((item) => [item.id, item.findings]));
  const files: Told['files'][number][] = [];
  for (;;) {
    const page = await jobs.files(id, { offset: files.length, limit: PAGE });
    for (const file of page.files)
      files.push({ ...file, findings: file.state === 'imported' ? (known.get(file.evidence ?? '') ?? []) : [] });
    if (page.files.length < PAGE) break;
  }
  for (const file of json ? [] : files) {
    terminal.out(fileLine(terminal, file));
    for (const one of file.findings) terminal.note(`  ${findingLine(one, terminal.language)}`);
  }
  const { offered, imported, duplicates, refused } = job.counts;
  terminal.note(words.receivedAll(offered, imported, duplicates, refused));
  return { job: id, state: job.state, counts: job.counts, files };
}

function progressLine({ language }: Terminal, { done, total, rate, secondsLeft }: JobView): string {
  const words = wordsOf(language);
  const left = secondsLeft === null ? '' : `${Math.floor(secondsLeft / 60)}:${String(Math.round(secondsLeft % 60)).padStart(2, '0')}`;
  return words.receiving(done, total, rate === null ? '' : words.rate((rate / 1e6).toFixed(1), left));
}

function fileLine({ language }: Terminal, { name, state, pages, duplicateOf, finding: why }: JobFileView): string {
  const words = wordsOf(language);
  const reason = why && say(why.id, why.params, language).message;
  const about = reason ?? (duplicateOf ? words.sameAs(duplicateOf.name) : pages === null ? '' : words.pages(pages));
  return `${words.received[state]}  ${name}${about ? `  ${words.aside(about)}` : ''}`;
}
