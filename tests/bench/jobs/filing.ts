/** filing pdf|docx <workspace> <folder> [warm workspace]: from the rows in the workspace to the two files on disk. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderDocx } from '#core/document/docx/render.ts';
import type { Numbered } from '#core/document/numbered.ts';
import { basisOf, fillBoth, openAt, openEngine } from './filing-model.ts';
import { tell, timed } from './tell.ts';

const [kind = '', workspace = '', folder = '', warm] = process.argv.slice(2);
const pdf = openEngine();
let pages = 0;
const draw = async (documents: readonly Numbered[]): Promise<Uint8Array[]> => {
  const files: Uint8Array[] = [];
  for (const document of documents) {
    if (kind === 'docx') files.push(await renderDocx(document, new Map()));
    else {
      const made = await pdf.render(document, new Map());
      pages += made.pages;
      files.push(made.bytes);
    }
  }
  return files;
};

if (warm) {
  // A small filing first: the process has started, read its fonts and compiled its code, as after an hour of work.
  const small = await openAt(warm);
  for (let n = 0; n < 2; n++) await draw(fillBoth(small, await basisOf(small, pdf)));
  await small.close();
  pages = 0;
}
const workbench = await openAt(workspace);
const [fill, documents] = await timed(async () => fillBoth(workbench, await basisOf(workbench, pdf)));
const [render, files] = await timed(() => draw(documents));
await workbench.close();
await mkdir(folder, { recursive: true });
for (const [i, bytes] of files.entries()) await writeFile(join(folder, `${i}.${kind}`), bytes);
pdf.close();
tell({ ms: fill + render, fill, render, pages, bytes: files.reduce((sum, file) => sum + file.length, 0) });
