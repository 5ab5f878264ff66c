/** Rich Text Format 1.9.1, as far as its words and its summary go. */
import { decoderFor } from './charset.ts';
import type { FormatFile, Found } from './format.ts';
import type { FileFlag, PageText } from './model.ts';
import { oneLine } from './one-line.ts';
import { clipped, passages, TextBuffer } from './passages.ts';
import { isoTime } from './stated-time.ts';
import { beginningOf } from './text.ts';
import { tidy } from './word.ts';

const MOST_BYTES = 64 * 1024 ** 2;
/** Groups within groups; deeper ones are read as if they were not. */
const DEEPEST = 1_000;

/** Groups whose words are not the document's. */
const ASIDE = new Set(
  `fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator info pict object themedata colorschememapping datastore latentstyles xmlnstbl
  fldinst filetbl revtbl mmathPr wgrffmtfilter falt panose bkmkstart bkmkend nonshppict template passwordhash`.split(/\s+/),
);
const SAID = new Set(['title', 'author', 'creatim', 'generator']);
const BREAKS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n\n',
  page: '\n\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
};
/** Windows character sets of fonts ([MS-WMF] 2.1.1.5) as code pages. */
const CHARSETS: Readonly<Record<string, string>> = {
  128: '932',
  129: '949',
  134: '936',
  136: '950',
  161: '1253',
  162: '1254',
  163: '1258',
  177: '1255',
  178: '1256',
  186: '1257',
  204: '1251',
  222: '874',
  238: '1250',
};

interface Group {
  /** Where its words go: '' to the document, a name to what is said of it, undefined nowhere. */
  readonly to: string | undefined;
  readonly page: string;
  /** Characters that stand for one Unicode character in old readers. */
  readonly skip: number;
}

interface Rtf {
  readonly text: string;
  readonly said: Readonly<Record<string, string>>;
  readonly objects: boolean;
}

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|([^\\{}\r\n]+)|[\s\S]/gi;

export function readRtf(bytes: Buffer): Rtf {
  const source = bytes.toString('latin1');
  const out = new TextBuffer();
  const said: Record<string, string> = {};
  const fonts = new Map<string, string>();
  const groups: Group[] = [];
  let here: Group = { to: '', page: '1252', skip: 1 };
  let base = '1252';
  let [font, objects, ignoring, over] = ['', false, false, 0];
  /** Bytes that wait to be decoded together, since a Chinese character has two. */
  let waiting: number[] = [];
  /** Characters still to be left out after a Unicode character. */
  let skipping = 0;

  const put = (text: string): void => {
    if (here.to === '') out.add(text);
    else if (here.to !== undefined) said[here.to] = ((said[here.to] ?? '') + text).slice(0, 20_000);
  };
  const flush = (): void => {
    if (waiting.length === 0) return;
    put((decoderFor(here.page) ?? new TextDecoder('windows-1252')).decode(Uint8Array.from(waiting)));
    waiting = [];
  };

  const word = (name: string, value: string | undefined): void => {
    if (name === 'u' && value !== undefined) {
      flush();
      put(String.fromCharCode(Number(value) & 0xffff));
      skipping = here.skip;
      return;
    }
    flush();
    if (name === 'uc') here = { ...here, skip: Math.min(Math.max(0, Number(value ?? 1)), 10) };
    else if (name === 'ansicpg' && value) {
      base = value;
      here = { ...here, page: value };
    } else if (name === 'f' && here.to === undefined) font = value ?? '';
    else if (name === 'fcharset' && value) fonts.set(font, CHARSETS[value] ?? base);
    else if (name === 'f') here = { ...here, page: fonts.get(value ?? '') ?? base };
    else if (SAID.has(name)) here = { ...here, to: name };
    else if (ASIDE.has(name)) here = { ...here, to: undefined };
    else if (ignoring) here = { ...here, to: undefined };
    else if (here.to === 'creatim' && /^(yr|mo|dy|hr|min)$/.test(name)) said[`at-${name}`] = (value ?? '').padStart(2, '0');
    else if (BREAKS[name] !== undefined) put(BREAKS[name]);
    if (name === 'object' || name === 'objdata') objects = true;
    ignoring = false;
  };

  for (const [, name, value, hex, symbol, brace, plain] of source.matchAll(TOKEN)) {
    if (out.full) break;
    if (brace === '{') {
      flush();
      if (groups.length < DEEPEST) groups.push(here);
      else over++;
    } else if (brace === '}') {
      flush();
      skipping = 0;
      if (over > 0) over--;
      else here = groups.pop() ?? here;
    } else if (name !== undefined) word(name.toLowerCase(), value);
    else if (hex !== undefined) {
      if (skipping > 0) skipping--;
      else waiting.push(Number.parseInt(hex, 16));
    } else if (symbol !== undefined) {
      if (symbol === '*') ignoring = true;
      else if (symbol === '~') put('\u00a0');
      else if (symbol === '_') put('-');
      else if (/[\\{}]/.test(symbol)) waiting.push(symbol.charCodeAt(0));
      else if (/[\r\n]/.test(symbol)) word('par', undefined);
    } else if (plain !== undefined) {
      const kept = plain.slice(skipping);
      skipping = Math.max(0, skipping - plain.length);
      for (let i = 0; i < kept.length; i++) waiting.push(kept.charCodeAt(i));
    }
  }
  flush();
  return { text: out.toString(), said, objects };
}

export async function inspectRtf(file: FormatFile): Promise<Found> {
  const { said, objects } = readRtf(await beginningOf(file, MOST_BYTES));
  const part = (name: string) => said[`at-${name}`] ?? '';
  const created = isoTime(`${part('yr')}-${part('mo')}-${part('dy')}T${part('hr')}:${part('min') || '00'}`, 'office');
  const flags: FileFlag[] = objects ? ['embedded-files'] : [];
  return {
    metadata: {
      title: oneLine(said.title ?? ''),
      author: oneLine(said.author ?? ''),
      software: oneLine(said.generator ?? '').replace(/;$/, ''),
      captured: created,
    },
    flags,
  };
}

export async function rtfText(file: FormatFile): Promise<readonly PageText[]> {
  return passages(clipped(tidy(readRtf(await beginningOf(file, MOST_BYTES)).text)));
}
