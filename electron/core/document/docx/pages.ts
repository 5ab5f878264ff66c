/** Sections, paper and footers. */
import { Footer, type ISectionOptions, PageOrientation, Paragraph, SectionType, Tab, TabStopType, TextRun } from 'docx';
import { DRAFT_MARK, PAPER } from '../layout.ts';
import type { ResolvedBlock } from '../numbered.ts';
import { drawSection } from './blocks.ts';
import { field } from './fields.ts';
import { textRuns } from './inlines.ts';
import { twips } from './numbering.ts';
import type { Pen } from './pen.ts';

/** Cuts the document where the page turns: one section for each run of upright or landscape pages. */
export function sections(blocks: readonly ResolvedBlock[], pen: Pen): ISectionOptions[] {
  const runs: { landscape: boolean; blocks: ResolvedBlock[] }[] = [];
  for (const block of blocks) {
    const landscape = block.kind === 'landscape';
    const last = runs.at(-1);
    if (last && !last.landscape && !landscape) last.blocks.push(block);
    else runs.push({ landscape, blocks: landscape ? [...block.blocks] : [block] });
  }
  const written = runs.filter((run) => run.blocks.some((block) => block.kind !== 'page-break'));
  return (written.length > 0 ? written : [{ landscape: false, blocks: [] }]).map((run) => section(run.blocks, run.landscape, pen));
}

function section(blocks: readonly ResolvedBlock[], landscape: boolean, pen: Pen): ISectionOptions {
  const paper = PAPER[pen.meta.paper];
  const { top, right, bottom, left } = pen.layout.margins;
  pen.width = twips((landscape ? paper.height : paper.width) - left - right);
  // A break before the first word or after the last one would only make an empty page: the section begins a page itself.
  pen.breakBefore = false;
  const children = drawSection(blocks.slice(blocks.findIndex((block) => block.kind !== 'page-break')), pen);
  pen.breakBefore = false;
  const edge = Math.round(bottom * 0.42);
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        // docx takes the upright paper and turns it itself.
        size: {
          width: twips(paper.width),
          height: twips(paper.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(top),
          right: twips(right),
          bottom: twips(bottom),
          left: twips(left),
          header: twips(36),
          footer: twips(edge),
          gutter: 0,
        },
      },
    },
    footers: { default: footer(pen) },
    children,
  };
}

/** Running text on the left, page number in the middle, the mark of a draft on the right, as in the PDF. */
function footer(pen: Pen): Footer {
  const { meta, layout } = pen;
  // `Page {n} of {total}`: words and fields in turn.
  const number = layout.pageNumber.text.split(/(\{n\}|\{total\})/).flatMap((part) => {
    if (part === '{n}') return field('PAGE', [new TextRun('1')]);
    if (part === '{total}') return field('NUMPAGES', [new TextRun(String(pen.pages?.total ?? 1))]);
    return part === '' ? [] : textRuns(part, {}, pen);
  });
  const tab = new TextRun({ children: [new Tab()] });
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: [
          { type: TabStopType.CENTER, position: Math.round(pen.width / 2) },
          { type: TabStopType.RIGHT, position: pen.width },
        ],
        children: [
          ...textRuns(meta.footer, { style: 'FooterNote' }, pen),
          tab,
          ...number,
          ...(meta.draft ? [tab, ...textRuns(DRAFT_MARK[meta.language], { style: 'DraftMark' }, pen)] : []),
        ],
      }),
    ],
  });
}
