/** The words of a web page or a mail written in HTML. */
import { TextBuffer } from './passages.ts';
import { readTags } from './tags.ts';

/** Elements whose words nobody sees. */
const UNSEEN = new Set('script style template noscript iframe noframes noembed object svg math head datalist'.split(' '));
/** Elements that begin a line; the second set begins a paragraph. */
const LINES = new Set(
  `address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form header hr li main menu nav
  option section summary tr`.split(/\s+/),
);
const PARAGRAPHS = new Set('p h1 h2 h3 h4 h5 h6 ul ol table pre title'.split(' '));
/** What is written in raw lines. */
const RAW = new Set(['pre', 'textarea', 'listing', 'xmp']);

/**
 * Words in their order, lines and paragraphs as the page breaks them; cells of a table are parted by tabs. What a style hides is there, since
 * a search that finds too much does less harm than one that misses.
 */
export function htmlText(html: string, most?: number): { title: string; text: string } {
  const out = new TextBuffer(most);
  let title = '';
  let inTitle = false;
  let unseen = 0;
  let raw = 0;
  /** What stands before the next word: '' nothing, a blank, a tab, one or two line ends. */
  let gap = '';
  let begun = false;
  const want = (wanted: string): void => {
    if (wanted.length > gap.length || (gap === ' ' && wanted !== ' ') || (gap === '\t' && wanted.startsWith('\n'))) gap = wanted;
  };
  const put = (words: string): void => {
    if (begun && gap !== '') out.add(gap);
    gap = '';
    begun = true;
    out.add(words);
  };
  const edge = (name: string): void => {
    if (PARAGRAPHS.has(name)) want('\n\n');
    else if (LINES.has(name)) want('\n');
  };
  readTags('html', html, {
    full: () => out.full,
    open(name, attributes) {
      if (name === 'title' && title === '') inTitle = true;
      if (unseen > 0 || UNSEEN.has(name)) {
        // A box on the page parts the words beside it.
        if (unseen === 0 && /^(iframe|object|svg|math)$/.test(name)) want(' ');
        unseen++;
        return;
      }
      edge(name);
      if (RAW.has(name)) raw++;
      if (name === 'br') gap = gap.startsWith('\n') ? '\n\n' : '\n';
      else if (name === 'td' || name === 'th') want('\t');
      else if (name === 'img' && attributes.alt?.trim()) {
        want(' ');
        put(attributes.alt.trim().slice(0, 1_000));
        want(' ');
      } else if (name === 'input' && !/^(hidden|password)$/i.test(attributes.type ?? '') && attributes.value?.trim()) {
        want(' ');
        put(attributes.value.trim());
        want(' ');
      }
    },
    text(text) {
      if (inTitle) title += text.slice(0, 4_000);
      if (unseen > 0) return;
      if (raw > 0) return put(text);
      const parts = text.split(/[\s\u200b]+/);
      if (parts[0] === '') want(' ');
      const words = parts.filter((part) => part !== '').join(' ');
      if (words !== '') put(words);
      if (words !== '' && parts.at(-1) === '') want(' ');
    },
    close(name) {
      if (name === 'title') inTitle = false;
      if (unseen > 0) {
        unseen--;
        return;
      }
      if (RAW.has(name)) raw = Math.max(0, raw - 1);
      edge(name);
    },
  });
  return { title: title.replace(/\s+/g, ' ').trim(), text: out.toString() };
}
