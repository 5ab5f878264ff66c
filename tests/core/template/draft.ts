/** A template written in the test, filled or checked, in a library of its own in a temporary folder. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Block, Drafted, Inline } from '#core/document/model.ts';
import type { Finding } from '#core/kit/finding.ts';
import { checkTemplate } from '#core/template/check.ts';
import type { FieldTree } from '#core/template/fields.ts';
import { type FillOptions, fillTemplate } from '#core/template/fill.ts';
import { type Library, openLibrary } from '#core/template/library.ts';

export const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

export async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'casewright-templates-'));
  folders.push(root);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return root;
}

export interface Written {
  readonly layout?: 'us-pleading' | 'plain' | 'cn-pleading';
  readonly clauses?: Readonly<Record<string, string>>;
}

const head = (layout: string) =>
  `---\ntitle: Test\nkind: pleading\nlanguage: ${layout === 'cn-pleading' ? 'zh-CN' : 'en'}\npaper: a4\nlayout: ${layout}\n---\n`;
/** Lines of front matter before the body of a written template. */
export const HEAD_LINES = 7;

const pack = (language: string) => `id: test
title: { en: Test, zh-CN: 测试 }
language: ${language}
currency: ${language === 'en' ? 'USD' : 'CNY'}
exhibit_label: "Exhibit {n}"
`;

export async function libraryOf(body: string, { layout = 'plain', clauses = {} }: Written = {}): Promise<Library> {
  const files: Record<string, string> = {
    'test/pack.yaml': pack(layout === 'cn-pleading' ? 'zh-CN' : 'en'),
    'test/t.md': head(layout) + body,
  };
  for (const [name, text] of Object.entries(clauses)) files[`test/clauses/${name}.md`] = text;
  return openLibrary(await folderWith(files));
}

export const OPTIONS: FillOptions = { date: '2026-11-23', author: 'Pat Paralegal', draft: true };

export async function draft(body: string, facts: object, written: Written = {}, options: Partial<FillOptions> = {}): Promise<Drafted> {
  return fillTemplate(await libraryOf(body, written), 'test/t', { ...facts }, { ...OPTIONS, ...options });
}

export async function blocks(body: string, facts: object = {}, written: Written = {}): Promise<readonly Block[]> {
  return (await draft(body, facts, written)).document.blocks;
}

/** The first paragraph's inlines. */
export async function inlines(body: string, facts: object = {}, written: Written = {}): Promise<readonly Inline[]> {
  const [first] = await blocks(body, facts, written);
  return first && 'children' in first ? (first.children as readonly Inline[]) : [];
}

export async function check(body: string, fields: FieldTree, written: Written = {}): Promise<Finding[]> {
  const clauses = new Map(Object.entries(written.clauses ?? {}));
  return checkTemplate(head(written.layout ?? 'plain') + body, { file: 'test/t.md', fields, clauses });
}

/** Findings as `where id`, lines counted in the body alone. */
export function brief(findings: readonly Finding[]): string[] {
  return findings.map(({ where, id }) => `${where.replace(/^test\/t\.md:(\d+)/, (_, line) => String(Number(line) - HEAD_LINES))} ${id}`);
}

/** The words of inlines, as a reader sees them. */
export function words(list: readonly Inline[]): string {
  return list
    .map((inline) => {
      if ('children' in inline) return words(inline.children);
      if (inline.kind === 'break') return '\n';
      if (inline.kind === 'gap') return `«${inline.label}»`;
      if (inline.kind === 'exhibit-ref') return inline.label + (inline.pin && `, ${inline.pin}`);
      return inline.kind === 'paragraph-ref' ? `¶${inline.to}` : inline.text;
    })
    .join('');
}
