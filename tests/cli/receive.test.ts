/** `receive` and `evidence` as a user runs them. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JobFileView } from '#core/jobs/model.ts';
import type { Finding } from '#core/kit/finding.ts';
import { pdf } from '../support/rooms.ts';
import { type Here, json, verb } from '../support/terminal.ts';
import { temporaryFolder } from '../support/workspace.ts';

interface Told {
  readonly state: string;
  readonly counts: { readonly offered: number; readonly imported: number; readonly duplicates: number; readonly refused: number };
  readonly files: readonly (JobFileView & { readonly findings: readonly Finding[] })[];
}

let desk = '';
let matter = '';
const at = (args: readonly string[], here: Here = {}) => verb(args, { INIT_CWD: desk, ...here });

beforeAll(async () => {
  desk = await temporaryFolder();
  const sample = resolve('templates/samples/longgang-watches');
  await at(['init', 'Acme.casewright']);
  matter = json<{ matter: string }>(await at(['import', 'Acme.casewright', sample, '--json'])).matter;
  await mkdir(join(desk, 'in', 'sub'), { recursive: true });
  const order = await pdf(3);
  for (const name of ['order.pdf', 'same.pdf']) await writeFile(join(desk, 'in', name), order);
  await writeFile(join(desk, 'in', 'photo.png'), '<!doctype html><title>Shop</title>');
  await writeFile(join(desk, 'in', 'sub', '.DS_Store'), 'x');
  await writeFile(join(desk, 'loose.zip'), zipSync({ '说明.txt': new TextEncoder().encode('inside') }));
});

describe('receiving in the terminal', () => {
  it('lists every offered file with what became of it, and ends with 1 when one was refused', async () => {
    await symlink(join(desk, 'loose.zip'), join(desk, 'in', 'link.zip'));
    const ended = await at(['receive', 'Acme.casewright', matter, 'in', 'loose.zip', '--from', 'client', '--json']);
    const { state, counts, files } = json<Told>(ended);
    expect([ended.code, state]).toEqual([1, 'done']);
    expect(counts).toEqual({ offered: 7, imported: 4, duplicates: 1, refused: 2 });
    expect(files.map(({ name, state, pages, finding }) => [name, state, pages, finding?.id ?? ''])).toEqual([
      ['in/link.zip', 'refused', null, 'evidence.link'],
      ['in/order.pdf', 'imported', 3, ''],
      ['in/photo.png', 'imported', null, ''],
      ['in/same.pdf', 'duplicate', 3, ''],
      ['in/sub/.DS_Store', 'refused', null, 'evidence.system-file'],
      ['loose.zip', 'imported', null, ''],
      ['说明.txt', 'imported', null, ''],
    ]);
    expect(files[3]?.duplicateOf?.name).toBe('order.pdf');
    expect(files[2]?.findings.map(({ id }) => id)).toEqual(['evidence.extension']);
    expect(files[6]?.parentNo).toBe(6);
    expect(ended.notes).toContain('7 files offered: 4 imported, 1 duplicates, 2 refused');
  });

  it('says the same in lines, in either language', async () => {
    const ended = await at(['receive', 'Acme.casewright', matter, 'in/order.pdf', 'nowhere.pdf'], { CASEWRIGHT_LANGUAGE: 'zh-CN' });
    expect(ended.code).toBe(1);
    expect(ended.out.trimEnd().split('\n')).toEqual([
      '重复  order.pdf  （与 order.pdf 内容相同）',
      '拒绝  nowhere.pdf  （无法读取 nowhere.pdf（ENOENT））',
    ]);
    expect(ended.notes).toContain('共提交 2 个文件：导入 0，重复 1，拒绝 1');
    expect((await at(['receive', 'Acme.casewright', matter, 'in/order.pdf'])).code).toBe(0);
  });

  it('is told what to receive, and where', async () => {
    const nothing = await at(['receive', 'Acme.casewright', matter]);
    expect(nothing).toMatchObject({ code: 2, notes: expect.stringContaining('name the files and folders to receive, or --resume') });
    expect((await at(['receive', 'Acme.casewright', 'nobody', 'in'])).code).toBe(1);
    const idle = await at(['receive', 'Acme.casewright', matter, '--resume']);
    expect(idle).toMatchObject({ code: 0, notes: expect.stringContaining('no job was interrupted') });
  });
});

describe('the evidence of a matter', () => {
  it('is listed with its findings', async () => {
    const { items, withdrawn } = json<{ items: { fileName: string; receivedFrom: string }[]; withdrawn: unknown[] }>(
      await at(['evidence', 'Acme.casewright', matter, '--json']),
    );
    expect(items.filter(({ receivedFrom }) => receivedFrom === 'client').map(({ fileName }) => fileName)).toEqual([
      'order.pdf',
      'photo.png',
      'loose.zip',
      '说明.txt',
    ]);
    expect(withdrawn).toEqual([]);
    const said = await at(['evidence', 'Acme.casewright', matter]);
    expect(said.out).toMatch(/order\.pdf {2}\(other, 3 pages\)/);
    expect(said.notes).toContain('photo.png is text/html, whatever its name says');
  });
});
