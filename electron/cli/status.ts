import type { Workbench } from '../core/workbench.ts';
import { findMatter, withWorkbench } from './open.ts';
import { findingLine, type Terminal, type Verb } from './verb.ts';
import { wordsOf } from './words.ts';

export const status: Verb = {
  name: 'status',
  usage: 'status <workspace> [<matter>] [--json]',
  options: { json: { type: 'boolean' } },
  words: [1, 2],
  run: (terminal, [folder = '', named], { json }) =>
    withWorkbench(terminal, folder, 'look', async (workbench) => {
      if (named === undefined) await matters(terminal, workbench, json === true);
      else await oneMatter(terminal, workbench, (await findMatter(workbench, named)).id, json === true);
      return 0;
    }),
};

async function matters(terminal: Terminal, workbench: Workbench, json: boolean): Promise<void> {
  const all = await workbench.matter.list();
  if (json) terminal.out(JSON.stringify({ matters: all }));
  else for (const m of all) terminal.out(`${m.id}  ${m.title}  ${wordsOf(terminal.language).matterLine(m.sellers, m.evidence)}`);
}

async function oneMatter(terminal: Terminal, workbench: Workbench, id: string, json: boolean): Promise<void> {
  const words = wordsOf(terminal.language);
  const [matter, own, sellers, evidence, damages, filings] = await Promise.all([
    workbench.matter.get(id),
    workbench.matter.findings(id),
    workbench.seller.table(id),
    workbench.evidence.list(id),
    workbench.damages.get(id),
    workbench.filing.list(id),
  ]);
  const findings = [...own, ...damages.findings];
  const counts = {
    sellers: sellers.sellers.length,
    storefronts: sellers.storefronts.length,
    listings: sellers.listings.length,
    purchases: sellers.purchases.length,
    evidence: evidence.length,
    filings: filings.length,
  };
  if (json) {
    terminal.out(JSON.stringify({ id, title: matter.title, pack: matter.pack, counts, totals: damages.totals, filings, findings }));
    return;
  }
  terminal.out(`${matter.title} (${matter.pack})`);
  const row = (name: string, value: string | number) => terminal.out(`  ${name.padEnd(12)}${value}`);
  for (const [name, count] of Object.entries(counts)) row(words.counts[name as keyof typeof counts], count);
  for (const total of damages.totals) row(words.damages, `${total.currency} ${total.amount}`);
  for (const f of filings) {
    row(words.status[f.status], [f.template, words.pages(f.pages), ...(f.stale ? [words.stale] : [])].join(', '));
    for (const { was, now } of f.moved) row('', `${was} → ${now || '-'}`);
    for (const { was, now } of f.regrouped) row('', `${words.groups}: ${was || '-'} → ${now || '-'}`);
  }
  for (const f of findings) terminal.out(`  ${findingLine(f, terminal.language)}`);
}
