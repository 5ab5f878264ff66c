import { checkoutPlaces } from '../core/places.ts';
import { findingLine, type Verb } from './verb.ts';

export const templates: Verb = {
  name: 'templates',
  usage: 'templates [--json]',
  options: { json: { type: 'boolean' } },
  words: [0, 0],
  run: async (terminal, _words, { json }) => {
    const { openLibrary } = await import('../core/template/library.ts');
    const library = await openLibrary(checkoutPlaces().templates);
    const rows = library.templates.map(({ id, title, kind, language, paper }) => ({ id, title, kind, language, paper }));
    for (const f of library.findings) terminal.note(findingLine(f, terminal.language));
    if (json) terminal.out(JSON.stringify({ templates: rows, findings: library.findings }));
    else for (const t of rows) terminal.out(`${t.id.padEnd(34)}${t.kind.padEnd(12)}${t.language.padEnd(8)}${t.title}`);
    return library.findings.some((f) => f.severity === 'error') ? 1 : 0;
  },
};
