/** OpenDocument text, spreadsheets and presentations (OASIS OpenDocument 1.3). */
import type { FormatFile, Found } from './format.ts';
import type { FileFlag, PageText } from './model.ts';
import { attribute, local, OfficePackage } from './office-package.ts';
import { MAX_TEXT, passages, TextBuffer } from './passages.ts';
import { isoTime } from './stated-time.ts';
import { tidy } from './word.ts';

/** Blanks that one element may stand for; it may claim any number. */
const MOST_BLANKS = 100;

export const inspectOpenDocument = (file: FormatFile): Promise<Found> =>
  OfficePackage.with(file.path, async (office) => {
    const said: Record<string, string> = {};
    let element = '';
    office.read('meta.xml', {
      open: (name) => {
        element = name.includes(':') ? local(name) : '';
      },
      text: (text) => {
        if (element !== '') said[element] = ((said[element] ?? '') + text).slice(0, 20_000);
      },
      close: () => {
        element = '';
      },
    });
    const { members, damaged } = office.directory;
    const flags: FileFlag[] = [];
    if (members.some(({ name, folder }) => !folder && /^(Basic|Scripts)\//.test(name))) flags.push('macros');
    if (members.some(({ name }) => /^Object \d+\/|^ObjectReplacements\//.test(name))) flags.push('embedded-files');
    if (office.has('META-INF/documentsignatures.xml')) flags.push('signed');
    if (await loadsFromOutside(office)) flags.push('external-content');
    return {
      unreadable: isLocked(office) ? 'encrypted' : damaged || !office.has('content.xml') ? 'damaged' : '',
      metadata: {
        title: said.title ?? '',
        author: said['initial-creator'] ?? said.creator ?? '',
        software: said.generator ?? '',
        captured: isoTime(said['creation-date'] ?? '', 'office'),
      },
      flags,
    };
  });

const isLocked = (office: OfficePackage): boolean => /<(\w+:)?encryption-data\b/.test(office.part('META-INF/manifest.xml'));

async function loadsFromOutside(office: OfficePackage): Promise<boolean> {
  let found = false;
  await office.stream('content.xml', {
    full: () => found,
    open(name, attributes) {
      if (/^(image|object|object-ole|plugin|floating-frame|section-source|cell-range-source)$/.test(local(name)))
        found ||= /^(https?|ftp|file):|^\/\//i.test(attribute(attributes, 'href') ?? '');
    },
  });
  return found;
}

/** Text as passages, sheets each under its name, slides one page each; null when it is locked or holds no content. */
export const openDocumentText = (file: FormatFile): Promise<readonly PageText[] | null> =>
  OfficePackage.with(file.path, async (office) => {
    if (isLocked(office) || !office.has('content.xml')) return null;
    let out = new TextBuffer();
    const sections = [out];
    let [inParagraph, deleted, inCell, cells] = [0, 0, 0, 0];
    let filled = false;
    let length = 0;
    const section = (): void => {
      length += out.length;
      out = new TextBuffer(Math.max(0, MAX_TEXT - length));
      sections.push(out);
    };
    const slides = file.mediaType.includes('presentation');
    /** Cells since the last one that holds something: rows end in any number of empty ones. */
    let gap = 0;
    const put = (text: string): void => {
      if (deleted > 0 || text === '') return;
      out.add('\t'.repeat(Math.min(gap, MOST_BLANKS)) + text);
      gap = 0;
      filled = true;
    };
    await office.stream('content.xml', {
      full: () => out.full || sections.length > 5_000,
      open(name, attributes) {
        const tag = local(name);
        if (tag === 'tracked-changes') deleted++;
        else if (tag === 'p' || tag === 'h') inParagraph++;
        else if (tag === 'table' && file.mediaType.includes('spreadsheet')) {
          section();
          out.add(`${attribute(attributes, 'name') ?? ''}\n`);
        } else if (tag === 'page' && name.startsWith('draw:')) section();
        else if (tag === 'table-row') [cells, gap, filled] = [0, 0, false];
        else if (tag === 'table-cell' || tag === 'covered-table-cell') {
          inCell++;
          if (cells++ > 0) gap++;
        } else if (inParagraph > 0 && tag === 'tab') put('\t');
        else if (inParagraph > 0 && tag === 'line-break') put('\n');
        else if (inParagraph > 0 && tag === 's')
          put(' '.repeat(Math.min(MOST_BLANKS, Math.max(1, Number(attribute(attributes, 'c') ?? 1) || 1))));
      },
      text(text) {
        // Line ends in the file are blanks in the text (part 3, 6.1.2).
        if (inParagraph > 0) put(text.replace(/\s+/g, ' '));
      },
      close(name) {
        const tag = local(name);
        if (tag === 'tracked-changes') deleted = Math.max(0, deleted - 1);
        else if (tag === 'p' || tag === 'h') {
          inParagraph = Math.max(0, inParagraph - 1);
          if (deleted === 0 && inCell === 0) out.add('\n');
          else if (filled && gap === 0) out.add(' ');
        } else if (tag === 'table-cell' || tag === 'covered-table-cell') inCell = Math.max(0, inCell - 1);
        else if (tag === 'table-row') {
          gap = 0;
          if (filled) out.add('\n');
        }
      },
    });
    const texts = sections.map((part) => tidy(part.toString())).map((text) => text.replace(/ +(?=[\t\n]|$)/g, ''));
    if (slides) return texts.slice(1).map((text, i) => ({ page: i + 1, text }));
    return passages(...texts.filter((text) => text !== '').map((text) => `${text}\n`));
  });
