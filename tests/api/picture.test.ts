/** Pictures a document shows, served by the hash its figures name. */
import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHandler, type Handler } from '#core/api/handler.ts';
import { settingsOver } from '#core/api/settings.ts';
import { openTestWorkbench } from '../support/workbench.ts';
import { temporaryFolder, testActor } from '../support/workspace.ts';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const text = Buffer.from('not a picture');
let handler: Handler;
let sealed = '';
const get = (path: string) => handler(new Request(`http://127.0.0.1:1/files/image/${path}`));

beforeAll(async () => {
  const folder = await temporaryFolder();
  const workbench = await openTestWorkbench();
  handler = createHandler(workbench, { door: 'browser', assets: folder, settings: settingsOver(new Map()), userName: 'Pat' });
  const matter = (await workbench.matter.create(testActor, { title: 'A', pack: 'us-federal' })).id;
  const files = await Promise.all(
    Object.entries({ 'shop.png': PNG, 'note.txt': text }).map(async ([name, bytes]) => {
      await writeFile(join(folder, name), bytes);
      return { path: join(folder, name), name };
    }),
  );
  await workbench.evidence.receive(testActor, { matter, files });
  const filing = await workbench.filing.draft(testActor, matter, 'us-federal/schedule-a', { final: false });
  sealed = filing.pdf.sha256;
});

describe('a picture of the evidence', () => {
  it('is served by its hash, as what it is', async () => {
    const answer = await get(hash(PNG));
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('etag')]).toEqual([200, 'image/png', `"${hash(PNG)}"`]);
    expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true);
  });

  it.each([
    ['evidence that is no picture', () => hash(text)],
    ['what the vault holds beside the evidence', () => sealed],
    ['a hash of nothing', () => hash(randomBytes(8))],
    ['a short hash', () => hash(PNG).slice(0, 40)],
    ['a path', () => `${hash(PNG)}/../../workspace.db`],
    ['a hash in capitals', () => hash(PNG).toUpperCase()],
  ])('is not found under %s', async (_, name) => {
    expect((await get(name())).status).toBe(404);
  });
});
