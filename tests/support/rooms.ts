/** A test workspace with its vault, evidence and exhibit rooms, and files to offer. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { createEvidenceService, type EvidenceService } from '#core/evidence/service.ts';
import { createExhibitService, type ExhibitService } from '#core/exhibit/service.ts';
import { createJobs, type Jobs } from '#core/jobs/service.ts';
import type { Clock } from '#core/kit/world.ts';
import { type ExhibitScheme, plainScheme } from '#core/template/exhibit-scheme.ts';
import { openVault, type Vault } from '#core/vault/vault.ts';
import { sharedTestReader } from './reader.ts';
import { openTestWorkspace, type TestWorkspace, temporaryFolder } from './workspace.ts';

export interface TestRooms extends TestWorkspace {
  readonly jobs: Jobs;
  readonly vault: Vault;
  readonly evidence: EvidenceService;
  readonly exhibit: ExhibitService;
  /** Writes a file outside the workspace and returns its path. */
  file(name: string, bytes: string | Uint8Array): Promise<string>;
}

const attachments: ExhibitScheme = {
  ...plainScheme('Exhibit {n}', 'us-letter'),
  id: 'attachments',
  attachments: 'numeric',
  attachment_label: 'Exhibit {n}-{m}',
};

export async function openTestRooms(options: { clock?: Clock } = {}): Promise<TestRooms> {
  const workspace = await openTestWorkspace(options);
  const { store, clock, ids, folder } = workspace;
  const jobs = createJobs({ store, clock, ids });
  const vault = await openVault({ folder: join(folder, 'vault') });
  const exhibit = createExhibitService({ store, ids, schemes: async () => [plainScheme('Exhibit {n}', 'us-letter'), attachments] });
  const evidence = createEvidenceService({
    store,
    vault,
    clock,
    ids,
    jobs,
    reader: sharedTestReader(),
    derived: join(folder, 'derived'),
    exhibits: exhibit,
  });
  const desk = await temporaryFolder();
  const file = async (name: string, bytes: string | Uint8Array) => {
    const path = join(desk, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, bytes);
    return path;
  };
  return { ...workspace, jobs, vault, evidence, exhibit, file };
}

export async function pdf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let n = 0; n < pages; n++) document.addPage();
  return document.save();
}

export const picture = (width: number, height: number, format: 'png' | 'jpeg' | 'webp' | 'tiff' = 'png'): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#7a1f2b' } })
    .toFormat(format)
    .toBuffer();
