import { withWorkbench } from './open.ts';
import type { Verb } from './verb.ts';
import { wordsOf } from './words.ts';

export const init: Verb = {
  name: 'init',
  usage: 'init <workspace> [--json]',
  options: { json: { type: 'boolean' } },
  words: [1, 1],
  run: (terminal, [folder = ''], { json }) =>
    withWorkbench(terminal, folder, 'make', async (workbench) => {
      terminal.note(wordsOf(terminal.language).ready(workbench.folder));
      if (json) terminal.out(JSON.stringify({ folder: workbench.folder }));
      return 0;
    }),
};
