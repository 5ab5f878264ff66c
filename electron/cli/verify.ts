import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { verifyWorkspace } from '../core/evidence/verify.ts';
import { Problem } from '../core/kit/problem.ts';
import { withWorkbench } from './open.ts';
import { findingLine, type Verb } from './verb.ts';

export const verify: Verb = {
  usage: 'verify <workspace> [--json]',
  summary: 'read every file and both chains again; exit 3 when something was touched',
  options: { json: { type: 'boolean' } },
  words: [1, 1],
  run: async (terminal, [folder = ''], { json }) => {
    if (!existsSync(join(resolve(terminal.cwd, folder), 'workspace.db'))) throw new Problem('not-found', 'store.missing', { file: folder });
    return withWorkbench(terminal, folder, { readOnly: true }, async (workbench) => {
      const result = await verifyWorkspace(workbench);
      if (json) terminal.out(JSON.stringify(result));
      else
        terminal.out(`${result.checked} files read again: ${result.sound ? 'everything is as it was received' : 'something was touched'}`);
      for (const f of result.findings) terminal.note(findingLine(f, terminal.language));
      return result.sound ? 0 : 3;
    });
  },
};
