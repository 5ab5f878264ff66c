/** Everything the corpora hold, and what a folder may hold besides, received in one go: each file is accounted for, and nothing is left behind. */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEvidenceService } from '#core/evidence/service.ts';
import { verifyWorkspace } from '#core/evidence/verify.ts';
import type { JobFileView, JobView } from '#core/jobs/model.ts';
import { createJobs } from '#core/jobs/service.ts';
import { openVault } from '#core/vault/vault.ts';
import { highWater } from '../../bench/measure.ts';
import { writeArchiveCorpus } from '../../support/corpus/archives.ts';
import { writeCaptureCorpus } from '../../support/corpus/captures.ts';
import { writeImageCorpus } from '../../support/corpus/images.ts';
import { writeMailCorpus } from '../../support/corpus/mail.ts';
import { writeOfficeCorpus } from '../../support/corpus/office.ts';
import { type CorpusFile, writePdfCorpus } from '../../support/corpus/pdf.ts';
import { openTestReader } from '../../support/reader.ts';
import { openTestWorkspace, temporaryFolder, testActor } from '../../support/workspace.ts';

/** Sound files take a fraction of a second; the limit of the program is 30 s, and hostile files would make a long test of it. */
const SECONDS = 8;
const MEGABYTES = 1_024;

const corpora = {
  pdf: writePdfCorpus,
  image: writeImageCorpus,
  archive: writeArchiveCorpus,
  mail: writeMailCorpus,
  capture: writeCaptureCorpus,
  office: writeOfficeCorpus,
} as const;

const made: (CorpusFile & { readonly offered: string })[] = [];
/** Everything that is no folder, as it should be listed. */
const there: string[] = [];
let job: JobView;
let files: readonly JobFileView[];
let peak = 0;
let rooms: Awaited<ReturnType<typeof open>>;
let matter = '';

async function open() {
  const workspace = await openTestWorkspace();
  const { store, clock, ids, folder } = workspace;
  const jobs = createJobs({ store, clock, ids });
  const vault = await openVault({
    folder: join(folder, 'vault'),
    worker: new URL('../../../electron/core/vault/worker.ts', import.meta.url),
  });
  const reader = openTestReader({ seconds: SECONDS });
  const exhibits = { numbers: async () => new Map<string, number>() };
  const evidence = createEvidenceService({ store, vault, clock, ids, jobs, reader, derived: join(folder, 'derived'), exhibits });
  return { ...workspace, jobs, vault, reader, evidence };
}

beforeAll(async () => {
  const desk = join(await temporaryFolder(), 'in');
  for (const [kind, write] of Object.entries(corpora)) {
    await mkdir(join(desk, kind), { recursive: true });
    for (const file of await write(join(desk, kind))) made.push({ ...file, offered: `in/${kind}/${file.name}` });
  }
  await mkdir(join(desk, 'odd', 'empty folder'), { recursive: true });
  await symlink(join(desk, 'pdf'), join(desk, 'odd', 'link'));
  await symlink(join(desk, 'nowhere'), join(desk, 'odd', 'dangling'));
  execFileSync('mkfifo', [join(desk, 'odd', 'pipe')]);
  for (const [name, bytes] of Object.entries({
    '.DS_Store': 'x',
    'empty.bin': '',
    'film.mp4': '\0\0\0\x18ftypmp42\0\0\0\0mp42isom',
    'no ending': 'x',
    '名.txt': '字',
  }))
    await writeFile(join(desk, 'odd', name), bytes);
  await writeFile(Buffer.concat([Buffer.from(join(desk, 'odd')), Buffer.from('/\xbd\xd8\xcd\xbc.txt', 'latin1')]), 'a name in GBK');

  const entries = await readdir(desk, { recursive: true, withFileTypes: true });
  for (const entry of entries) if (!entry.isDirectory()) there.push(`in${join(entry.parentPath, entry.name).slice(desk.length)}`);

  rooms = await open();
  matter = await rooms.matter();
  const looking = setInterval(() => {
    for (const pid of [process.pid, ...rooms.reader.pids]) peak = Math.max(peak, highWater(pid));
  }, 40);
  const { id } = await rooms.evidence.startReceiving(testActor, matter, [{ path: desk, name: 'in' }]);
  job = await rooms.jobs.rest(id);
  clearInterval(looking);
  files = (await rooms.jobs.files(id, { offset: 0, limit: 10_000 })).files;
}, 600_000);

describe('whatever a folder holds', () => {
  it('is accounted for, file by file', () => {
    expect([job.state, job.problem]).toEqual(['done', null]);
    const { offered, imported, duplicates, refused } = job.counts;
    expect(offered).toBe(imported + duplicates + refused);
    expect(files).toHaveLength(offered);
    expect(made.length, 'enough to mean something').toBeGreaterThanOrEqual(150);
    const own = files.filter(({ parentNo }) => parentNo === null).map(({ name }) => name);
    expect(own.toSorted()).toEqual(there.toSorted());
    const odd = ['.DS_Store', 'dangling', 'empty.bin', 'link', 'pipe', '\ufffd\ufffd\u037c.txt'];
    expect(files.filter(({ name, state }) => name.startsWith('in/odd/') && state === 'refused').map(({ name }) => name.slice(7))).toEqual(
      expect.arrayContaining(odd),
    );
    for (const { state, finding, evidence, name } of files) {
      expect([name, state === 'refused'], 'a reason for each refusal').toEqual([name, finding !== null]);
      expect([name, evidence === null]).toEqual([name, state === 'refused']);
    }
  });

  it('is held once, whole, with its custody', async () => {
    const items = await rooms.evidence.list(matter);
    expect(items).toHaveLength(job.counts.imported);
    expect(new Set(items.map(({ sha256 }) => sha256)).size).toBe(items.length);
    const { findings, checked } = await verifyWorkspace(rooms);
    expect(findings).toEqual([]);
    expect(checked).toBe(items.length);
    expect(await readdir(join(rooms.vault.folder, '.incoming'))).toEqual([]);
    expect(await readdir(join(rooms.folder, 'derived', 'receiving')).catch(() => [])).toEqual([]);
  });

  it('is told as its bytes are, with the files inside it', async () => {
    const items = new Map((await rooms.evidence.list(matter)).map((item) => [item.id, item]));
    const lines = new Map(files.map((file) => [file.name, file]));
    for (const { offered, expected } of made) {
      const line = lines.get(offered);
      const item = items.get(line?.evidence ?? '');
      if (line?.state !== 'imported' || !item) continue;
      if (expected.mediaType !== undefined) expect([offered, item.mediaType]).toEqual([offered, expected.mediaType]);
      if (expected.pages !== undefined) expect([offered, item.pages]).toEqual([offered, expected.pages]);
      if (expected.unreadable) expect(expected.unreadable, offered).toContain(item.unreadable);
      const inside = files.filter(({ parentNo }) => parentNo === line.no);
      const { inner, refused } = expected as { inner?: readonly string[]; refused?: readonly string[] };
      const left = inside.filter(({ finding }) => finding?.id.startsWith('reading.'));
      if (inner) expect([offered, inside.filter((one) => !left.includes(one)).map(({ name }) => name)]).toEqual([offered, inner]);
      if (refused) expect([offered, left.map(({ finding }) => finding?.id)]).toEqual([offered, refused]);
      for (const { evidence, state } of inside)
        if (state === 'imported') expect([offered, items.get(evidence ?? '')?.parent]).toEqual([offered, item.id]);
    }
  });

  it('takes less than a gigabyte of memory in any process', () => {
    expect(peak).toBeGreaterThan(0);
    expect(peak).toBeLessThan(MEGABYTES);
  });
});
