/**
 * Word fields with their results already in them. Complex fields (begin, instruction, separate, result, end) rather than
 * fldSimple, because a result may hold formatted runs and Word rewrites fldSimple on the first update anyway.
 */
import { type ParagraphChild, Run } from 'docx';
import { element } from './xml.ts';

const fieldChar = (type: 'begin' | 'separate' | 'end') => new Run({ children: [element('w:fldChar', { 'w:fldCharType': type })] });

/** The opening half, up to the result: `TOC`, whose result spans paragraphs, closes in another one. */
export function fieldStart(instruction: string): ParagraphChild[] {
  const code = element('w:instrText', { 'xml:space': 'preserve' }, [` ${instruction} `]);
  return [fieldChar('begin'), new Run({ children: [code] }), fieldChar('separate')];
}

export const fieldEnd = (): ParagraphChild => fieldChar('end');

export const field = (instruction: string, result: readonly ParagraphChild[]): ParagraphChild[] => [
  ...fieldStart(instruction),
  ...result,
  fieldEnd(),
];

/**
 * Bookmark names as Word takes them: a letter first, letters, digits and underscore, at most 40, different even when case
 * is ignored. Anchors of the document keep their name where they can.
 */
export class Bookmarks {
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();
  #id = 0;

  name(anchor: string): string {
    const known = this.#names.get(anchor);
    if (known) return known;
    const base = /^[A-Za-z]/.test(anchor) ? anchor.replace(/\W/g, '_').slice(0, 34) : `b_${anchor.replace(/\W/g, '_')}`.slice(0, 34);
    let name = base;
    for (let n = 2; this.#taken.has(name.toLowerCase()); n++) name = `${base}_${n}`;
    this.#taken.add(name.toLowerCase());
    this.#names.set(anchor, name);
    return name;
  }

  /** The runs, marked so that REF and PAGEREF find them. */
  around(anchor: string, children: readonly ParagraphChild[]): ParagraphChild[] {
    this.#id += 1;
    // The type of a paragraph's children names docx's own classes; Word takes these two in the same place.
    const start = element('w:bookmarkStart', { 'w:id': this.#id, 'w:name': this.name(anchor) }) as ParagraphChild;
    const end = element('w:bookmarkEnd', { 'w:id': this.#id }) as ParagraphChild;
    return [start, ...children, end];
  }
}
