/** Evidence whose pages are known, with the text service over it: real store, vault, index and engines. */
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Evidence } from '#core/evidence/model.ts';
import { createTextService, type SellerTargets, type TextService } from '#core/evidence/text/service.ts';
import { checkoutPlaces } from '#core/places.ts';
import { openOcr } from '#core/reading/ocr.ts';
import type { Reader } from '#core/reading/reader.ts';
import type { Store } from '#core/store/store.ts';
import { nodeFork } from '#core/world.ts';
import { openTestReader } from '../../../support/reader.ts';
import { openTestRooms, type TestRooms } from '../../../support/rooms.ts';
import { storeWorker } from '../../../support/workspace.ts';

/** Between the pages of a test file. */
export const PAGE_BREAK = '\f';

const services: TextService[] = [];
/** One for all the tests of a file; it starts its processes when it is first asked. */
let reader: Reader | undefined;
afterAll(async () => {
  for (const service of services.splice(0)) await service.close();
});

export interface TextRooms extends TestRooms {
  readonly text: TextService;
  readonly reader: Reader;
  /** Receives text files, a page for each string; `name.txt` → pages. */
  receive(
    files: Readonly<Record<string, readonly string[] | Uint8Array>>,
    matter?: string,
    notes?: Partial<Evidence>,
  ): Promise<Record<string, string>>;
  /** Another service over the same workspace, as after a restart. */
  again(options?: ServiceOptions): TextService;
}

interface ServiceOptions {
  readonly store?: Store;
  readonly reader?: Reader;
  readonly derived?: string;
}

/** The real reader, but a plain text file has its pages where the form feeds are; `before` is told of each file, and may hold it up. */
export function pagedReader(reader: Reader, before: (name: string, signal?: AbortSignal) => Promise<void> | void = () => {}): Reader {
  return {
    ...reader,
    async text(file, call) {
      await before(file.name, call?.signal);
      call?.signal?.throwIfAborted();
      if (!file.name.endsWith('.txt')) return reader.text(file, call);
      const { readFile } = await import('node:fs/promises');
      return (await readFile(file.path, 'utf8')).split(PAGE_BREAK).map((text, n) => ({ page: n + 1, text }));
    },
  };
}

/** `targets` stands for the room that knows sellers. */
export async function openTextRooms(targets: (seller: string) => SellerTargets = () => ({ links: [], evidence: [] })): Promise<TextRooms> {
  const rooms = await openTestRooms();
  const places = checkoutPlaces();
  reader ??= openTestReader();
  const plain = pagedReader(reader);
  const again = ({ store = rooms.store, reader = plain, derived = join(rooms.folder, 'derived') }: ServiceOptions = {}) => {
    const ocr = openOcr({ fork: nodeFork, worker: places.worker('ocr'), ...places.ocr });
    const service = createTextService({
      store: own(store),
      reader,
      ocr,
      worker: storeWorker,
      path: (sha256) => rooms.vault.path(sha256),
      derived,
      exhibits: store === rooms.store ? rooms.exhibit : { numbers: async () => new Map() },
      sellers: { targets: async (seller) => targets(seller) },
    });
    const closing = { ...service, close: () => service.close().then(() => ocr.close()) };
    services.push(closing);
    return closing;
  };
  await rooms.matter();
  return {
    ...rooms,
    reader: plain,
    text: again(),
    again,
    async receive(files, matter = 'matter-1', notes = {}) {
      const offers = [];
      for (const [name, content] of Object.entries(files)) {
        const bytes = content instanceof Uint8Array ? content : content.join(PAGE_BREAK);
        offers.push({ path: await rooms.file(`${matter}/${name}`, bytes), name, notes });
      }
      const { imported, refused } = await rooms.evidence.receive(rooms.actor, { matter, files: offers });
      if (refused.length > 0) throw new Error(refused.map(({ name }) => name).join(', '));
      return Object.fromEntries(imported.map((item) => [item.fileName, item.id]));
    },
  };
}

/** A store has one restorer for a kind; a second service of the same test shares the first one's. */
const restored = new WeakSet<Store>();
function own(store: Store): Store {
  if (!restored.has(store)) {
    restored.add(store);
    return store;
  }
  return new Proxy(store, {
    get: (of, name) => {
      if (name === 'restores') return () => {};
      const value: unknown = Reflect.get(of, name, of);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}

/** Where the hits are, as `file p.N`, best first. */
export const places = (found: { readonly hits: readonly { readonly fileName: string; readonly page: number }[] }): string[] =>
  found.hits.map(({ fileName, page }) => `${fileName} p.${page}`);
