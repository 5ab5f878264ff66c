import { withWorkbench } from './open.ts';
import type { Verb } from './verb.ts';

export const init: Verb = {
  usage: 'init <workspace>',
  summary: 'make an empty workspace folder',
  options: {},
  words: [1, 1],
  run: (terminal, [folder = '']) =>
    withWorkbench(terminal, folder, { create: true }, async (workbench) => {
      terminal.note(`workspace ready: ${workbench.folder}`);
      return 0;
    }),
};
