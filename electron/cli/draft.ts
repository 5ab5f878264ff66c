import { resolve } from 'node:path';
import { copyWhole } from './copy.ts';
import { findMatter, withWorkbench } from './open.ts';
import { findingLine, type Verb } from './verb.ts';

export const draft: Verb = {
  usage: 'draft <workspace> <matter> <pack/name> [--pdf F] [--docx F] [--final] [--json]',
  summary: 'draft a filing; --final refuses while a point is open',
  options: { pdf: { type: 'string' }, docx: { type: 'string' }, final: { type: 'boolean' }, json: { type: 'boolean' } },
  words: [3, 3],
  run: (terminal, [folder = '', named = '', template = ''], { pdf, docx, final, json }) =>
    withWorkbench(terminal, folder, {}, async (workbench) => {
      const { id } = await findMatter(workbench, named);
      const filing = await workbench.filing.draft(terminal.actor, id, template, { final: final === true });
      if (typeof pdf === 'string') await copyWhole(workbench.filing.file(filing, 'pdf').path, resolve(terminal.cwd, pdf));
      if (typeof docx === 'string') await copyWhole(workbench.filing.file(filing, 'docx').path, resolve(terminal.cwd, docx));
      for (const f of filing.findings) terminal.note(findingLine(f, terminal.language));
      if (json) terminal.out(JSON.stringify(filing));
      else terminal.out(`${filing.title}: ${filing.pages} pages, ${filing.status}, ${filing.findings.length} findings`);
      return 0;
    }),
};
