import type { Found, Hit } from '../core/evidence/text/model.ts';
import type { Workbench } from '../core/workbench.ts';
import { findMatter, withWorkbench } from './open.ts';
import { type Terminal, type Verb, WrongUse } from './verb.ts';
import { type Words, wordsOf } from './words.ts';

const LIMIT = 20;
/** Milliseconds between two lines of progress. */
const EVERY = 2_000;

function limitOf(given: string | boolean | undefined, words: Words): number {
  if (typeof given !== 'string') return LIMIT;
  const limit = /^\d{1,6}$/.test(given) ? Number(given) : 0;
  if (limit < 1 || limit > 100_000) throw new WrongUse(words.notNumber('--limit', given));
  return limit;
}

export const search: Verb = {
  name: 'search',
  usage: 'search <workspace> <query> [--matter M] [--limit N] [--ocr] [--no-wait] [--json]',
  options: {
    matter: { type: 'string' },
    limit: { type: 'string' },
    ocr: { type: 'boolean' },
    'no-wait': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  words: [2, 2],
  run: (terminal, [folder = '', query = ''], { matter, limit, ocr, 'no-wait': noWait, json }) => {
    const words = wordsOf(terminal.language);
    const most = limitOf(limit, words);
    // Only looks: what is read from the files is derived data, and may be written beside a workbench that is at work.
    return withWorkbench(terminal, folder, 'look', async (workbench) => {
      const within = typeof matter === 'string' ? (await findMatter(workbench, matter)).id : '';
      if (noWait !== true) await readWaiting(terminal, workbench, ocr === true);
      const found = await workbench.text.search({ matter: within, query, limit: most });
      const { textWaiting, ocrWaiting } = await workbench.text.reading(within);
      if (textWaiting > 0) terminal.note(words.textWaiting(textWaiting));
      if (ocrWaiting > 0) terminal.note(words.ocrWaiting(ocrWaiting));
      if (json) terminal.out(JSON.stringify({ ...found, textWaiting, ocrWaiting }));
      else await print(terminal, workbench, found);
      return 0;
    });
  },
};

async function readWaiting(terminal: Terminal, { text }: Workbench, ocr: boolean): Promise<void> {
  const words = wordsOf(terminal.language);
  let told = performance.now();
  await text.readWaiting({
    ocr,
    onProgress(left, name) {
      if (performance.now() - told < EVERY) return;
      told = performance.now();
      terminal.note(words.readingText(left, name));
    },
  });
}

async function print(terminal: Terminal, workbench: Workbench, { hits, total, capped }: Found): Promise<void> {
  const words = wordsOf(terminal.language);
  const titles = new Map((await workbench.matter.list()).map(({ id, title }) => [id, title]));
  for (const hit of hits) {
    terminal.out(`${place(hit, words)}  (${titles.get(hit.matter) ?? hit.matter})`);
    terminal.out(`    ${hit.snippet}`);
  }
  terminal.note(words.foundPages(total, hits.length, capped));
}

const place = ({ fileName, title, page }: Hit, words: Words): string =>
  [title ? `${title} [${fileName}]` : fileName, page === 0 ? words.aboutItem : words.onPage(page)].join(', ');
