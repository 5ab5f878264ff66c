/** fill <workspace>: facts and both templates, first as after a start, then after one changed word, as while someone types. */
import { basisOf, fillBoth, onlyMatter, openAt, openEngine, TEMPLATES } from './filing-model.ts';
import { tell, timed } from './tell.ts';

const [workspace = ''] = process.argv.slice(2);
const workbench = await openAt(workspace);
const pdf = openEngine();
const [facts, basis] = await timed(() => basisOf(workbench, pdf));
const [templates] = await timed(() => fillBoth(workbench, basis));
const matter = await onlyMatter(workbench);
const actor = { name: 'Bench', door: 'test' } as const;
const again: number[] = [];
const saves: number[] = [];
for (let n = 0; n < 8; n++) {
  const [save] = await timed(() => workbench.matter.update(actor, matter, { judge: `Helen M. Faraday ${n}` }));
  const [preview] = await timed(() => workbench.filing.preview(matter, TEMPLATES[0], 'Bench'));
  // The first previews warm the compiler of the language up.
  if (n >= 3) {
    again.push(preview);
    saves.push(save);
  }
}
await workbench.close();
const middle = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
tell({ ms: facts + templates, facts, templates, preview: middle(again), save: middle(saves) });
