import { resolve } from 'node:path';
import { withWorkbench } from './open.ts';
import { findingLine, type Verb } from './verb.ts';
import { wordsOf } from './words.ts';

export const importFolder: Verb = {
  name: 'import',
  usage: 'import <workspace> <intake-folder> [--json]',
  options: { json: { type: 'boolean' } },
  words: [2, 2],
  run: (terminal, [folder = '', intake = ''], { json }) =>
    withWorkbench(terminal, folder, 'change', async (workbench) => {
      const result = await workbench.intake.importFolder(terminal.actor, resolve(terminal.cwd, intake));
      for (const f of result.findings) terminal.note(findingLine(f, terminal.language));
      terminal.note(wordsOf(terminal.language).imported(result.title));
      terminal.out(json ? JSON.stringify(result) : result.matter);
      return 0;
    }),
};
