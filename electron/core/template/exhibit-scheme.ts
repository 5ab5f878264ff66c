/** How a court has exhibits numbered, named, paged and cut, as data of a pack (pack.yaml, `exhibit_schemes`). The shape here is the shape of the file. */
import { z } from 'zod';
import { isPlainDate } from '../kit/dates.ts';

const words = z.union([z.string(), z.number()]).transform(String);
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, { error: 'use lower-case letters, digits, hyphens and underscores' });
const numbered = (text: string): boolean => text.includes('{n}') !== text.includes('{letter}');
const numberedWords = words.refine(numbered, { error: 'must hold either {n}, the exhibit’s number, or {letter}' });

export const exhibitSchemeSchema = z
  .strictObject({
    id,
    title: z.strictObject({ en: words, 'zh-CN': words }),
    /** How an exhibit is cited: `Exhibit {n}`, `Exhibit {letter}`, `证据{n}`. */
    label: numberedWords,
    /** What stands large on its cover sheet; the label when left out. */
    cover: numberedWords.optional(),
    /** Whether an exhibit may have attachments of its own, and how they count; `{m}` is the attachment's number or letter. */
    attachments: z.enum(['none', 'numeric', 'letters']).default('none'),
    attachment_label: words.default(''),
    /** Name of a file that holds one exhibit, without ending; `{description}` is its title. */
    file_name: numberedWords.optional(),
    /** Longest description in characters. */
    description_max: z.number().int().min(20).max(1_000).default(200),
    /** Largest size of a file in megabytes (10^6 bytes); 0 for no limit. */
    cap_mb: z.number().min(0).max(10_000).default(0),
    paper: z.enum(['us-letter', 'a4']),
    /**
     * Running page numbers beside Bates numbers: `exhibits` counts the pages of the exhibits through all parts (页码 of a 证据册),
     * `bundle` counts every page from the first, index and covers included, so that the printed number is that of the file.
     */
    pages: z.enum(['none', 'exhibits', 'bundle']).default('none'),
    /** How such a number is printed. */
    page_label: words.refine((text) => text.includes('{p}'), { error: 'must hold {p}, the page' }).default('{p}'),
    /** `always` stamps Bates numbers; `prefix` only where counsel has chosen a prefix. */
    bates: z.enum(['always', 'prefix']).default('always'),
    /** An exhibit that had to be cut: `{label}, part {part} of {parts}`. */
    piece: words.default('{label}, part {part} of {parts}'),
    /** A file of several exhibits, without ending: `Exhibits {from}-{to}`; `{from}` and `{to}` are bare numbers or letters. */
    part_name: words.default('Exhibits {from}-{to}'),
    /** What is added to it where there are several: `{name}, part {part} of {parts}`. */
    volume: words.default('{name}, part {part} of {parts}'),
    /** What counsel should know or check before filing. */
    note: z.strictObject({ en: words, 'zh-CN': words }).optional(),
    /** Where it says so, how sure we are. */
    source: words.default(''),
    as_of: z.string().refine(isPlainDate, { error: 'write the date as YYYY-MM-DD' }).optional(),
    verified: z.boolean().default(false),
  })
  .refine((scheme) => scheme.attachments === 'none' || scheme.attachment_label.includes('{m}'), {
    error: 'attachments need a label that holds {m}',
    path: ['attachment_label'],
  });

export type ExhibitScheme = z.output<typeof exhibitSchemeSchema>;

/** The scheme of a pack that names none: its label, and nothing asked beyond it. */
export const plainScheme = (label: string, paper: ExhibitScheme['paper']): ExhibitScheme =>
  exhibitSchemeSchema.parse({ id: 'numbers', title: { en: 'Numbers', 'zh-CN': '数字编号' }, label, paper });
