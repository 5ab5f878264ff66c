/** The head of a template file: what it is, and on what paper it is drawn. Plain YAML, never Liquid. */
import { z } from 'zod';
import { layoutNames } from '../document/model.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { withoutPrivateUse } from './sentinel.ts';
import { readYaml } from './yaml-source.ts';

const schema = z.strictObject({
  title: z.string().min(1),
  kind: z.enum(['pleading', 'schedule', 'motion', 'declaration', 'order', 'statement', 'notice', 'letter', 'report']),
  language: z.enum(['en', 'zh-CN']),
  paper: z.enum(['us-letter', 'a4']),
  layout: z.enum(layoutNames),
  /** What a document is about: the whole matter, one test purchase, or one or several of them. */
  about: z.enum(['matter', 'purchase', 'purchases']).default('matter'),
  /** Running footer; the title when left out. */
  footer: z.string().optional(),
  /** Name of saved files, without ending. */
  file_name: z.string().optional(),
  description: z.string().optional(),
});

export type FrontMatter = z.output<typeof schema>;

const HEAD = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;

/** File text in the form the engine works on: `\n` line ends, no byte order mark, no private-use characters. */
export const normalised = (text: string): string => withoutPrivateUse(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));

/** The text with its front matter blanked out, so that lines keep their numbers. */
export function bodyOf(text: string): string {
  return text.replace(HEAD, (head) => head.replace(/[^\n]/g, ''));
}

export function readFrontMatter(
  text: string,
  file: string,
): { readonly front: FrontMatter | undefined; readonly findings: readonly Finding[] } {
  const head = HEAD.exec(text);
  if (!head) return { front: undefined, findings: [finding('error', `${file}:1:1`, 'template.no-front-matter')] };
  const { data, findings } = readYaml(head[1] ?? '', file, schema, 2);
  return { front: data, findings };
}
