/**
 * The document after numbering: every number, label and cross-reference is a string that is already right. Exporters and
 * preview draw this and compute nothing, so the words are the same everywhere. Plain JSON: it crosses the RPC as it is.
 */
import type { Finding } from '../kit/finding.ts';
import type {
  Align,
  Block,
  DocumentMeta,
  Figure,
  Heading,
  Inline,
  List,
  NumberedParagraph,
  Paragraph,
  Schedule,
  Signature,
  Table,
  TableOfContents,
} from './model.ts';

/** Inlines whose references are resolved. `anchor` is the bookmark of the target. */
export type ResolvedInline =
  | Exclude<Inline, { kind: 'strong' | 'emphasis' | 'underline' | 'sealed' | 'link' | 'footnote' | 'paragraph-ref' }>
  | { readonly kind: 'strong' | 'emphasis' | 'underline' | 'sealed'; readonly children: readonly ResolvedInline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly ResolvedInline[] }
  | { readonly kind: 'footnote'; readonly number: number; readonly children: readonly ResolvedInline[] }
  /** `text` is the number cited (`12`, `COUNT II`), '?' with a finding when the target is not there. */
  | { readonly kind: 'paragraph-ref'; readonly to: string; readonly anchor: string; readonly text: string };

type Lines = readonly (readonly ResolvedInline[])[];

export interface ResolvedCell {
  readonly children: readonly ResolvedInline[];
  readonly align: Align | null;
}

export type ResolvedBlock =
  | {
      readonly kind: 'caption';
      readonly court: Lines;
      readonly sides: readonly { readonly names: Lines; readonly role: string }[];
      readonly versus: string;
      readonly data: Lines;
    }
  | { readonly kind: 'title-block'; readonly above: Lines; readonly title: readonly ResolvedInline[]; readonly below: Lines }
  | { readonly kind: 'party-table'; readonly rows: readonly { readonly label: string; readonly lines: Lines }[] }
  /** `number` is the printed number or '' (`I.`, `A.`, `COUNT I`, `一、`); `anchor` is unique in the document. */
  | (Omit<Heading, 'children'> & { readonly number: string; readonly anchor: string; readonly children: readonly ResolvedInline[] })
  | (Omit<Paragraph, 'children'> & { readonly children: readonly ResolvedInline[] })
  | (Omit<NumberedParagraph, 'children' | 'body'> & {
      readonly number: number;
      readonly anchor: string;
      readonly children: readonly ResolvedInline[];
      readonly body: readonly ResolvedBlock[];
    })
  /** `markers[i]` is the printed marker of item i: `(a)`, `A.`, `一、`, `•`. */
  | (Omit<List, 'items'> & { readonly markers: readonly string[]; readonly items: readonly (readonly ResolvedBlock[])[] })
  | { readonly kind: 'quote'; readonly children: readonly ResolvedBlock[] }
  | (Omit<Table, 'caption' | 'head' | 'rows'> & {
      readonly caption: readonly ResolvedInline[] | null;
      readonly head: readonly ResolvedCell[];
      readonly rows: readonly (readonly ResolvedCell[])[];
    })
  | (Omit<Schedule, 'caption'> & { readonly caption: readonly ResolvedInline[] | null })
  | (Omit<Signature, 'lines'> & { readonly lines: Lines })
  /** Entries as printed; page numbers are added by the exporter that knows pages. */
  | (TableOfContents & {
      readonly entries: readonly { readonly level: 2 | 3 | 4; readonly number: string; readonly text: string; readonly anchor: string }[];
    })
  | { readonly kind: 'page-break' }
  | { readonly kind: 'landscape'; readonly blocks: readonly ResolvedBlock[] }
  | (Omit<Figure, 'caption'> & { readonly caption: readonly ResolvedInline[] | null });

export type BlockKind = Block['kind'];
export type InlineKind = Inline['kind'];

export interface Numbered {
  readonly meta: DocumentMeta;
  readonly blocks: readonly ResolvedBlock[];
  /** References without a target and the like, beside those of filling. */
  readonly findings: readonly Finding[];
}
