import { rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { damagesWorkbook } from '../core/damages/workbook.ts';
import { findMatter, withWorkbench } from './open.ts';
import { findingLine, type Verb } from './verb.ts';

export const damages: Verb = {
  usage: 'damages <workspace> <matter> [--json | --xlsx F]',
  summary: 'heads, figures, derivations and what is missing',
  options: { json: { type: 'boolean' }, xlsx: { type: 'string' } },
  words: [2, 2],
  run: (terminal, [folder = '', named = ''], { json, xlsx }) =>
    withWorkbench(terminal, folder, { readOnly: true }, async (workbench) => {
      const { id } = await findMatter(workbench, named);
      const view = await workbench.damages.get(id);
      if (typeof xlsx === 'string') {
        const target = resolve(terminal.cwd, xlsx);
        await writeFile(`${target}.part`, await damagesWorkbook(view, terminal.language));
        await rename(`${target}.part`, target);
      }
      if (json) terminal.out(JSON.stringify(view));
      else {
        for (const { head, result } of view.heads) {
          terminal.out(`${head.title || head.rule}: ${head.currency} ${result.amount ?? '-'}`);
          for (const step of result.steps) terminal.out(`    ${step}`);
        }
        for (const total of view.totals) terminal.out(`total: ${total.currency} ${total.amount}`);
        for (const f of view.findings) terminal.note(findingLine(f, terminal.language));
      }
      return 0;
    }),
};
