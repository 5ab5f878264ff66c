import { describe, expect, it } from 'vitest';
import { numberDocument } from '#core/document/number.ts';
import { draw } from '#core/document/pdf/draw.ts';
import { openFonts } from '#core/document/pdf/protocol.ts';
import { wasmCompiler } from '#core/document/pdf/wasm.ts';
import { checkoutPlaces } from '#core/places.ts';
import { complaint } from '../docx/papers.ts';
import { haveReaders, pagesOf } from './outside.ts';

const places = checkoutPlaces();
const compiler = await wasmCompiler({ fonts: places.fonts, library: places.typst }, places.wasm);
const { frame } = draw(numberDocument({ ...complaint(), blocks: [] }), new Map(), openFonts(places.fonts));

function layOut(blocks: readonly object[]) {
  compiler.put('document.json', Buffer.from(JSON.stringify({ ...frame, offset: 0, here: {}, pages: {}, blocks })));
  return compiler.layOut();
}

describe('the Typst library', () => {
  it('stops at a kind it does not know, so that nothing is left out in silence', () => {
    expect(() => layOut([{ k: 'hologram' }])).toThrow(/unknown block hologram/);
    expect(() => layOut([{ k: 'paragraph', align: null, indent: null, c: [{ k: 'hologram' }] }])).toThrow(/unknown inline hologram/);
  });

  it('goes on after a refusal, and begins its pages where it is told', () => {
    const paragraph = { k: 'paragraph', align: null, indent: null, c: [{ k: 'text', t: [['x']] }] };
    expect(layOut([paragraph]).pages).toBe(1);
    compiler.put('document.json', Buffer.from(JSON.stringify({ ...frame, offset: 41, here: {}, pages: {}, blocks: [paragraph] })));
    expect(compiler.layOut().pages).toBe(42);
  });

  it.skipIf(!haveReaders)('a signature never stands on a page without the words that lead to it and the paragraph before them', () => {
    const line = (words: string) => ({
      kind: 'paragraph' as const,
      align: null,
      indent: 'flush' as const,
      children: [{ kind: 'text' as const, text: words }],
    });
    const alone = new Set<boolean>();
    for (let above = 16; above <= 26; above += 1) {
      const blocks = [
        ...Array.from({ length: above }, (_, index) => line(`Line ${index + 1}.`)),
        line('I declare under penalty of perjury that the foregoing is true and correct.'),
        {
          kind: 'signature' as const,
          align: 'right' as const,
          lines: [[{ kind: 'text' as const, text: 'Executed on' }], [], [{ kind: 'text' as const, text: 'A Witness' }]],
        },
      ];
      layOut(draw(numberDocument({ ...complaint(), blocks }), new Map(), openFonts(places.fonts)).blocks);
      const pages = pagesOf(compiler.export().bytes);
      const last = pages.find((page) => page.includes('Executed on')) ?? '';
      expect(last, `${above} lines above`).toContain('I declare under penalty');
      expect(last, `${above} lines above`).toContain(`Line ${above}.`);
      alone.add(pages.length > 1);
    }
    // The breaks looked at lie before and behind the end of the page.
    expect(alone).toEqual(new Set([true, false]));
  });

  it('reaches nothing but what it is given', () => {
    compiler.put(
      'document.json',
      Buffer.from(
        JSON.stringify({
          ...frame,
          offset: 0,
          here: {},
          pages: {},
          blocks: [{ k: 'figure', file: '/etc/hostname', alt: 'x', width: 1, caption: null }],
        }),
      ),
    );
    expect(() => compiler.layOut()).toThrow();
  });
});
