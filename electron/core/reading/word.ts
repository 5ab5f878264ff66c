/** Words of a Word document of today (ECMA-376 part 1, 17). */
import type { FormatFile, Found } from './format.ts';
import type { PageText } from './model.ts';
import { attribute, inspectOoxml, local, OfficePackage } from './office-package.ts';
import { passages, TextBuffer } from './passages.ts';
import type { TagHandler } from './tags.ts';

export const inspectWord = (file: FormatFile): Promise<Found> => OfficePackage.with(file.path, async (office) => inspectOoxml(office));

/**
 * Paragraphs, tabs and breaks as written; cells of a table parted by tabs. Text that tracked changes took away is left out, text they brought
 * is in; of a drawing that is there twice, for old programs and for new, one is read.
 */
function wordTags(out: TextBuffer): TagHandler {
  let inText = 0;
  let twice = 0;
  let cells = 0;
  let inCell = 0;
  /** A paragraph of a cell has ended; the line ends only if another follows in the cell. */
  let ended = false;
  const put = (text: string): void => {
    if (ended) out.add('\n');
    ended = false;
    out.add(text);
  };
  return {
    full: () => out.full,
    open(name, attributes) {
      const tag = local(name);
      if (tag === 'Fallback') twice++;
      if (twice > 0) return;
      if (tag === 't') inText++;
      else if (tag === 'tab' && attribute(attributes, 'pos') === undefined) put('\t');
      else if (tag === 'br' || tag === 'cr') put('\n');
      else if (tag === 'noBreakHyphen') put('-');
      else if (tag === 'tr') cells = 0;
      else if (tag === 'tc') {
        if (cells++ > 0) out.add('\t');
        inCell++;
        ended = false;
      }
    },
    text(text) {
      if (inText > 0 && twice === 0) put(text);
    },
    close(name) {
      const tag = local(name);
      if (tag === 'Fallback') twice = Math.max(0, twice - 1);
      if (twice > 0) return;
      if (tag === 't') inText = Math.max(0, inText - 1);
      else if (tag === 'p' && inCell > 0) ended = true;
      else if (tag === 'p' || tag === 'tr') out.add('\n');
      else if (tag === 'tc') {
        inCell = Math.max(0, inCell - 1);
        ended = false;
      }
    },
  };
}

/** Body, then notes, comments, headers and footers; null when there is no body to be read. */
export const wordText = (file: FormatFile): Promise<readonly PageText[] | null> =>
  OfficePackage.with(file.path, async (office) => {
    const main = [...office.relations('').values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'word/document.xml';
    const body = new TextBuffer();
    if (!(await office.stream(main, wordTags(body))) && body.length === 0) return null;
    const folder = main.slice(0, main.lastIndexOf('/') + 1);
    const others = office.names(/(footnotes|endnotes|comments|header\d*|footer\d*)\.xml$/i).filter((name) => name.startsWith(folder));
    const rest = new TextBuffer(2_000_000);
    for (const name of others) await office.stream(name, wordTags(rest));
    // The first page is often begun by empty paragraphs.
    return passages(tidy(body.toString()), tidy(rest.toString()));
  });

/** No more than one empty line at once: layouts are made of them, and they say nothing. */
export const tidy = (text: string): string =>
  text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
