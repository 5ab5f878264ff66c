import type { ExhibitSettings } from '../core/exhibit/model.ts';
import { findMatter, withWorkbench } from './open.ts';
import { copyAllWhole, outputFolder } from './output.ts';
import { findingLine, type Verb, WrongUse } from './verb.ts';
import { wordsOf } from './words.ts';

/** Options that set something of the matter's exhibits, with how they are read. */
const SETTINGS = {
  prefix: (text: string) => text,
  scheme: (text: string) => text,
  digits: whole,
  start: whole,
  cap: (text: string) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined),
} as const;

function whole(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

export const binder: Verb = {
  name: 'binder',
  usage: 'binder <workspace> <matter> --out DIR [--cap MB] [--prefix P --digits N --start K] [--scheme ID] [--ocr] [--json]',
  options: {
    out: { type: 'string' },
    cap: { type: 'string' },
    prefix: { type: 'string' },
    digits: { type: 'string' },
    start: { type: 'string' },
    scheme: { type: 'string' },
    ocr: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  words: [2, 2],
  run: async (terminal, [folder = '', named = ''], options) => {
    const words = wordsOf(terminal.language);
    if (typeof options.out !== 'string' || options.out === '') throw new WrongUse(words.needsOut);
    const patch: Record<string, string | number> = {};
    for (const [name, read] of Object.entries(SETTINGS)) {
      const given = options[name];
      if (typeof given !== 'string') continue;
      const value = read(given);
      if (value === undefined) throw new WrongUse(words.notNumber(`--${name}`, given));
      patch[name === 'cap' ? 'capMb' : name] = value;
    }
    const target = await outputFolder(terminal.cwd, options.out, folder);
    return withWorkbench(terminal, folder, 'change', async (workbench) => {
      const { id: matter } = await findMatter(workbench, named);
      const now: Readonly<Record<string, unknown>> = await workbench.exhibit.settings(matter);
      if (Object.entries(patch).some(([name, value]) => now[name] !== value))
        await workbench.exhibit.setSettings(terminal.actor, matter, patch as Partial<ExhibitSettings>);
      if (options.ocr === true) await workbench.text.readWaiting({ ocr: true });
      const { ended } = await workbench.binder.build(terminal.actor, matter);
      const built = await workbench.binder.get(await ended);
      for (const f of built.findings) terminal.note(findingLine(f, terminal.language));
      const parts = await Promise.all(built.parts.map(({ no }) => workbench.binder.part(built.id, no)));
      const files = await copyAllWhole(
        parts.map(({ path, name }) => ({ from: path, name })),
        target,
      );
      await workbench.binder.exported(terminal.actor, built.id, target);
      if (options.json) terminal.out(JSON.stringify({ ...built, files }));
      else
        for (const part of built.parts) {
          const own = built.placements.filter((one) => one.part === part.no);
          const [first, last] = [own.find(({ bates }) => bates), own.findLast(({ bates }) => bates)];
          terminal.out(words.boundPart(part.fileName, part.pages, (part.size / 1_000_000).toFixed(1)));
          if (first?.bates && last?.bates) terminal.out(words.boundNumbers(first.bates.first, last.bates.last));
        }
      return 0;
    });
  },
};
