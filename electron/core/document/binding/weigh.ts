/** What the pages of a source would add to a file, found by following what they use. */
import type { Tools } from './bind.ts';
import { faultOf } from './fault.ts';
import { readView } from './geometry.ts';
import { OpenSources } from './open-sources.ts';
import type { PictureSource } from './picture.ts';
import type { BindingCall, PageWeight, Source, Weighed, Weight } from './plan.ts';
import { ownResources, resourcesOf } from './resources.ts';
import type { PdfSource } from './source.ts';
import { type Dict, isDict, Ref, Stream, type Value, write } from './values.ts';

const SECONDS = 30;
/** What an object costs besides its text: its place in the cross-references, and for a stream its frame. */
const OBJECT = 8;
const STREAM = 60;
/** Objects are packed together; their text shrinks to about this share, rounded up. */
const PACKED = 0.5;

/** Pages and bytes of each source, in order. Runs where `bindPdf` runs. */
export async function weighSources(
  sources: readonly Source[],
  tools: Tools,
  { signal, onProgress }: Pick<BindingCall, 'signal' | 'onProgress'>,
): Promise<Weighed[]> {
  const weighed: Weighed[] = [];
  for (const [index] of sources.entries()) {
    onProgress?.({ done: index, total: sources.length });
    await new Promise((go) => setImmediate(go));
    signal?.throwIfAborted();
    tools.at?.(index, 'read');
    const open = new OpenSources(sources, SECONDS);
    try {
      const opened = await open.get(index);
      weighed.push(opened.kind === 'pdf' ? weighPdf(opened.pdf) : await weighPicture(opened.picture));
    } catch (error) {
      const { fault, message } = faultOf(error);
      weighed.push({ kind: 'unreadable', source: index, fault, detail: message });
    } finally {
      open.close();
    }
  }
  return weighed;
}

const SHARED = -1;

function weighPdf(source: PdfSource): Weight {
  /** Page that uses an object, or SHARED. */
  const owners = new Map<number, number>();
  const own = new Array<number>(source.pages.length).fill(0);
  let shared = 0;
  const follow = (value: Value | undefined, page: number) => {
    const waiting = value === undefined ? [] : refsIn(value);
    for (let num = waiting.pop(); num !== undefined; num = waiting.pop()) {
      const owner = owners.get(num);
      if (owner === page || owner === SHARED || source.tree.has(num)) continue;
      owners.set(num, owner === undefined ? page : SHARED);
      const object = source.object(num);
      const size = sizeOf(object);
      if (owner === undefined) own[page] = (own[page] ?? 0) + size;
      else {
        own[owner] = (own[owner] ?? 0) - size;
        shared += size;
      }
      waiting.push(...refsIn(object));
    }
  };
  source.pages.forEach((page, i) => {
    source.allow(SECONDS);
    follow(ownResources(source, page) ?? resourcesOf(page), i);
    for (const key of ['Contents', 'Group']) follow(page.dict.get(key), i);
    for (const value of source.array(page.dict.get('Annots'))) {
      const annotation = source.resolve(value);
      if (isDict(annotation)) follow(annotation.get('AP'), i);
    }
    own[i] = (own[i] ?? 0) + write(page.dict, () => '0 0 R').length * PACKED;
  });
  const pages = source.pages.map((page, i): PageWeight => {
    const { width, height } = readView(source, page);
    return { own: Math.ceil(own[i] ?? 0), width, height, ...(page.lost ? { lost: true } : {}) };
  });
  return { kind: 'weight', pages, shared: Math.ceil(shared) };
}

function sizeOf(value: Value): number {
  const text = write(value, () => '00000 0 R').length;
  return value instanceof Stream ? value.length + text + STREAM : text * PACKED + OBJECT;
}

function refsIn(value: Value): number[] {
  const found: number[] = [];
  const visit = (item: Value) => {
    if (item instanceof Ref) found.push(item.num);
    else if (Array.isArray(item)) for (const one of item) visit(one);
    else if (item instanceof Stream) visitDict(item.dict);
    else if (isDict(item)) visitDict(item);
  };
  const visitDict = (dict: Dict) => {
    for (const [key, item] of dict) if (key !== 'Parent' && key !== 'P') visit(item);
  };
  visit(value);
  return found;
}

async function weighPicture(picture: PictureSource): Promise<Weight> {
  const bytes: number[] = [];
  const pages: PageWeight[] = [];
  let shared = 0;
  for (const { frame, view } of picture.sheets) {
    if (bytes[frame] === undefined) bytes[frame] = (await picture.prepare(frame)).pieces.reduce((sum, one) => sum + one.length, 1000);
    const alone = picture.sheets.filter((other) => other.frame === frame).length === 1;
    pages.push({ own: alone ? bytes[frame] : 0, width: view.width, height: view.height });
  }
  bytes.forEach((size, frame) => {
    if (picture.sheets.filter((other) => other.frame === frame).length > 1) shared += size;
  });
  return { kind: 'weight', pages, shared };
}
