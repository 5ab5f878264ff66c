import { resolve } from 'node:path';
import { packFacts } from '../core/filing/basis.ts';
import { factFields } from '../core/filing/fields.ts';
import { checkoutPlaces } from '../core/places.ts';
import { checkFile } from '../core/template/check-file.ts';
import { openLibrary } from '../core/template/library.ts';
import { findingLine, type Verb } from './verb.ts';

export const templateCheck: Verb = {
  usage: 'template check <file> [--json]',
  summary: 'unknown fields, unclosed tags and bad directives, by line and column',
  options: { json: { type: 'boolean' } },
  words: [2, 2],
  run: async (terminal, [what, file = ''], { json }) => {
    if (what !== 'check') {
      terminal.note(`casewright: there is no "template ${what}"; did you mean "template check"?`);
      return 2;
    }
    const library = await openLibrary(checkoutPlaces().templates);
    const findings = await checkFile(library, resolve(terminal.cwd, file), (pack) => {
      const { facts, labels } = packFacts(pack, '', '');
      return factFields(facts, labels);
    });
    if (json) terminal.out(JSON.stringify({ findings }));
    else for (const f of findings) terminal.out(findingLine(f, terminal.language));
    return findings.some((f) => f.severity === 'error') ? 1 : 0;
  },
};
