/**
 * binding <folder> <out> <how>: all PDFs of a folder as one binder. `how` is `free` (stamps keep off the ink), `fixed` (they do not
 * look), `merge` (pages only), or `process` (free, in the process the program uses).
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bindPdf } from '../../../electron/core/document/binding/bind.ts';
import { openBinder } from '../../../electron/core/document/binding/binder.ts';
import type { BindingPlan, PagePlan } from '../../../electron/core/document/binding/plan.ts';
import { checkoutPlaces } from '../../../electron/core/places.ts';
import { nodeFork } from '../../../electron/core/world.ts';
import { tell, timed } from './tell.ts';

const [folder = '', out = '', how = 'free', pagesOfEach = '25'] = process.argv.slice(2);
const each = Number(pagesOfEach);
const files = readdirSync(folder).sort();
const stamped = how !== 'merge';

let number = 0;
const pages = files.flatMap((_, source) =>
  Array.from({ length: each }, (_, i): PagePlan => {
    const bates = `ACME${String(++number).padStart(6, '0')}`;
    const page = { source, page: i + 1 };
    if (!stamped) return page;
    // The first page stands for the index: a link to each exhibit.
    const links =
      number === 1 ? files.map((_, at) => ({ x: 72, y: 72 + (at % 50) * 12, width: 200, height: 11, to: { page: at * each + 1 } })) : [];
    return {
      ...page,
      label: bates,
      links,
      stamps: [
        { text: bates, place: 'lower-right' },
        { text: `Exhibit ${source + 1}, p. ${i + 1} of ${each}`, place: 'upper-right' },
      ],
    };
  }),
);
const plan: BindingPlan = {
  sources: files.map((name) => ({ kind: 'pdf', path: join(folder, name) })),
  stamping: how === 'fixed' || how === 'merge' ? 'fixed' : 'free',
  parts: [
    {
      path: out,
      pages,
      info: { title: 'Binder', date: '2026-03-01T00:00:00Z' },
      ...(stamped ? { outline: files.map((_, i) => ({ title: `Exhibit ${i + 1}`, page: i * each + 1 })) } : {}),
    },
  ],
};
rmSync(out, { force: true });
const { fonts, pdfium, worker } = checkoutPlaces();
const binder = how === 'process' ? openBinder({ fork: nodeFork, worker: worker('binding'), fonts, pdfium }) : undefined;
const [ms, outcome] = await timed(() => binder?.bind(plan) ?? bindPdf(plan, { fonts, pdfium }));
binder?.close();
if (outcome.kind !== 'bound') throw new Error(JSON.stringify(outcome.sources));
const count = (kind: string) => outcome.parts.flatMap(({ stamps }) => stamps).filter((one) => one.outcome === kind).length;
tell({
  ms,
  pages: pages.length,
  size: outcome.parts[0]?.size ?? 0,
  standard: count('standard'),
  moved: count('moved'),
  shrunk: count('shrunk'),
});
