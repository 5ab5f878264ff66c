/** `npm run sample`: the sample matters, from intake folder to filings, into out/<sample>/. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { checkoutPlaces } from '../core/places.ts';
import { openWorkbench } from '../core/workbench.ts';
import { systemClock, systemIds } from '../core/world.ts';
import { copyWhole } from './output.ts';

const out = resolve('out');
const workspace = join(out, 'Sample.casewright');
const places = checkoutPlaces();
const actor = { name: 'Sample', door: 'terminal' } as const;

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const workbench = await openWorkbench({ folder: workspace, clock: systemClock, ids: systemIds, places, create: true });
let written = 0;
let open = 0;
/** Complaints of the pack that another sample is about. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'longgang-watches': ['cn-civil/complaint-trademark'],
  'longgang-watches-brand': ['cn-civil/complaint-platform'],
};
try {
  const samples = join(places.templates, 'samples');
  for (const name of (await readdir(samples)).sort()) {
    const { matter, title } = await workbench.intake.importFolder(actor, join(samples, name));
    console.log(`\n${title}`);
    await mkdir(join(out, name), { recursive: true });
    for (const template of await workbench.filing.templates(matter)) {
      if (ELSEWHERE[name]?.includes(template.id)) continue;
      const filing = await workbench.filing.draft(actor, matter, template.id, { final: false });
      const stem = join(out, name, template.id.replace('/', '-'));
      for (const ending of ['pdf', 'docx'] as const) {
        await copyWhole(workbench.filing.file(filing, ending).path, `${stem}.${ending}`);
        written += 1;
      }
      const points = filing.findings.filter((f) => f.severity === 'error').length;
      open += points;
      const state = points === 0 ? 'nothing missing' : `${points} open points`;
      console.log(`  ${`${relative('.', stem)}.pdf, .docx`.padEnd(66)}${String(filing.pages).padStart(4)} pages   ${state}`);
    }
  }
} finally {
  await workbench.close();
}
console.log(`\n${written} files written${open > 0 ? `, ${open} open points` : ''}. Workspace: ${relative('.', workspace)}`);
console.log(`Open it:  npm start -- ${relative('.', workspace)}`);
