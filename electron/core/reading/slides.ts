/** Words of a PowerPoint presentation of today (ECMA-376 part 1, 19 and 20), slide by slide. */
import type { FormatFile, Found } from './format.ts';
import type { PageText } from './model.ts';
import { attribute, inspectOoxml, local, OfficePackage } from './office-package.ts';
import { TextBuffer } from './passages.ts';
import { tidy } from './word.ts';

const MOST_SLIDES = 5_000;
/** Longest text of one slide. */
const LONGEST = 100_000;

export const inspectSlides = (file: FormatFile): Promise<Found> => OfficePackage.with(file.path, async (office) => inspectOoxml(office));

async function words(office: OfficePackage, part: string): Promise<string> {
  const out = new TextBuffer(LONGEST);
  let inText = 0;
  await office.stream(part, {
    full: () => out.full,
    open(name) {
      const tag = local(name);
      if (tag === 't') inText++;
      else if (tag === 'br') out.add('\n');
      else if (tag === 'tc') out.add('\t');
    },
    text(text) {
      if (inText > 0) out.add(text);
    },
    close(name) {
      const tag = local(name);
      if (tag === 't') inText = Math.max(0, inText - 1);
      else if (tag === 'p') out.add('\n');
    },
  });
  return tidy(out.toString());
}

/** A page for each slide in the order they are shown, its notes below; null when there is no presentation to be read. */
export const slidesText = (file: FormatFile): Promise<readonly PageText[] | null> =>
  OfficePackage.with(file.path, async (office) => {
    const main = [...office.relations('').values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'ppt/presentation.xml';
    const targets = office.relations(main);
    const order: string[] = [];
    office.read(main, {
      open(name, attributes) {
        if (local(name) !== 'sldId') return;
        // `id` is the slide's number in the file; the relation is the `id` of another namespace.
        const relation =
          Object.entries(attributes).find(([key]) => key.includes(':') && local(key) === 'id')?.[1] ?? attribute(attributes, 'id');
        const target = targets.get(relation ?? '')?.target;
        if (target) order.push(target);
      },
    });
    // A slide is listed once; a list of thousands of the same is made to cost time.
    const slides = order.length > 0 ? [...new Set(order)] : office.names(/(^|\/)slides\/slide\d+\.xml$/i);
    if (slides.length === 0) return null;
    const pages: PageText[] = [];
    for (const slide of slides.slice(0, MOST_SLIDES)) {
      const notes = [...office.relations(slide).values()].find(({ type }) => type.endsWith('/notesSlide'))?.target;
      const parts = [await words(office, slide), notes ? await words(office, notes) : ''];
      pages.push({ page: pages.length + 1, text: parts.filter((part) => part !== '').join('\n\n') });
    }
    return pages;
  });
