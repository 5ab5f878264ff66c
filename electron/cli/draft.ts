import { findMatter, withWorkbench } from './open.ts';
import { copyWhole, outputPath } from './output.ts';
import { findingLine, type Verb, WrongUse } from './verb.ts';
import { wordsOf } from './words.ts';

const KINDS = ['pdf', 'docx'] as const;

export const draft: Verb = {
  name: 'draft',
  usage: 'draft <workspace> <matter> <pack/name> [--purchase ORDER[,ORDER]] [--pdf F] [--docx F] [--final] [--json]',
  options: {
    purchase: { type: 'string' },
    pdf: { type: 'string' },
    docx: { type: 'string' },
    final: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  words: [3, 3],
  run: async (terminal, [folder = '', named = '', template = ''], options) => {
    const words = wordsOf(terminal.language);
    const targets: { readonly kind: (typeof KINDS)[number]; readonly target: string }[] = [];
    for (const kind of KINDS) {
      const file = options[kind];
      if (typeof file === 'string') targets.push({ kind, target: await outputPath(terminal.cwd, file, folder) });
    }
    // Order numbers have no commas; ids of purchases have none either.
    const about = typeof options.purchase === 'string' ? options.purchase.split(',').map((one) => one.trim()) : undefined;
    if (targets.length > 1 && targets[0]?.target === targets[1]?.target) throw new WrongUse(words.oneTarget);
    return withWorkbench(terminal, folder, 'change', async (workbench) => {
      const { id } = await findMatter(workbench, named);
      const filing = await workbench.filing.draft(terminal.actor, id, template, { final: options.final === true, about });
      for (const f of filing.findings) terminal.note(findingLine(f, terminal.language));
      for (const { kind, target } of targets) {
        await copyWhole(workbench.filing.file(filing, kind).path, target);
        terminal.note(words.written(target));
      }
      const line = words.drafted(filing.title, filing.pages, words.status[filing.status], filing.findings.length);
      terminal.out(options.json ? JSON.stringify(filing) : line);
      return 0;
    });
  },
};
