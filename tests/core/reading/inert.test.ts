import { chromium } from '@playwright/test';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { inertDocument, inertPage } from '#core/reading/inert-page.ts';
import { safeDataUrl } from '#core/reading/inert-picture.ts';
import { inertStyle } from '#core/reading/inert-style.ts';
import { hostileConstructs, hostilePage } from '../../support/corpus/hostile-page.ts';
import { findChromium } from '../../support/tools.ts';

const PNG = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const FORBIDDEN =
  /^(script|iframe|frame|frameset|object|embed|applet|form|input|button|select|textarea|base|link|video|audio|source|track|template|noscript|math|animate|set|use|image|foreignobject|portal|xmp|plaintext|marquee|dialog|slot|area|map|keygen|isindex)$/;
const LEADING =
  /^(href|src|srcset|action|formaction|background|poster|data|ping|manifest|cite|longdesc|lowsrc|dynsrc|xlink:href|codebase|code|srcdoc|http-equiv|target|is)$/;
/** What a style may load, once what it does load is taken out. */
/** A sheet as a browser takes it: without comments and strings, escapes of letters undone; an escaped `@` or `(` is no syntax. */
const taken = (css: string) =>
  css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/url\("data:image\/(png|jpeg|gif|webp|bmp|avif|x-icon);base64,[A-Za-z0-9+/=]*"\)/g, '')
    .replaceAll(/"(?:[^"\\\n]|\\[\s\S])*"/g, '""')
    .replaceAll(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) => {
      const char = String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
      return /[-\w]/.test(char) ? char : '_';
    });
const LOADS = /url\(|src\(|image-set\(|expression\(|@import|behavior|-moz-binding/i;
const loads = (css: string) => css.includes('</') || LOADS.test(taken(css));

/** All that is active in a page, as a parser sees it: nothing, when it is inert. */
function active(page: string): string[] {
  const found: string[] = [];
  let inStyle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      inStyle = name === 'style';
      if (FORBIDDEN.test(name)) found.push(`<${name}>`);
      if (name === 'meta' && attributes['http-equiv'] === 'Content-Security-Policy') return;
      for (const [attribute, value] of Object.entries(attributes)) {
        const picture = attribute === 'src' && name === 'img' && safeDataUrl(value) === value;
        if (/^on/i.test(attribute) || (LEADING.test(attribute) && !picture)) found.push(`${name} ${attribute}=${value.slice(0, 80)}`);
        if (attribute === 'style' && loads(value)) found.push(`style=${value.slice(0, 80)}`);
      }
    },
    ontext(text) {
      if (inStyle && loads(text)) found.push(`<style>${text.slice(0, 200)}`);
    },
    onclosetag(name) {
      if (name === 'style') inStyle = false;
    },
  });
  parser.end(page);
  return found;
}

const inert = (html: string): string => {
  const { title, style, body } = inertPage(html);
  return inertDocument(title, style, body);
};

describe('an inert page', () => {
  it('holds nothing that runs, loads, sends or leads anywhere, of two hundred ways to do so', () => {
    expect(hostileConstructs.length).toBeGreaterThan(200);
    for (const construct of hostileConstructs) expect(active(inert(`<p>before</p>${construct}<p>after</p>`)), construct).toEqual([]);
    expect(active(inert(hostilePage))).toEqual([]);
    // The judge sees what it is to find.
    expect(hostileConstructs.filter((construct) => active(construct).length > 0).length).toBeGreaterThan(150);
  });

  it.runIf(findChromium())('does nothing in a browser that is allowed everything', async () => {
    const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      const asked: string[] = [];
      page.on('request', (request) => void (/^(data|blob|about):/.test(request.url()) || asked.push(request.url())));
      page.on('dialog', (dialog) => {
        asked.push(`dialog ${dialog.message()}`);
        void dialog.dismiss();
      });
      await page.route('**/*', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '' }));
      const run = async (html: string): Promise<string[]> => {
        asked.length = 0;
        await page.goto('about:blank');
        // Without the policy: what was written must be harmless by itself.
        await page.setContent(html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''), { waitUntil: 'load' });
        await page.mouse.move(50, 50);
        for (const link of await page.locator('a').all()) await link.dispatchEvent('click');
        return [...asked];
      };
      expect(await run(inert(hostilePage))).toEqual([]);
      expect(await run(inert(hostileConstructs.toReversed().join('\n')))).toEqual([]);
      expect((await run(`<p>${hostileConstructs[0]}<img src="https://outside.example/a.png">`)).length).toBeGreaterThan(1);
    } finally {
      await browser.close();
    }
  });

  it('stays inert when it is made inert again, and says the same', () => {
    const once = inertPage(hostilePage);
    expect(inertPage(once.body).body).toBe(once.body);
  });

  it('says where a link led, and keeps words, styles, tables and the pictures that came with it', () => {
    const { body, style, title, external } = inertPage(
      `<title>A &amp; B</title><style>.x > p::before { content: "→"; color: rgb(1,2,3) }</style><div class=x style="color:red"><a href="https://a.example/?b=1&c=2">link</a><table><td colspan=2>cell</table><img src="${PNG}" alt=dot></div>`,
    );
    expect(body).toBe(
      `<div class="x" style="color:red"><a title="https://a.example/?b=1&#38;c=2">link</a><table><td colspan="2">cell</td></table><img alt="dot" src="${PNG}"></div>`,
    );
    expect([title, external]).toEqual(['A & B', false]);
    expect(style).toBe('.x > p::before { content: "→"; color: rgb(1,2,3) }');
  });

  it('takes pictures and sheets from the file that holds it, and says when something is missing', () => {
    const holds = {
      picture: (url: string) => (url === 'cid:1' ? PNG : undefined),
      sheet: (url: string) => (url === 'a.css' ? 'p{background:url(cid:1)}' : undefined),
    };
    const page = inertPage('<link rel=stylesheet href=a.css><img src=cid:1>', holds);
    expect(page).toMatchObject({ style: `p{background:url("${PNG}")}`, body: `<img src="${PNG}">`, external: false });
    expect(inertPage('<link rel=stylesheet href=b.css>', holds).external).toBe(true);
    expect(inertPage('<img src=b.png>', holds).external).toBe(true);
    expect(inertPage('<a href=https://x.example>only a link</a>', holds).external).toBe(false);
  });

  it('shows no picture that would exhaust who draws it, and none of a kind that can run', () => {
    const huge = Buffer.from(PNG.slice(22), 'base64');
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    expect(safeDataUrl(PNG)).toBe(PNG);
    for (const url of [
      `data:image/png;base64,${huge.toString('base64')}`,
      'data:image/svg+xml;base64,PHN2Zy8+',
      `data:image/png;base64,${Buffer.from('<svg/>').toString('base64')}`,
      'data:image/png,x',
      `${PNG}"x`,
    ])
      expect(safeDataUrl(url), url.slice(0, 60)).toBeUndefined();
  });

  it('holds nothing active whatever it was made of', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '/',
        '=',
        '&',
        '<!--',
        '-->',
        '<style>',
        '</style>',
        '<svg>',
        '</svg>',
        '<script>',
        '</script>',
        '<p ',
        ' onclick=',
        ' href=',
        ' style=',
        'url(',
        ')',
        '//x.example',
        '\\',
        '\\75',
        '@import',
        '{',
        '}',
        ';',
        '/*',
        '*/',
        '<math>',
        '<title>',
        '<noscript>',
        '<template>',
        '<img src=',
        '&#60;',
        '\0',
        '\n',
        'javascript:',
      ),
      fc.constantFrom(...hostileConstructs),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (pieces) => {
        expect(active(inert(pieces.join('')))).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  });

  it('has styles that load nothing whatever they were made of', () => {
    const piece = fc.constantFrom(
      'u',
      'r',
      'l',
      'url',
      '(',
      ')',
      '"',
      "'",
      '\\',
      '\\75 ',
      '\\72',
      '/*',
      '*/',
      '//x.example',
      ' ',
      '\n',
      '@',
      '@import',
      'import',
      ';',
      '{',
      '}',
      ':',
      '<!--',
      '-->',
      '</style>',
      'image-set',
      'a',
      '-',
      '\0',
      'data:image/png;base64,AA',
      'expression',
      'none',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const { css } = inertStyle(pieces.join(''), () => undefined);
        expect(taken(css)).not.toMatch(LOADS);
        expect(css).not.toContain('<');
      }),
      { numRuns: 5_000 },
    );
  });
});
