import { deflateSync } from 'node:zlib';
import { faultsOf, srgbProfile, type XmpFacts, xmp } from './archive.ts';
import type { Report } from './compiler.ts';
import { readPdf, referenceOf, referencesOf, rewrite } from './objects.ts';
import { MemorySink, PdfWriter } from './writer.ts';

export interface Part {
  /** Place in the finished file, from 0. Parts may be added in any order. */
  readonly order: number;
  readonly bytes: Uint8Array;
  readonly anchors: Report['anchors'];
  /** Schedule whose rows this part goes on with, and schedule that goes on in the next part. */
  readonly begins: number | null;
  readonly ends: number | null;
}

interface Added {
  readonly pagesRoot: number;
  readonly pages: readonly { readonly id: number; readonly height: number }[];
  readonly kids: readonly number[];
  readonly outline: { readonly count: number; readonly first: number; readonly last: number } | undefined;
}

const STRUCT = '/Type /StructElem';

/**
 * Joins tagged PDF files into one: one page tree, one structure tree with merged parent and id trees, one outline. A schedule cut
 * over several parts becomes one table again. Everything but streams is packed into object streams, which takes the size of
 * the tags away. With one part it does the same for that file alone, which is how a file gets its PDF/A label.
 */
export class Joiner {
  readonly #sink = new MemorySink();
  readonly #out = new PdfWriter(this.#sink);
  readonly #catalog = this.#out.reserve();
  readonly #pages = this.#out.reserve();
  readonly #structRoot = this.#out.reserve();
  readonly #document = this.#out.reserve();
  readonly #outline = this.#out.reserve();
  readonly #parts: Added[] = [];
  readonly #parents: [key: number, id: number][] = [];
  readonly #ids: [name: string, id: number][] = [];
  readonly #roles = new Map<string, string>();
  readonly #bodies = new Map<number, { readonly id: number; table: number; readonly rows: number[][] }>();
  readonly #targets = new Map<string, { readonly part: number; readonly sheet: number; readonly x: number; readonly y: number }>();
  readonly #destinations = new Map<string, number>();
  readonly #held = new Map<number, string>();
  readonly #faults = new Set<string>();
  #info = '';
  #keys = 0;

  add(part: Part): void {
    const file = readPdf(part.bytes);
    const text = (n: number) => file.object(n)?.text ?? '';
    const catalog = text(file.root);
    const structRoot = referenceOf(catalog, 'StructTreeRoot');
    const struct = text(structRoot);
    const document = referencesOf(struct, 'K')[0] ?? 0;
    const pagesRoot = referenceOf(catalog, 'Pages');
    const outlines = referenceOf(catalog, 'Outlines');
    if (structRoot === 0 || document === 0) throw new Error('a part without tags');

    const base = this.#out.claim(file.size);
    const moved = new Map<number, number>([
      [structRoot, this.#structRoot],
      [document, this.#document],
      [outlines, this.#outline],
    ]);
    const dropped = new Set([
      0,
      file.root,
      file.info,
      structRoot,
      document,
      outlines,
      referenceOf(catalog, 'Metadata'),
      referenceOf(catalog, 'OutputIntents'),
    ]);
    const renamed = new Map<string, string>();
    const kids = referencesOf(text(document), 'K');
    const leading = part.begins === null ? undefined : this.#body(part.begins);
    const whole = part.begins !== null && part.begins === part.ends && kids.length === 1;
    if (leading && part.begins !== null)
      this.#continueTable(text, kids.shift() ?? 0, part.begins, part.order, base, moved, dropped, renamed);
    if (part.ends !== null && !whole) this.#openTable(text, kids.at(-1) ?? 0, part.ends, part.order, base, moved, dropped, renamed);

    const keyBase = this.#keys;
    const number = (n: number) => moved.get(n) ?? base + n;
    const name = (id: string) => {
      const known = renamed.get(id.replace(/x\d+y\d+$/, ''));
      return known === undefined ? `P${part.order}-${id}` : `${known}${/x\d+y\d+$/.exec(id)?.[0] ?? ''}`;
    };
    const rewriting = { number, keyBase, name };
    const pageIds = leaves(text, pagesRoot);
    const outline = outlines === 0 ? undefined : this.#outlineOf(text(outlines), number);

    for (let n = 1; n < file.size; n++) {
      if (dropped.has(n)) continue;
      const object = file.object(n);
      if (!object) continue;
      let body = rewrite(object.text, rewriting);
      if (body.includes('/URI (casewright:')) body = this.#crossLink(body);
      if (n === pagesRoot) body = body.replace('/Type /Pages', `/Type /Pages\n/Parent ${this.#pages} 0 R`);
      for (const fault of faultsOf(body)) this.#faults.add(fault);
      const id = number(n);
      if (object.data) this.#out.stream(id, body, object.data);
      else if (outline && (id === outline.first || id === outline.last)) this.#held.set(id, body);
      else this.#out.object(id, body);
    }

    this.#mergeTrees(struct, rewriting, dropped);
    for (const [role, as] of roles(struct)) this.#roles.set(role, as);
    for (const [anchor, , sheet, x, y] of part.anchors) this.#targets.set(anchor, { part: part.order, sheet, x, y });
    if (part.order === 0) this.#info = rewrite(text(file.info), rewriting);
    this.#parts[part.order] = {
      pagesRoot: number(pagesRoot),
      pages: pageIds.map((id) => ({
        id: number(id),
        height: Number(/\/MediaBox \[[\d.]+ [\d.]+ [\d.]+ ([\d.]+)\]/.exec(text(id))?.[1] ?? 0),
      })),
      kids: kids.map(number),
      outline,
    };
  }

  /** Writes the trees over all parts. `archival` asks for the PDF/A label; it is given only if no object spoke against it. */
  finish(facts: Omit<XmpFacts, 'id'>, archival: boolean): { readonly bytes: Uint8Array; readonly faults: readonly string[] } {
    const out = this.#out;
    const pages = this.#parts.flatMap((part) => part.pages);
    const refs = (ids: readonly number[]) => ids.map((id) => `${id} 0 R`).join(' ');
    out.object(this.#pages, `<< /Type /Pages /Count ${pages.length} /Kids [${refs(this.#parts.map((part) => part.pagesRoot))}] >>`);
    for (const [schedule, body] of this.#bodies) {
      if (body.table === 0) throw new Error(`the head of schedule ${schedule} is missing`);
      out.object(body.id, `<< ${STRUCT} /S /TBody /P ${body.table} 0 R /K [${refs(body.rows.flat())}] >>`);
    }
    out.object(
      this.#document,
      `<< ${STRUCT} /S /Document /P ${this.#structRoot} 0 R /K [${refs(this.#parts.flatMap((part) => part.kids))}] >>`,
    );
    const names = this.#ids.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, id]) => `(${name}) ${id} 0 R`);
    const keys = this.#parents.sort(([a], [b]) => a - b).map(([key, id]) => `${key} ${id} 0 R`);
    const roleMap = [...this.#roles].map(([role, as]) => `/${role} /${as}`).join(' ');
    out.object(
      this.#structRoot,
      `<< /Type /StructTreeRoot /RoleMap << ${roleMap} >> /K [${this.#document} 0 R] /ParentTree << /Nums [${keys.join(' ')}] >>${
        names.length > 0 ? ` /IDTree << /Names [${names.join(' ')}] >>` : ''
      } /ParentTreeNextKey ${this.#keys} >>`,
    );
    const outlined = this.#writeOutline();
    for (const [anchor, id] of this.#destinations) {
      const target = this.#targets.get(anchor);
      const page = target && this.#parts[target.part]?.pages[target.sheet - 1];
      out.object(id, target && page ? `[${page.id} 0 R /XYZ ${target.x} ${page.height - target.y} 0]` : `[${pages[0]?.id ?? 0} 0 R /Fit]`);
    }
    const faults = [...this.#faults];
    const labelled = archival && faults.length === 0;
    const id = out.digest();
    const metadata = out.reserve();
    const packet = Buffer.from(xmp({ ...facts, id }, labelled), 'utf8');
    out.stream(metadata, `<< /Type /Metadata /Subtype /XML /Length ${packet.length} >>`, packet);
    const intent = labelled ? ` /OutputIntents [${this.#outputIntent()} 0 R]` : '';
    out.object(
      this.#catalog,
      `<< /Type /Catalog /Pages ${this.#pages} 0 R /Metadata ${metadata} 0 R /Lang (${facts.language}) /StructTreeRoot ${this.#structRoot} 0 R /MarkInfo << /Marked true >> /ViewerPreferences << /Direction /L2R /DisplayDocTitle true >>${intent}${outlined} >>`,
    );
    const info = out.reserve();
    out.object(info, this.#info);
    out.finish(this.#catalog, info, id);
    return { bytes: this.#sink.bytes(), faults };
  }

  #body(schedule: number) {
    const body = this.#bodies.get(schedule) ?? { id: this.#out.reserve(), table: 0, rows: [] };
    this.#bodies.set(schedule, body);
    return body;
  }

  /** The first table of a part goes on with a schedule: its rows move over, its unread head goes away. */
  #continueTable(
    text: (n: number) => string,
    table: number,
    schedule: number,
    order: number,
    base: number,
    moved: Map<number, number>,
    dropped: Set<number>,
    renamed: Map<string, string>,
  ): void {
    const { head, rows, prefix, headCells, body } = tableOf(text, table);
    const target = this.#body(schedule);
    target.rows[order] = rows.map((n) => base + n);
    moved.set(body, target.id);
    renamed.set(prefix, `S${schedule}`);
    for (const n of [table, head, body, ...referencesOf(text(head), 'K'), ...headCells]) dropped.add(n);
  }

  /** The last table of a part will go on: its rows are listed when all are known. */
  #openTable(
    text: (n: number) => string,
    table: number,
    schedule: number,
    order: number,
    base: number,
    moved: Map<number, number>,
    dropped: Set<number>,
    renamed: Map<string, string>,
  ): void {
    const { rows, prefix, body } = tableOf(text, table);
    const target = this.#body(schedule);
    target.table = base + table;
    target.rows[order] = rows.map((n) => base + n);
    moved.set(body, target.id);
    renamed.set(prefix, `S${schedule}`);
    dropped.add(body);
  }

  #outlineOf(root: string, number: (n: number) => number): Added['outline'] {
    const first = referenceOf(root, 'First');
    if (first === 0) return undefined;
    return { count: Number(/\/Count (-?\d+)/.exec(root)?.[1] ?? 0), first: number(first), last: number(referenceOf(root, 'Last')) };
  }

  #crossLink(body: string): string {
    const anchor = /\/URI \(casewright:(\w+)\)/.exec(body)?.[1] ?? '';
    const id = this.#destinations.get(anchor) ?? this.#out.reserve();
    this.#destinations.set(anchor, id);
    return body.replace(/\/A <<[^>]*>>/, `/Dest ${id} 0 R`).replace(/\/Contents \(casewright:\w+\)/, '/Contents (cross-reference)');
  }

  #mergeTrees(
    struct: string,
    by: { number(n: number): number; readonly keyBase: number; name(id: string): string },
    dropped: Set<number>,
  ): void {
    const nums = /\/Nums \[([^\]]*)\]/.exec(struct)?.[1] ?? '';
    for (const [, key, n] of nums.matchAll(/(\d+) (\d+) 0 R/g)) this.#parents.push([Number(key) + by.keyBase, by.number(Number(n))]);
    const names = /\/IDTree <<\s*\/Names \[([^\]]*)\]/.exec(struct)?.[1] ?? '';
    for (const [, id, n] of names.matchAll(/\(([^()\\]*)\) (\d+) 0 R/g))
      if (!dropped.has(Number(n))) this.#ids.push([by.name(id ?? ''), by.number(Number(n))]);
    this.#keys += Number(/\/ParentTreeNextKey (\d+)/.exec(struct)?.[1] ?? 0);
  }

  /** Chains the top entries of the parts; each part keeps its own tree below them. */
  #writeOutline(): string {
    const chain = this.#parts.flatMap((part) => part.outline ?? []);
    chain.forEach((outline, i) => {
      const link = (id: number, entry: string) => this.#held.set(id, (this.#held.get(id) ?? '').replace(/^<</, `<< ${entry}`));
      const before = chain[i - 1];
      const after = chain[i + 1];
      if (before) link(outline.first, `/Prev ${before.last} 0 R`);
      if (after) link(outline.last, `/Next ${after.first} 0 R`);
    });
    for (const [id, text] of this.#held) this.#out.object(id, text);
    const count = chain.reduce((sum, outline) => sum + outline.count, 0);
    this.#out.object(
      this.#outline,
      chain.length === 0
        ? '<< /Type /Outlines >>'
        : `<< /Type /Outlines /First ${chain[0]?.first} 0 R /Last ${chain.at(-1)?.last} 0 R /Count ${count} >>`,
    );
    return chain.length === 0 ? '' : ` /Outlines ${this.#outline} 0 R`;
  }

  #outputIntent(): number {
    const profile = this.#out.reserve();
    const intent = this.#out.reserve();
    const data = deflateSync(srgbProfile());
    this.#out.stream(profile, `<< /N 3 /Range [0 1 0 1 0 1] /Filter /FlateDecode /Length ${data.length} >>`, data);
    this.#out.object(
      intent,
      `<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /OutputCondition (sRGB) /RegistryName () /Info (sRGB v4.2) /DestOutputProfile ${profile} 0 R >>`,
    );
    return intent;
  }
}

function tableOf(text: (n: number) => string, table: number) {
  const parts = referencesOf(text(table), 'K');
  const kind = (name: string) => parts.find((n) => text(n).includes(`/S /${name}\n`)) ?? 0;
  const head = kind('THead');
  const body = kind('TBody');
  if (!text(table).includes('/S /Table\n') || head === 0 || body === 0)
    throw new Error('a part does not begin or end with the table it was cut in');
  const headCells = referencesOf(text(head), 'K').flatMap((row) => referencesOf(text(row), 'K'));
  const prefix = /\/ID \((\w+?)x\d+y\d+\)/.exec(text(headCells[0] ?? 0))?.[1] ?? '';
  return { head, body, headCells, prefix, rows: referencesOf(text(body), 'K') };
}

function leaves(text: (n: number) => string, node: number): number[] {
  return text(node).includes('/Kids [') ? referencesOf(text(node), 'Kids').flatMap((kid) => leaves(text, kid)) : [node];
}

function roles(struct: string): [string, string][] {
  const map = /\/RoleMap <<([^>]*)>>/.exec(struct)?.[1] ?? '';
  return [...map.matchAll(/\/(\w+) \/(\w+)/g)].map(([, role, as]) => [role ?? '', as ?? '']);
}
