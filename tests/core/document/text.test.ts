import { describe, expect, it } from 'vitest';
import type { Block, Document } from '#core/document/model.ts';
import { numberDocument } from '#core/document/number.ts';
import { documentText, documentWords, exhibitText } from '#core/document/text.ts';
import { complaint, gap, h, n, p, ref, schedule, t, value } from './docx/papers.ts';

const document = (blocks: Block[]): Document => ({ ...complaint(), blocks });
const text = (blocks: Block[]) => documentText(numberDocument(document(blocks)));

describe('the words of a document', () => {
  it('stand in reading order with numbers and markers, footnotes last', () => {
    const blocks: Block[] = [
      h(2, 'FACTS'),
      {
        ...n(null, 'Fact', { kind: 'footnote', children: [t('Note.')] }, ', see ', ref('c')),
        body: [{ kind: 'list', marker: 'letter', start: 1, items: [[p('one')], [p('two')]] }],
      },
      h(2, 'Counterfeiting', 'count', 'c'),
    ];
    expect(text(blocks)).toBe('I. FACTS\n1. Fact1, see COUNT I\n(a)\none\n(b)\ntwo\nCOUNT I Counterfeiting\n1 Note.');
    expect(documentWords(numberDocument(document(blocks))).notes).toEqual(['1 Note.']);
  });

  it('show a gap by its label and a value as it came', () => {
    expect(text([p('No. ', gap('case_number', 'case number'), ' of ', value('x', '*A_B#|<b>{{x}}</b>\n$\\\\ #import "x"'))])).toBe(
      'No. «case number» of *A_B#|<b>{{x}}</b>\n$\\\\ #import "x"',
    );
  });

  it('hold every cell of a schedule, its heads and totals', () => {
    const words = text([schedule(3)]);
    expect(words.split('\n')).toHaveLength(1 + 1 + 3 + 1);
    expect(words).toContain('3\t«shop name»\tAliExpress');
    expect(words).toContain('Storefronts\t\t3');
  });

  it('carry page numbers in the contents once the pages are known', () => {
    const numbered = numberDocument(document([{ kind: 'toc', title: 'Contents', depth: 3 }, h(2, 'FACTS')]));
    expect(documentText(numbered)).toContain('I. FACTS\n');
    expect(documentText(numbered, { h_1: 7 })).toContain('I. FACTS 7\n');
  });

  it('cite exhibits with their pages in either language', () => {
    expect(exhibitText({ label: 'Exhibit 3', pin: 'p. 3' }, 'en')).toBe('Exhibit 3, p. 3');
    expect(exhibitText({ label: '证据3', pin: '第3页' }, 'zh-CN')).toBe('证据3，第3页');
    expect(exhibitText({ label: 'Exhibit 3', pin: '' }, 'en')).toBe('Exhibit 3');
  });
});
