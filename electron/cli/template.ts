import { resolve } from 'node:path';
import { checkoutPlaces } from '../core/places.ts';
import { findingLine, type Verb, WrongUse } from './verb.ts';
import { wordsOf } from './words.ts';

export const templateCheck: Verb = {
  name: 'template',
  usage: 'template check <file> [--json]',
  options: { json: { type: 'boolean' } },
  words: [2, 2],
  run: async (terminal, [what = '', file = ''], { json }) => {
    const words = wordsOf(terminal.language);
    if (what !== 'check') throw new WrongUse(words.notCheck(what));
    const [{ packFacts }, { factFields }, { checkFile }, { openLibrary }] = await Promise.all([
      import('../core/filing/basis.ts'),
      import('../core/filing/fields.ts'),
      import('../core/template/check-file.ts'),
      import('../core/template/library.ts'),
    ]);
    const library = await openLibrary(checkoutPlaces().templates);
    const findings = await checkFile(library, resolve(terminal.cwd, file), (pack) => {
      // Reports and exhibit sheets are filled with facts of their own; papers about test purchases with those of a matter.
      const ofMatter = library.templates.some(({ pack: folder, about }) => folder === pack.id && about !== 'matter');
      if (!pack.proceedings && !ofMatter) return undefined;
      const { facts, labels } = packFacts(pack, '', '');
      return factFields(facts, labels);
    });
    if (json) terminal.out(JSON.stringify({ findings }));
    else for (const f of findings) terminal.out(findingLine(f, terminal.language));
    if (!json && findings.length === 0) terminal.out(words.templateSound(file));
    return findings.some((f) => f.severity === 'error') ? 1 : 0;
  },
};
