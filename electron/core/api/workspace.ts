import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, normalize, sep } from 'node:path';
import { z } from 'zod';
import type { Finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import { read, write } from '../kit/procedure.ts';
import type { Actor } from '../kit/world.ts';
import type { Workbench } from '../workbench.ts';
import { localPath } from './local-path.ts';
import type { Uploads } from './uploads.ts';

export interface Imported {
  readonly matter: string;
  readonly title: string;
  readonly findings: readonly Finding[];
}

const uploaded = z.array(z.object({ upload: z.string().optional(), path: z.string().optional(), name: z.string().min(1).max(1_000) }));

export function workspaceRoutes(workbench: Workbench, uploads: Uploads) {
  const { library, intake, places } = workbench;
  const bringIn = (actor: Actor, folder: string): Promise<Imported> => intake.importFolder(actor, folder);
  return {
    info: read.handler(() => ({
      name: basename(workbench.folder).replace(/\.casewright$/, ''),
      folder: workbench.folder,
      version: workbench.version,
      readOnly: workbench.store.readOnly,
    })),
    packs: read.handler(() => library.packs),
    /** Sample intake folders that ship with the program. */
    samples: read.handler(async () => {
      const folder = join(places.templates, 'samples');
      const names = await readdir(folder, { withFileTypes: true });
      return Promise.all(
        names.filter((d) => d.isDirectory()).map(async ({ name }) => ({ name, title: await intake.titleOf(join(folder, name)) })),
      );
    }),
    importSample: write.input(z.object({ name: z.string().regex(/^[\w-]+$/) })).handler(async ({ input, context }) => {
      const folder = join(places.templates, 'samples', input.name);
      return bringIn(context.actor, folder);
    }),
    /** A folder of this machine; the desktop and the terminal hand it over by path. */
    importFolder: write
      .input(z.object({ path: z.string().min(1) }))
      .handler(({ input, context }) => bringIn(context.actor, localPath(input.path, context.actor.door))),
    /** The same folder file by file, from a browser. It is put together under the workspace's derived data and removed again. */
    importUploads: write.input(z.object({ files: uploaded })).handler(async ({ input, context }) => {
      if (workbench.store.readOnly) throw new Problem('locked', 'store.read-only', { folder: workbench.folder });
      const folder = join(workbench.folder, 'derived', 'intake', workbench.ids.next());
      try {
        for (const file of input.files) {
          if (file.upload === undefined) throw new Problem('invalid', 'core.no-upload', { id: file.name });
          const target = inside(folder, file.name);
          await mkdir(dirname(target), { recursive: true });
          await rename(uploads.path(file.upload), target);
          await uploads.discard(file.upload);
        }
        return await bringIn(context.actor, folder);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
  };
}

/** The path of an uploaded file below the folder; a name that climbs out is refused. */
function inside(folder: string, name: string): string {
  const target = normalize(join(folder, name));
  if (!target.startsWith(folder + sep) || name.includes('\0'))
    throw new Problem('invalid', 'core.bad-input', { field: name, reason: 'path leaves the folder' });
  return target;
}
