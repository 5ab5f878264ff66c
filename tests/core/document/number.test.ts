import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Document, Inline, LayoutName } from '#core/document/model.ts';
import { numberDocument } from '#core/document/number.ts';
import type { ResolvedBlock, ResolvedInline } from '#core/document/numbered.ts';
import { chineseNumeral, letters, roman } from '#core/document/numerals.ts';
import { plainText } from '#core/document/text.ts';
import { chineseComplaint, complaint, h, n, p, ref, t } from './docx/papers.ts';

const us = complaint().meta;
const document = (blocks: Block[], layout: LayoutName = 'us-pleading'): Document => ({ meta: { ...us, layout }, blocks });
const read = (inlines: readonly ResolvedInline[]) => plainText(inlines, 'en');

function* all(blocks: readonly ResolvedBlock[]): Generator<ResolvedBlock> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'numbered') yield* all(block.body);
    if (block.kind === 'list') for (const item of block.items) yield* all(item);
    if (block.kind === 'quote') yield* all(block.children);
    if (block.kind === 'landscape') yield* all(block.blocks);
  }
}
const paragraphs = (doc: Document) => [...all(numberDocument(doc).blocks)].flatMap((block) => (block.kind === 'numbered' ? [block] : []));
const headings = (doc: Document) => [...all(numberDocument(doc).blocks)].flatMap((block) => (block.kind === 'heading' ? [block] : []));

/** Any nest of headings, numbered paragraphs and containers. Ids are given afterwards, so that each is used once. */
const anyBlocks: fc.Arbitrary<Block[]> = fc.letrec<{ blocks: Block[]; block: Block }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 6 }),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(n(null, 'fact')),
    fc.constantFrom(h(2, 'section'), h(3, 'sub'), h(4, 'low'), h(1, 'Title', 'title')),
    fc.constant(p('words')),
    tie('blocks').map((body): Block => ({ ...n(null, 'with body'), body })),
    tie('blocks').map((blocks): Block => ({ kind: 'landscape', blocks })),
    tie('blocks').map((children): Block => ({ kind: 'quote', children })),
    fc.array(tie('blocks'), { maxLength: 3 }).map((items): Block => ({ kind: 'list', marker: 'decimal', start: 1, items })),
  ),
})).blocks;

describe('paragraph numbers', () => {
  it('run on from 1 through the whole paper, whatever stands around them (FRCP 10(b))', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const numbers = paragraphs(document(blocks)).map((block) => block.number);
        expect(numbers).toEqual(numbers.map((_, i) => i + 1));
      }),
    );
  });

  it('anchors of paragraphs and headings are unique names a Word bookmark may have', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const anchors = [...paragraphs(document(blocks)), ...headings(document(blocks))].map((block) => block.anchor);
        expect(new Set(anchors).size).toBe(anchors.length);
        for (const anchor of anchors) expect(anchor).toMatch(/^[a-z]\w{0,39}$/);
      }),
    );
  });

  it('a reference prints the number of the paragraph it names, wherever both stand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 29 }), (count, at) => {
        const target = at % count;
        const doc = document([
          p(ref('x')),
          ...Array.from({ length: count }, (_, i) => n(i === target ? 'x' : null, 'fact')),
          n(null, ref('x')),
        ]);
        const [first] = numberDocument(doc).blocks;
        expect(first?.kind === 'paragraph' && read(first.children)).toBe(String(target + 1));
        expect(read(paragraphs(doc).at(-1)?.children ?? [])).toBe(String(target + 1));
      }),
    );
  });

  it('removing a count renumbers what follows and every reference with it', () => {
    const texts = (second: boolean) =>
      paragraphs(complaint({ secondCount: second })).map((block) => `${block.number} ${read(block.children)}`);
    const shown = (second: boolean) =>
      texts(second).find((text) => text.includes('repeats paragraphs 1 to') && text.includes('allegations of')) ?? '';
    expect(shown(true)).toContain('the allegations of COUNT I');
    expect(headings(complaint()).map((one) => one.number)).toContain('COUNT III');
    expect(headings(complaint({ secondCount: false })).map((one) => one.number)).not.toContain('COUNT III');
    expect(Number.parseInt(shown(true), 10) - Number.parseInt(shown(false), 10)).toBe(2);
  });
});

describe('well-known references', () => {
  it('last-fact is the last paragraph before the first count', () => {
    const doc = document([
      n(null, 'a'),
      n(null, 'b'),
      h(2, 'C', 'count'),
      n(null, ref('last-fact')),
      h(2, 'D', 'count'),
      n(null, ref('last-fact')),
    ]);
    expect(paragraphs(doc).map((block) => read(block.children))).toEqual(['a', 'b', '2', '2']);
  });

  it('previous is the paragraph before the one that cites, also from its body and from between paragraphs', () => {
    const doc = document([n(null, 'a'), { ...n(null, ref('previous')), body: [p(ref('previous'))] }, p(ref('previous'))]);
    const [, second, between] = numberDocument(doc).blocks;
    expect(second?.kind === 'numbered' && read(second.children)).toBe('1');
    expect(second?.kind === 'numbered' && second.body[0]?.kind === 'paragraph' && read(second.body[0].children)).toBe('1');
    expect(between?.kind === 'paragraph' && read(between.children)).toBe('2');
  });

  it.each(['nowhere', 'last-fact', 'previous'])('%s without a target prints ? and is an error', (to) => {
    const { blocks, findings } = numberDocument(document([p(ref(to))]));
    expect(blocks[0]?.kind === 'paragraph' && read(blocks[0].children)).toBe('?');
    expect(findings).toMatchObject([{ severity: 'error', id: 'document.unknown-reference', params: { to } }]);
  });

  it('an id given twice is an error, and the first keeps it', () => {
    const doc = document([n('x', 'a'), n('x', 'b'), p(ref('x'))]);
    const { blocks, findings } = numberDocument(doc);
    expect(findings).toMatchObject([{ id: 'document.duplicate-id' }]);
    expect(blocks[2]?.kind === 'paragraph' && read(blocks[2].children)).toBe('1');
  });
});

describe('heading numbers', () => {
  const numbers = (layout: LayoutName, blocks: Block[]) => headings(document(blocks, layout)).map((block) => block.number);
  const outline = [h(1, 'T', 'title'), h(2, 'a'), h(3, 'b'), h(3, 'c'), h(4, 'd'), h(2, 'e'), h(3, 'f')];

  it('count I., A., 1. in a United States pleading, afresh below each section', () => {
    expect(numbers('us-pleading', outline)).toEqual(['', 'I.', 'A.', 'B.', '1.', 'II.', 'A.']);
  });

  it('count 一、（一） below the bare headings of a Chinese pleading', () => {
    expect(numbers('cn-pleading', outline)).toEqual(['', '', '一、', '二、', '（一）', '', '一、']);
    expect(numbers('cn-schedule', outline)).toEqual(['', '一、', '（一）', '（二）', '1.', '二、', '（一）']);
  });

  it('counts number themselves and take no section number', () => {
    const blocks = [h(2, 'a'), h(2, 'x', 'count'), h(3, 'y'), h(2, 'z', 'count'), h(2, 'Prayer')];
    expect(numbers('us-pleading', blocks)).toEqual(['I.', 'COUNT I', 'A.', 'COUNT II', 'II.']);
  });

  it('are cited without the closing point, and by their words where they have none', () => {
    const cited = (layout: LayoutName, level: 2 | 3) => {
      const { blocks } = numberDocument(document([h(level, 'Venue', 'section', 'v'), p(ref('v'))], layout));
      return blocks[1]?.kind === 'paragraph' ? read(blocks[1].children) : '';
    };
    expect([cited('us-pleading', 2), cited('cn-pleading', 3), cited('cn-pleading', 2)]).toEqual(['I', '一', 'Venue']);
  });
});

describe('lists, footnotes, contents', () => {
  it('markers are those of the list, from its start', () => {
    const markers = (marker: 'bullet' | 'decimal' | 'letter' | 'upper-letter' | 'cn', start: number) => {
      const [list] = numberDocument(document([{ kind: 'list', marker, start, items: [[p('x')], [p('y')]] }])).blocks;
      return list?.kind === 'list' ? list.markers : [];
    };
    expect(markers('bullet', 1)).toEqual(['•', '•']);
    expect(markers('decimal', 4)).toEqual(['4.', '5.']);
    expect(markers('letter', 26)).toEqual(['(z)', '(aa)']);
    expect(markers('upper-letter', 1)).toEqual(['A.', 'B.']);
    expect(markers('cn', 10)).toEqual(['十、', '十一、']);
  });

  it('footnotes count in reading order; one inside another becomes words in brackets', () => {
    const note = (...children: Inline[]): Inline => ({ kind: 'footnote', children });
    const { blocks } = numberDocument(document([p(note(t('first'), note(t('inner')))), p(note(t('second')))]));
    const notes = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.children : []));
    expect(notes.map((one) => (one.kind === 'footnote' ? [one.number, read(one.children)] : []))).toEqual([
      [1, 'first (inner)'],
      [2, 'second'],
    ]);
  });

  it('the contents list headings to their depth with number, words and anchor', () => {
    const blocks: Block[] = [
      { kind: 'toc', title: 'Contents', depth: 3 },
      h(1, 'T', 'title'),
      h(2, 'a'),
      h(3, 'b'),
      h(4, 'c'),
      h(2, 'x', 'count'),
    ];
    const [toc] = numberDocument(document(blocks)).blocks;
    expect(toc?.kind === 'toc' && toc.entries).toEqual([
      { level: 2, number: 'I.', text: 'a', anchor: 'h_2' },
      { level: 3, number: 'A.', text: 'b', anchor: 'h_3' },
      { level: 2, number: 'COUNT I', text: 'x', anchor: 'h_5' },
    ]);
  });

  it('both sample papers number without a finding', () => {
    expect([numberDocument(complaint()).findings, numberDocument(chineseComplaint()).findings]).toEqual([[], []]);
  });
});

describe('numerals', () => {
  it.each([
    [1, 'I', 'A', '一'],
    [4, 'IV', 'D', '四'],
    [10, 'X', 'J', '十'],
    [19, 'XIX', 'S', '十九'],
    [20, 'XX', 'T', '二十'],
    [28, 'XXVIII', 'BB', '二十八'],
    [105, 'CV', 'AAAAA', '一百零五'],
    [110, 'CX', 'FFFFF', '一百一十'],
    [1010, 'MX', 'V'.repeat(39), '一千零一十'],
  ])('%i is %s, %s, %s', (value, asRoman, asLetters, asChinese) => {
    expect([roman(value), letters(value), chineseNumeral(value)]).toEqual([asRoman, asLetters, asChinese]);
  });

  it('no two numbers share a numeral', () => {
    const values = Array.from({ length: 3000 }, (_, i) => i + 1);
    for (const numeral of [roman, letters, chineseNumeral]) expect(new Set(values.map(numeral)).size).toBe(values.length);
  });
});
