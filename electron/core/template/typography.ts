/** How template text is set: curly quotes in English, soft line breaks by script. Values from the facts are never touched. */
import type { Inline } from '../document/model.ts';
import type { Language } from '../kit/messages.ts';
import { withoutPrivateUse } from './sentinel.ts';

/** Ideographs, kana, Hangul, and full-width punctuation: characters beside which a line break is no space. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF]/u;
const OPENS = /^$|[\s([{—–“‘«/=-]/u;

/** “ ” ‘ ’ for " and ' after `before`; an apostrophe is ’. */
function curly(text: string, before: string): string {
  let last = before;
  let out = '';
  for (const char of text) {
    const set = char === '"' ? (OPENS.test(last) ? '“' : '”') : char === "'" ? (OPENS.test(last) ? '‘' : '’') : char;
    out += set;
    last = set;
  }
  return out;
}

/** A soft line break: nothing between Chinese characters, else a space. */
function joined(text: string, before: string, after: string, language: Language): string {
  return text.replace(/[ \t]*\n[ \t]*/g, (found, at: number) => {
    const left = text.slice(0, at).at(-1) ?? before;
    const right = text.slice(at + found.length).at(0) ?? after;
    const sides = Number(WIDE.test(left)) + Number(WIDE.test(right));
    return sides === 2 || (language === 'zh-CN' && sides === 1) ? '' : ' ';
  });
}

interface Leaf {
  readonly first: string;
  readonly last: string;
}

/** First and last character of an inline as far as its neighbours are concerned. */
function edge(inline: Inline): Leaf {
  switch (inline.kind) {
    case 'text':
    case 'value':
      return { first: inline.text.at(0) ?? '', last: inline.text.at(-1) ?? '' };
    case 'break':
      return { first: '\n', last: '\n' };
    case 'strong':
    case 'emphasis':
    case 'underline':
    case 'sealed':
    case 'link': {
      const [first, last] = [inline.children[0], inline.children.at(-1)];
      return { first: first ? edge(first).first : '', last: last ? edge(last).last : '' };
    }
    case 'exhibit-ref':
      return { first: inline.label.at(0) ?? '', last: (inline.pin || inline.label).at(-1) ?? '' };
    case 'gap':
    case 'paragraph-ref':
      return { first: 'x', last: 'x' };
    case 'footnote':
      return { first: '', last: '' };
  }
}

function set(inlines: readonly Inline[], language: Language, before: string, after: string): Inline[] {
  const out: Inline[] = [];
  let last = before;
  inlines.forEach((inline, index) => {
    const follower = inlines[index + 1];
    const next = follower ? edge(follower).first : after;
    const done = setOne(inline, language, last, next);
    if (done.kind === 'footnote') out.push(done);
    else if (!(done.kind === 'text' && done.text === '')) {
      const previous = out.at(-1);
      if (done.kind === 'text' && previous?.kind === 'text') out[out.length - 1] = { kind: 'text', text: previous.text + done.text };
      else out.push(done);
      last = edge(done).last || last;
    }
  });
  return out;
}

function setOne(inline: Inline, language: Language, before: string, after: string): Inline {
  switch (inline.kind) {
    case 'text': {
      const text = joined(withoutPrivateUse(inline.text), before, after, language);
      return { kind: 'text', text: language === 'en' ? curly(text, before) : text };
    }
    case 'strong':
    case 'emphasis':
    case 'underline':
    case 'sealed':
    case 'link':
      return { ...inline, children: set(inline.children, language, before, after) };
    case 'footnote':
      return { ...inline, children: setText(inline.children, language) };
    default:
      return inline;
  }
}

/** Spaces at the ends of a paragraph or beside a forced break are not words. */
function trimmed(inlines: readonly Inline[]): Inline[] {
  const out = inlines.map((inline, index): Inline => {
    if (inline.kind !== 'text') return inline;
    let { text } = inline;
    if (index === 0 || inlines[index - 1]?.kind === 'break') text = text.trimStart();
    if (index === inlines.length - 1 || inlines[index + 1]?.kind === 'break') text = text.replace(/[ \t\n]+$/, '');
    return { kind: 'text', text };
  });
  return out.filter((inline) => !(inline.kind === 'text' && inline.text === ''));
}

/** Sets the inlines of one paragraph, heading or cell. */
export function setText(inlines: readonly Inline[], language: Language): Inline[] {
  return trimmed(set(inlines, language, '', ''));
}

/** Cuts inlines into lines at forced breaks, and at soft ones too when `soft`. Empty lines are dropped. */
export function toLines(inlines: readonly Inline[], language: Language, soft: boolean): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === 'break') lines.push([]);
    else if (soft && inline.kind === 'text') {
      inline.text.split('\n').forEach((text, index) => {
        if (index > 0) lines.push([]);
        lines.at(-1)?.push({ kind: 'text', text });
      });
    } else lines.at(-1)?.push(inline);
  }
  return lines.map((line) => setText(line, language)).filter((line) => line.length > 0);
}
