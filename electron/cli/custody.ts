import { findItem } from './items.ts';
import { findMatter, withWorkbench } from './open.ts';
import { outputPath, writeWhole } from './output.ts';
import { type Verb, WrongUse } from './verb.ts';
import { wordsOf } from './words.ts';

export const custody: Verb = {
  name: 'custody',
  usage: 'custody <workspace> <matter> [<item>] [--pdf F] [--log F] [--json]',
  options: { pdf: { type: 'string' }, log: { type: 'string' }, json: { type: 'boolean' } },
  words: [2, 3],
  run: async (terminal, [folder = '', named = '', wanted], { pdf, log, json }) => {
    const words = wordsOf(terminal.language);
    const target = async (file: string | boolean | undefined) =>
      typeof file === 'string' ? await outputPath(terminal.cwd, file, folder) : undefined;
    const targets = { pdf: await target(pdf), log: await target(log) };
    if (targets.pdf !== undefined && targets.pdf === targets.log) throw new WrongUse(words.sameFile('--pdf', '--log'));
    return withWorkbench(terminal, folder, 'look', async (workbench) => {
      const { id: matter } = await findMatter(workbench, named);
      const item = wanted === undefined ? undefined : await findItem(workbench, matter, wanted);
      if (wanted !== undefined && item === undefined) throw new WrongUse(words.noItem(wanted));
      const report = await workbench.custodyReports.report(terminal.actor, { matter, item });
      if (targets.pdf !== undefined) await writeWhole(report.pdf, targets.pdf);
      if (targets.log !== undefined) await writeWhole(report.logBytes, targets.log);
      for (const file of [targets.pdf, targets.log]) if (file !== undefined) terminal.note(words.written(file));
      const { chain, items, events } = report.log;
      const [broken] = chain.faults;
      const counts = { items: items.length, events: events.length, pages: report.pages };
      if (json)
        terminal.out(
          JSON.stringify({ matter, item: item ?? null, ...counts, chain, log: { sha256: report.logSha256, size: report.logBytes.length } }),
        );
      else terminal.out(broken ? words.custodyBroken(broken.seq) : words.custodyHolds(counts.items, counts.events));
      return broken ? 1 : 0;
    });
  },
};
