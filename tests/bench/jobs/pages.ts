/** pages <workspace>: how many pages the complaint has. */
import { basisOf, fillBoth, openAt, openEngine } from './filing-model.ts';
import { tell } from './tell.ts';

const [workspace = ''] = process.argv.slice(2);
const workbench = await openAt(workspace);
const pdf = openEngine();
const [complaint] = fillBoth(workbench, await basisOf(workbench, pdf));
const pages = complaint ? (await pdf.render(complaint, new Map())).pages : 0;
pdf.close();
await workbench.close();
tell({ pages });
