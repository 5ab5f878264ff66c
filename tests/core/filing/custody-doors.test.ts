/** The custody report through the doors: the terminal, and the page's files. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHandler, type Handler } from '#core/api/handler.ts';
import { settingsOver } from '#core/api/settings.ts';
import type { CustodyLog } from '#core/filing/custody-log.ts';
import type { Workbench } from '#core/workbench.ts';
import { tamper } from '../../support/tamper.ts';
import { json, verb } from '../../support/terminal.ts';
import { withSample } from '../../support/workbench.ts';
import { temporaryFolder } from '../../support/workspace.ts';

let desk = '';
let matter = '';
const at = (args: readonly string[], language = 'en') => verb(args, { INIT_CWD: desk, CASEWRIGHT_LANGUAGE: language });
const custody = (...rest: readonly string[]) => at(['custody', 'W', matter, ...rest]);

beforeAll(async () => {
  desk = await temporaryFolder();
  await at(['init', 'W']);
  matter = json<{ matter: string }>(await at(['import', 'W', resolve('templates/samples/longgang-watches'), '--json'])).matter;
});

describe('casewright custody', () => {
  it('writes the report and the log whose hash it prints', async () => {
    const made = await custody('--pdf', 'custody.pdf', '--log', 'custody.json', '--json');
    expect(made.code).toBe(0);
    const said = json<{ items: number; events: number; log: { sha256: string; size: number } }>(made);
    const log = await readFile(join(desk, 'custody.json'));
    expect([said.items, said.events, said.log]).toEqual([
      28,
      28,
      { sha256: createHash('sha256').update(log).digest('hex'), size: log.length },
    ]);
    expect((await readFile(join(desk, 'custody.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('reports one item by its name, and counts in the user’s language', async () => {
    const made = await at(['custody', 'W', matter, '公证书.pdf', '--log', 'one.json'], 'zh-CN');
    expect([made.code, made.out]).toEqual([0, '1 份材料，1 个事件：保管链完整\n']);
    const log = JSON.parse(await readFile(join(desk, 'one.json'), 'utf8')) as CustodyLog;
    expect(log.items.map(({ fileName }) => fileName)).toEqual(['公证书.pdf']);
  });

  it.each([
    ['an item nobody knows', ['nothing.pdf', '--pdf', 'x.pdf'], 2, 'nothing.pdf'],
    ['one file for both', ['--pdf', 'x.pdf', '--log', 'x.pdf'], 2, 'same file'],
    ['a file in the workspace', ['--pdf', 'W/x.pdf'], 1, 'workspace'],
  ] as const)('refuses %s', async (_, args, code, words) => {
    const refused = await custody(...args);
    expect([refused.code, refused.out, await readdir(desk)]).toEqual([code, '', expect.not.arrayContaining(['x.pdf'])]);
    expect(refused.notes).toContain(words);
  });

  it('prints a broken chain all the same, and ends with 1', async () => {
    tamper(join(desk, 'W', 'workspace.db'), 'delete from custody where seq = 7');
    const made = await custody('--pdf', 'broken.pdf');
    expect([made.code, made.out]).toEqual([1, 'the chain of custody is broken at event 7\n']);
    expect(await readdir(desk)).toContain('broken.pdf');
  });
});

describe('the page', () => {
  let workbench: Workbench;
  let handler: Handler;
  let of: string;
  beforeAll(async () => {
    ({ workbench, matter: of } = await withSample('maison-schedule-a'));
    handler = createHandler(workbench, { door: 'browser', assets: desk, settings: settingsOver(new Map()), userName: 'Pat' });
  });
  const get = (path: string) => handler(new Request(`http://127.0.0.1:1/files/custody/${path}`));

  it('fetches report and log of a matter or an item, made afresh', async () => {
    const [item] = await workbench.evidence.list(of);
    for (const path of [of, `${of}/${item?.id}`]) {
      const pdf = await get(`${path}.pdf?language=zh-CN`);
      expect([pdf.status, pdf.headers.get('content-type'), pdf.headers.get('cache-control')]).toEqual([200, 'application/pdf', 'no-store']);
      expect(
        Buffer.from(await pdf.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
      const log = (await (await get(`${path}.json?save=log.json`)).json()) as CustodyLog;
      expect(log.items).toHaveLength(path === of ? 69 : 1);
    }
  });

  it('is refused what is not there', async () => {
    for (const path of ['nobody.pdf', `${of}/nobody.pdf`]) expect((await get(path)).status).toBe(404);
    expect((await get(`${of}.docx`)).status).toBe(404);
  });
});
