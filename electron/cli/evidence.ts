import { findMatter, withWorkbench } from './open.ts';
import { findingLine, type Verb } from './verb.ts';
import { wordsOf } from './words.ts';

export const evidence: Verb = {
  name: 'evidence',
  usage: 'evidence <workspace> <matter> [--json]',
  options: { json: { type: 'boolean' } },
  words: [2, 2],
  run: (terminal, [folder = '', named = ''], { json }) =>
    withWorkbench(terminal, folder, 'look', async (workbench) => {
      const words = wordsOf(terminal.language);
      const { id } = await findMatter(workbench, named);
      const [items, withdrawn] = await Promise.all([workbench.evidence.list(id), workbench.evidence.withdrawn(id)]);
      if (json) {
        terminal.out(JSON.stringify({ matter: id, items, withdrawn }));
        return 0;
      }
      for (const { id: item, exhibit, kind, pages, fileName, title, findings } of items) {
        const about = [kind, ...(exhibit === null ? [] : [words.exhibit(exhibit)]), ...(pages === null ? [] : [words.pages(pages)])];
        terminal.out(`${item}  ${[fileName, ...(title === '' ? [] : [title])].join('  ')}  ${words.aside(about.join(', '))}`);
        for (const one of findings) terminal.note(`  ${findingLine(one, terminal.language)}`);
      }
      terminal.note(words.itemCount(items.length));
      return 0;
    }),
};
