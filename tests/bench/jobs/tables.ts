/** tables <workspace> <file>: the schedules of the filing as plain rows, for the programs we compare ourselves with. */
import { writeFile } from 'node:fs/promises';
import type { ResolvedBlock } from '#core/document/numbered.ts';
import { basisOf, fillBoth, openAt, openEngine } from './filing-model.ts';
import type { PlainTable } from './plain-table.ts';

const [workspace = '', file = ''] = process.argv.slice(2);
const workbench = await openAt(workspace);
const pdf = openEngine();
const tables: PlainTable[] = [];
const walk = (blocks: readonly ResolvedBlock[]): void => {
  for (const block of blocks)
    if (block.kind === 'landscape') walk(block.blocks);
    else if (block.kind === 'schedule')
      tables.push({ titles: block.columns.map((c) => c.title), widths: block.columns.map((c) => c.width), rows: block.rows });
};
for (const document of fillBoth(workbench, await basisOf(workbench, pdf))) walk(document.blocks);
await writeFile(file, JSON.stringify(tables));
pdf.close();
await workbench.close();
