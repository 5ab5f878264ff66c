import { createWriteStream } from 'node:fs';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../core/kit/problem.ts';
import type { Workbench } from '../core/workbench.ts';
import { findItem } from './items.ts';
import { findMatter, withWorkbench } from './open.ts';
import { outputFolder } from './output.ts';
import { findingLine, type Verb, WrongUse } from './verb.ts';
import { wordsOf } from './words.ts';

const ENCODINGS = ['utf-8', 'windows-1252'] as const;
const IMAGES = ['pdf', 'tiff', 'jpeg', 'png'] as const;

/** One of the values an option takes, the first without it. */
function oneOf<T extends string>(allowed: readonly [T, ...T[]], given: string | boolean | undefined, refuse: (text: string) => Error): T {
  if (given === undefined) return allowed[0];
  const found = allowed.find((value) => value === given);
  if (found === undefined) throw refuse(String(given));
  return found;
}

export const production: Verb = {
  name: 'production',
  usage:
    'production <workspace> <matter> --out DIR [--items A,B… | --exhibits | --all] [--encoding utf-8|windows-1252] [--images pdf|tiff|jpeg|png] [--no-natives] [--no-text] [--volume NAME] [--custodian NAME] [--json]',
  options: {
    out: { type: 'string' },
    items: { type: 'string' },
    exhibits: { type: 'boolean' },
    all: { type: 'boolean' },
    encoding: { type: 'string' },
    images: { type: 'string' },
    'no-natives': { type: 'boolean' },
    'no-text': { type: 'boolean' },
    volume: { type: 'string' },
    custodian: { type: 'string' },
    json: { type: 'boolean' },
  },
  words: [2, 2],
  run: async (terminal, [folder = '', named = ''], options) => {
    const words = wordsOf(terminal.language);
    if (typeof options.out !== 'string' || options.out === '') throw new WrongUse(words.needsOut);
    if ([options.items, options.exhibits, options.all].filter((one) => one !== undefined).length > 1) throw new WrongUse(words.oneChoice);
    const encoding = oneOf(ENCODINGS, options.encoding, (text) => new WrongUse(words.notOneOf('--encoding', text, ENCODINGS.join(', '))));
    const images = oneOf(IMAGES, options.images, (text) => new WrongUse(words.notOneOf('--images', text, IMAGES.join(', '))));
    const target = await outputFolder(terminal.cwd, options.out, folder);
    return withWorkbench(terminal, folder, 'change', async (workbench) => {
      const { id: matter } = await findMatter(workbench, named);
      const items: 'all' | 'exhibits' | string[] = options.all === true ? 'all' : 'exhibits';
      const chosen = typeof options.items === 'string' ? await itemsNamed(workbench, matter, options.items, words.noItem) : items;
      const text = (name: 'volume' | 'custodian') => (typeof options[name] === 'string' ? options[name] : '');
      if (text('volume') !== '') await refuseTaken(join(target, text('volume')));
      const order = { encoding, images, natives: options['no-natives'] !== true, text: options['no-text'] !== true };
      const { ended } = await workbench.production.build(terminal.actor, matter, {
        ...order,
        items: chosen,
        volume: text('volume'),
        custodian: text('custodian'),
      });
      const made = await workbench.production.get(await ended);
      for (const f of made.findings) terminal.note(findingLine(f, terminal.language));
      const { path } = await workbench.production.file(made.id);
      const at = await unpack(path, target, made.volume);
      terminal.note(words.written(at));
      const range = made.bates ? `${made.bates.first}–${made.bates.last}` : '-';
      terminal.out(
        options.json ? JSON.stringify({ ...made, folder: at }) : words.produced(made.documents, made.pages, made.withheld, range),
      );
      return 0;
    });
  },
};

async function itemsNamed(workbench: Workbench, matter: string, list: string, unknown: (name: string) => string): Promise<string[]> {
  const found: string[] = [];
  for (const name of list.split(',').map((one) => one.trim())) {
    if (name === '') continue;
    const id = await findItem(workbench, matter, name);
    if (id === undefined) throw new WrongUse(unknown(name));
    found.push(id);
  }
  return found;
}

async function refuseTaken(folder: string): Promise<void> {
  const there = await access(folder).then(
    () => true,
    () => false,
  );
  if (there) throw new Problem('conflict', 'core.cannot-write', { file: folder, reason: 'it is there already' });
}

/** Unpacks the volume beside its place and renames it when the last file is whole: the folder holds all of it or none. */
async function unpack(zip: string, into: string, volume: string): Promise<string> {
  const target = join(into, volume);
  await refuseTaken(target);
  const { openSet } = await import('../core/exhibit/load-file/set-files.ts');
  const set = await openSet(zip);
  const made = await mkdir(into, { recursive: true });
  const half = join(into, `.${volume}.${process.pid}.part`);
  try {
    for (const name of set.files.keys()) {
      const to = join(half, ...name.split('/'));
      await mkdir(dirname(to), { recursive: true });
      await pipeline(await set.stream(name), createWriteStream(to, { flush: true }));
    }
    await rename(join(half, volume), target);
    return target;
  } catch (error) {
    if (made !== undefined) await rm(made, { recursive: true, force: true });
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw error instanceof Problem ? error : new Problem('locked', 'core.cannot-write', { file: target, reason }, [], error);
  } finally {
    await set.close();
    await rm(half, { recursive: true, force: true });
  }
}
