/**
 * The preview may not load layout.ts, so its lengths stand in a style sheet of their own, written from layout.ts by this test:
 * `npx vitest run --config tests/vitest.config.ts tests/renderer/document/layouts.test.ts -u`
 */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { LAYOUTS, type Layout, PAPER, type TextStyle } from '#core/document/layout.ts';

const pt = (value: number) => `${Math.round(value * 100) / 100}pt`;
const lead = (style: TextStyle) => style.pitch - style.size;

/** A line of CSS has half its lead above and half below, a line of the PDF all of it below: the distances between blocks make it up. */
function styled(name: string, style: TextStyle, body: TextStyle): string[] {
  const apart = /^(title|h\d|count)$/.test(name);
  const before = style.before + (apart || name === 'quote' ? lead(body) + style.size - (body.pitch + style.pitch) / 2 : 0);
  const after = style.after + (apart ? (body.pitch - style.pitch) / 2 : 0);
  return [
    `--${name}-size: ${pt(style.size)};`,
    `--${name}-pitch: ${pt(style.pitch)};`,
    `--${name}-before: ${pt(before)};`,
    `--${name}-after: ${pt(after)};`,
    `--${name}-align: ${style.align};`,
    `--${name}-first: ${pt(style.firstLine)};`,
    `--${name}-font: var(--${style.font});`,
    `--${name}-weight: ${style.bold ? 'bold' : 'normal'};`,
    `--${name}-slant: ${style.italic ? 'italic' : 'normal'};`,
  ];
}

/** Fonts of systems without an office, the ones the PDF is set in first. */
const LATIN = '"Tinos", "Liberation Serif"';
const CHINESE = {
  serif: '"STFangsong", "Noto Serif SC", "Noto Serif CJK SC", "Songti SC"',
  sans: '"Noto Sans SC", "Noto Sans CJK SC", "Heiti SC"',
};
const fonts = ({ fonts }: Layout, face: 'serif' | 'sans', chinese: boolean) => {
  const { latin, eastAsia } = fonts[face].word;
  // Paper Latin draws letters and digits only, so that quotes and dashes come from the Chinese font.
  const first = chinese ? '"Paper Latin"' : `"${latin}", ${LATIN}`;
  return `${first}, "${eastAsia}", ${CHINESE[face]}, ${chinese && face === 'sans' ? 'sans-serif' : 'serif'}`;
};

function rule(name: string, layout: Layout): string {
  const { body, single, margins, headings } = layout;
  const chinese = name.startsWith('cn-');
  const lines = [
    `--serif: ${fonts(layout, 'serif', chinese)};`,
    `--sans: ${fonts(layout, 'sans', chinese)};`,
    `--margin: ${[margins.top, margins.right, margins.bottom, margins.left].map(pt).join(' ')};`,
    ...(['body', 'single', 'quote', 'footnote', 'title', 'table', 'schedule'] as const).flatMap((of) => styled(of, layout[of], body)),
    ...(['2', '3', '4', 'count'] as const).flatMap((of) => styled(of === 'count' ? of : `h${of}`, headings[of], body)),
    `--quote-inset: ${pt(layout.quote.inset)};`,
    `--number-at: ${pt(layout.numbered.number)};`,
    `--number-room: ${pt(layout.numbered.text - layout.numbered.number)};`,
    `--list-inset: ${pt(layout.list.inset)};`,
    `--list-room: ${pt(layout.list.width)};`,
    `--caption-names: ${pt(10 - lead(single))};`,
    `--caption-roles: ${pt(12 - lead(single))};`,
    `--caption-data: ${pt(9 - lead(single))};`,
    `--indent: ${pt(body.firstLine || body.size * 2)};`,
  ];
  return `[data-layout="${name}"] {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`;
}

describe('the style sheet of the preview', () => {
  it('has the lengths of every layout', async () => {
    const papers = Object.entries(PAPER).map(
      ([name, { width, height }]) => `[data-paper="${name}"] {\n  --width: ${pt(width)};\n  --height: ${pt(height)};\n}\n`,
    );
    const head = '/* Written from layout.ts by tests/renderer/document/layouts.test.ts; not to be changed by hand. */\n';
    const css = [head, ...papers, ...Object.entries(LAYOUTS).map(([name, layout]) => rule(name, layout))].join('\n');
    await expect(css).toMatchFileSnapshot('../../../renderer/document/layouts.css');
  });

  it('has every length the preview asks for', async () => {
    const asked = await readFile('renderer/document/preview.module.css', 'utf8');
    const names = new Set([...asked.matchAll(/var\((--[\w-]+)/g)].map((found) => found[1]));
    const page = new Set(['--width', '--height']);
    const given = rule('plain', LAYOUTS.plain);
    expect([...names].filter((name) => !page.has(name ?? '') && !given.includes(`  ${name}: `))).toEqual([]);
  });
});
