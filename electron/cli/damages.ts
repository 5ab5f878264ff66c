import { findMatter, withWorkbench } from './open.ts';
import { outputPath, writeWhole } from './output.ts';
import { findingLine, type Verb } from './verb.ts';
import { wordsOf } from './words.ts';

export const damages: Verb = {
  name: 'damages',
  usage: 'damages <workspace> <matter> [--json] [--xlsx F]',
  options: { json: { type: 'boolean' }, xlsx: { type: 'string' } },
  words: [2, 2],
  run: async (terminal, [folder = '', named = ''], { json, xlsx }) => {
    const words = wordsOf(terminal.language);
    const target = typeof xlsx === 'string' ? await outputPath(terminal.cwd, xlsx, folder) : undefined;
    return withWorkbench(terminal, folder, 'look', async (workbench) => {
      const { id } = await findMatter(workbench, named);
      const view = await workbench.damages.get(id);
      if (target !== undefined) {
        const { workbookOfMatter } = await import('../core/filing/damages-workbook.ts');
        await writeWhole(await workbookOfMatter(workbench, id, terminal.language), target);
        terminal.note(words.written(target));
      }
      for (const f of view.findings) terminal.note(findingLine(f, terminal.language));
      if (json) {
        terminal.out(JSON.stringify(view));
        return 0;
      }
      for (const { head, result } of view.heads) {
        terminal.out(`${head.title || head.rule}: ${head.currency} ${result.amount ?? '-'}`);
        for (const step of result.steps) terminal.out(`    ${step}`);
      }
      for (const total of view.totals) terminal.out(`${words.total}: ${total.currency} ${total.amount}`);
      return 0;
    });
  },
};
