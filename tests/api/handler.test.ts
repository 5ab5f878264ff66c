/** The one handler all doors mount: what it answers when something is refused, malformed, or broken. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createHandler, type Handler } from '#core/api/handler.ts';
import { settingsOver } from '#core/api/settings.ts';
import type { Actor } from '#core/kit/world.ts';
import { checkoutPlaces } from '#core/places.ts';
import { openWorkbench, type Workbench } from '#core/workbench.ts';
import { fixedClock, sequentialIds } from '../support/clock.ts';
import { openTestWorkbench } from '../support/workbench.ts';
import { temporaryFolder, testActor } from '../support/workspace.ts';

let workbench: Workbench;
let handler: Handler;
let matter = '';
let desk = '';

const mount = (bench: Workbench, door: Actor['door'] = 'browser') =>
  createHandler(bench, { door, assets: join(desk, 'page'), settings: settingsOver(new Map()), userName: 'Pat' });

const send = (to: Handler, path: string, init: RequestInit = {}) => to(new Request(`http://127.0.0.1:1${path}`, init));
const post = (to: Handler, path: string, body: string, type = 'application/json') =>
  send(to, path, { method: 'POST', body, headers: { 'content-type': type } });
const call = async (to: Handler, procedure: string, input: unknown) => {
  const answer = await post(to, `/rpc/${procedure}`, JSON.stringify({ json: input }));
  return { status: answer.status, json: ((await answer.json()) as { json: Record<string, unknown> }).json };
};

beforeAll(async () => {
  desk = await temporaryFolder();
  workbench = await openTestWorkbench();
  handler = mount(workbench);
  matter = (await workbench.matter.create(testActor, { title: 'A', pack: 'us-federal' })).id;
  await writeFile(join(desk, 'secret.txt'), 'shop_name,url\nsecret,https://secret.example\n');
  await mkdir(join(desk, 'intake'));
  await writeFile(join(desk, 'intake', 'matter.yaml'), 'title: Secret\npack: us-federal\n');
});

describe('a call', () => {
  it('says who made it, by the door it came through', async () => {
    const { json } = await call(handler, 'matter/create', { title: 'B', pack: 'us-federal' });
    expect(await workbench.store.journal(String(json.id), 1)).toMatchObject([{ actor: 'Pat', door: 'browser' }]);
  });

  it.each([
    ['not-found', 404, 'matter/get', { id: 'nobody' }, 'matter.not-found'],
    ['invalid', 422, 'matter/create', { title: 'A', pack: 'us-federl' }, 'matter.unknown-pack'],
    ['unsupported', 415, 'workspace/importFolder', { path: '/' }, 'core.path-elsewhere'],
  ])('that is refused as %s answers %d with what the page needs to say it', async (kind, status, procedure, input, id) => {
    const answer = await call(handler, procedure, input);
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({ code: kind.toUpperCase(), data: { kind, id, params: expect.any(Object), findings: [] } });
  });

  it.each([
    ['a procedure that is not there', '/rpc/matter/burn', '{}', 404],
    ['no procedure', '/rpc', '{}', 404],
    ['JSON that is none', '/rpc/matter/list', '{"json":', 400],
    ['an empty form', '/rpc/matter/create', '', 400],
    ['input of the wrong shape', '/rpc/matter/create', '{"json":{"title":5}}', 400],
    ['a list for an object', '/rpc/matter/get', '{"json":[]}', 400],
    ['a prototype', '/rpc/__proto__/toString', '{}', 404],
    ['meta that lies', '/rpc/matter/get', '{"json":{"id":"x"},"meta":[[7,"__proto__","polluted"]]}', 400],
  ])('with %s is refused, and the next one is answered', async (_name, path, body, status) => {
    const answer = await post(handler, path, body);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toMatch(/\.ts|node_modules|at /);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((await call(handler, 'matter/get', { id: matter })).status).toBe(200);
  });

  it('that changes something is not made by following a link', async () => {
    const before = (await workbench.matter.list()).length;
    const data = encodeURIComponent('{"json":{"title":"x","pack":"us-federal"}}');
    expect((await send(handler, `/rpc/matter/create?data=${data}`)).status).toBeGreaterThanOrEqual(400);
    expect((await workbench.matter.list()).length).toBe(before);
  });

  it('larger than any the page makes is refused', async () => {
    const answer = await post(handler, '/rpc/matter/create', JSON.stringify({ json: { title: 'x'.repeat(33 * 1024 * 1024) } }));
    expect(answer.status).toBe(413);
  });
});

describe('a bug', () => {
  it.each([
    ['a call', () => post(handler, '/rpc/matter/list', '{"json":{}}')],
    ['a file', () => send(handler, '/files/damages/x.xlsx')],
  ])('in %s goes to the terminal whole, and to the page without its text', async (_name, ask) => {
    const broken = new Error('cannot read /home/pat/Acme.casewright/workspace.db');
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const list = vi.spyOn(workbench.store.db, 'selectFrom').mockImplementation(() => {
      throw broken;
    });
    try {
      const answer = await ask();
      expect(answer.status).toBe(500);
      const text = await answer.text();
      expect(text).not.toMatch(/home|workspace\.db|\.ts|at /);
      expect(JSON.parse(text)).toBeTruthy();
      expect(told.mock.calls.flat()).toContain(broken);
    } finally {
      list.mockRestore();
      told.mockRestore();
    }
  });

  it('is not what a refusal is taken for', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    await call(handler, 'matter/get', { id: 'nobody' });
    await send(handler, '/files/evidence/nobody');
    for (const body of ['{"json":[]}', '{"json":']) await post(handler, '/rpc/matter/get', body);
    expect(told).not.toHaveBeenCalled();
    told.mockRestore();
  });
});

describe('paths of this machine', () => {
  const calls = () =>
    [
      ['evidence/receive', { matter, files: [{ path: join(desk, 'secret.txt'), name: 'x.txt' }] }],
      ['seller/readTable', { matter, table: 'sellers', path: join(desk, 'secret.txt'), fileName: 'x.csv' }],
      ['seller/importTable', { matter, table: 'sellers', path: join(desk, 'secret.txt'), fileName: 'x.csv' }],
      ['workspace/importFolder', { path: join(desk, 'intake') }],
    ] as const;

  it('are refused to a page in the browser, which could name any', async () => {
    for (const [procedure, input] of calls()) {
      const { status, json } = await call(handler, procedure, input);
      expect([procedure, status, json.data]).toMatchObject([procedure, 415, { kind: 'unsupported', id: 'core.path-elsewhere' }]);
    }
    expect(await workbench.evidence.list(matter)).toEqual([]);
  });

  it('are taken from the desktop, where a dialog gave them', async () => {
    const desktop = mount(workbench, 'desktop');
    for (const [procedure, input] of calls()) expect([procedure, (await call(desktop, procedure, input)).status]).toEqual([procedure, 200]);
    for (const { id } of await workbench.jobs.list(matter)) await workbench.jobs.rest(id);
    expect(await workbench.evidence.list(matter)).toHaveLength(1);
  });

  it('an upload with a name that climbs out of its folder is refused', async () => {
    const { id } = (await (await post(handler, '/uploads', '')).json()) as { id: string };
    const files = [{ upload: id, name: '../../../workspace.db' }];
    expect((await call(handler, 'workspace/importUploads', { files })).json).toMatchObject({ data: { id: 'core.bad-input' } });
    expect((await call(handler, 'workspace/importUploads', { files: [{ name: 'matter.yaml' }] })).json).toMatchObject({
      data: { id: 'core.no-upload' },
    });
  });
});

describe('evidence whose bytes are gone', () => {
  it('is told as damage of the vault, not as a bug', async () => {
    await writeFile(join(desk, 'gone.txt'), 'soon gone');
    const files = [{ path: join(desk, 'gone.txt'), name: 'gone.txt' }];
    const { imported } = await workbench.evidence.receive(testActor, { matter, files });
    const { path } = await workbench.evidence.file(imported[0]?.id ?? '');
    await rm(path);
    const answer = await send(handler, `/files/evidence/${imported[0]?.id}`);
    expect([answer.status, await answer.json()]).toMatchObject([500, { kind: 'integrity', id: 'vault.missing' }]);
  });
});

describe('a workspace that can only be read', () => {
  it('opens, shows everything, and says so where something would be changed', async () => {
    const folder = join(await temporaryFolder(), 'Archive.casewright');
    const first = await openTestWorkbench(folder);
    const { id } = await first.matter.create(testActor, { title: 'Old', pack: 'us-federal' });
    await first.close();
    const archive = await openWorkbench({
      folder,
      clock: fixedClock(),
      ids: sequentialIds(),
      places: checkoutPlaces(),
      create: false,
      readOnly: true,
    });
    try {
      const reading = mount(archive, 'desktop');
      expect((await call(reading, 'workspace/info', undefined)).json).toMatchObject({ readOnly: true });
      expect((await call(reading, 'matter/get', { id })).json).toMatchObject({ title: 'Old' });
      const changes: readonly (readonly [string, unknown])[] = [
        ['matter/create', { title: 'x', pack: 'us-federal' }],
        ['evidence/receive', { matter: id, files: [{ path: join(desk, 'secret.txt'), name: 'x.txt' }] }],
        ['workspace/importFolder', { path: join(desk, 'intake') }],
        ['workspace/importUploads', { files: [] }],
        ['filing/draft', { matter: id, template: 'us-federal/schedule-a', final: false }],
      ];
      for (const [procedure, input] of changes) {
        const { status, json } = await call(reading, procedure, input);
        expect([procedure, status, json.data]).toMatchObject([procedure, 423, { kind: 'locked', id: 'store.read-only' }]);
      }
      const upload = await post(reading, '/uploads', '');
      expect([upload.status, await upload.json()]).toMatchObject([423, { id: 'store.read-only' }]);
    } finally {
      await archive.close();
    }
  });
});
