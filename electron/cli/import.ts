import { resolve } from 'node:path';
import { withWorkbench } from './open.ts';
import { findingLine, type Verb } from './verb.ts';

export const importFolder: Verb = {
  usage: 'import <workspace> <intake-folder> [--json]',
  summary: 'bring in a matter: all of it, or nothing and a list of what is wrong',
  options: { json: { type: 'boolean' } },
  words: [2, 2],
  run: (terminal, [folder = '', intake = ''], { json }) =>
    withWorkbench(terminal, folder, {}, async (workbench) => {
      const result = await workbench.intake.importFolder(terminal.actor, resolve(terminal.cwd, intake));
      for (const f of result.findings) terminal.note(findingLine(f, terminal.language));
      if (json) terminal.out(JSON.stringify(result));
      else terminal.out(result.matter);
      terminal.note(`imported: ${result.title}`);
      return 0;
    }),
};
