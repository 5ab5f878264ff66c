import { findMatter, withWorkbench } from './open.ts';
import { findingLine, type Verb } from './verb.ts';

export const status: Verb = {
  usage: 'status <workspace> [<matter>] [--json]',
  summary: 'the matters of a workspace, or one matter with what is missing',
  options: { json: { type: 'boolean' } },
  words: [1, 2],
  run: (terminal, [folder = '', named], { json }) =>
    withWorkbench(terminal, folder, { readOnly: true }, async (workbench) => {
      if (named === undefined) {
        const matters = await workbench.matter.list();
        if (json) terminal.out(JSON.stringify({ matters }));
        else for (const m of matters) terminal.out(`${m.id}  ${m.title}  (${m.sellers} sellers, ${m.evidence} evidence items)`);
        return 0;
      }
      const { id } = await findMatter(workbench, named);
      const matter = await workbench.matter.get(id);
      const [findings, sellers, evidence, damages, filings] = await Promise.all([
        workbench.matter.findings(id),
        workbench.seller.table(id),
        workbench.evidence.list(id),
        workbench.damages.get(id),
        workbench.filing.list(id),
      ]);
      const all = [...findings, ...damages.findings];
      const counts = {
        sellers: sellers.sellers.length,
        storefronts: sellers.storefronts.length,
        listings: sellers.listings.length,
        purchases: sellers.purchases.length,
        evidence: evidence.length,
        filings: filings.length,
      };
      if (json) {
        terminal.out(
          JSON.stringify({ id, title: matter.title, pack: matter.pack, counts, totals: damages.totals, filings, findings: all }),
        );
        return 0;
      }
      terminal.out(`${matter.title} (${matter.pack})`);
      for (const [name, count] of Object.entries(counts)) terminal.out(`  ${name.padEnd(12)}${count}`);
      for (const total of damages.totals) terminal.out(`  ${'damages'.padEnd(12)}${total.currency} ${total.amount}`);
      for (const f of filings)
        terminal.out(`  ${f.status.padEnd(12)}${f.template}, ${f.pages} pages${f.stale ? ', facts have changed since' : ''}`);
      for (const f of all) terminal.out(`  ${findingLine(f, terminal.language)}`);
      return 0;
    }),
};
