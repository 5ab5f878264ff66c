import { resolve } from 'node:path';
import { packFacts } from '../core/filing/basis.ts';
import { factFields } from '../core/filing/fields.ts';
import { checkoutPlaces } from '../core/places.ts';
import { checkFile } from '../core/template/check-file.ts';
import { openLibrary } from '../core/template/library.ts';
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
    const library = await openLibrary(checkoutPlaces().templates);
    const findings = await checkFile(library, resolve(terminal.cwd, file), (pack) => {
      const { facts, labels } = packFacts(pack, '', '');
      return factFields(facts, labels);
    });
    if (json) terminal.out(JSON.stringify({ findings }));
    else for (const f of findings) terminal.out(findingLine(f, terminal.language));
    if (!json && findings.length === 0) terminal.out(words.templateSound(file));
    return findings.some((f) => f.severity === 'error') ? 1 : 0;
  },
};
