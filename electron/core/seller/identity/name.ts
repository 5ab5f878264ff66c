/**
 * Names of persons and companies, in characters and in pinyin. A name alone never identifies anybody; equal keys say the names are the
 * same, `related` holds the pinyin of a name in characters, so both ways to write it meet there.
 */
import { sify } from 'chinese-conv';
import { pinyin } from 'pinyin-pro';
import { cities, provinces } from './cn-regions.ts';
import { type Normal, nothing, says } from './normal.ts';
import { masked, saysNothing } from './plain.ts';
import { isPinyin, isSyllable, splitSyllables } from './syllables.ts';

const HAN = /\p{Script=Han}/u;

let traditional: ReadonlyMap<string, string> | undefined;

/** Characters that are written otherwise in simplified script. */
function traditionalCharacters(): ReadonlyMap<string, string> {
  if (traditional) return traditional;
  const all = Array.from({ length: 0x9fff - 0x4e00 }, (_, i) => String.fromCharCode(0x4e00 + i));
  const simple = [...sify(all.join(''))];
  traditional = new Map(all.flatMap((char, i) => (simple[i] === char ? [] : [[char, simple[i] ?? char] as const])));
  return traditional;
}

/**
 * A text in simplified characters, character by character: for comparing only, since a few of them (著, 乾) are both at once. Most
 * texts hold none and come back as they are.
 */
export function simplified(text: string): string {
  const map = traditionalCharacters();
  let made: string | undefined;
  for (let i = 0; i < text.length; i++) {
    const simple = map.get(text.charAt(i));
    if (simple !== undefined) made = (made ?? text).slice(0, i) + simple + (made ?? text).slice(i + 1);
  }
  return made ?? text;
}

/** Syllables of a name in characters, without tones; ü is v. Other letters stay in runs. */
export const syllablesOf = (name: string): string[] =>
  pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).filter((one) => /[a-z0-9]/i.test(one));

/** Legal forms in characters and in pinyin, longest first. */
const HAN_FORMS: readonly (readonly [end: string, form: string])[] = [
  ['股份有限公司', 'plc'],
  ['有限责任公司', 'ltd'],
  ['有限公司', 'ltd'],
  ['公司', 'co'],
];
const PINYIN_FORMS: readonly (readonly [end: readonly string[], form: string])[] = [
  [['gu', 'fen', 'you', 'xian', 'gong', 'si'], 'plc'],
  [['you', 'xian', 'ze', 'ren', 'gong', 'si'], 'ltd'],
  [['you', 'xian', 'gong', 'si'], 'ltd'],
  [['gong', 'si'], 'co'],
];
/** Forms at the end of a Latin name whose dots and commas are gone. */
const LATIN_FORMS: readonly (readonly [end: RegExp, form: string])[] = [
  [/\s(?:co|company|corp) (?:ltd|limited)$|\s(?:pte|pty|pvt|private) (?:ltd|limited)$|\s(?:ltd|limited|co ltd)$/, 'ltd'],
  [/\s(?:llc|l l c)$/, 'llc'],
  [/\s(?:inc|incorporated|corp|corporation)$/, 'inc'],
  [/\s(?:plc|joint stock company)$/, 'plc'],
  [/\s(?:llp|l l p)$/, 'llp'],
  [/\s(?:gmbh|ug)$/, 'gmbh'],
  [/\s(?:s ?a ?r ?l|s ?r ?l|s ?a ?s|s ?a|b ?v|a ?b|o ?u|ou)$/, 'sarl'],
  [/\s(?:co|company)$/, 'co'],
];

export interface CompanyName {
  /** Without region suffix, legal form, blanks and punctuation: characters, or letters run together. */
  readonly core: string;
  /** '' or `ltd`, `plc`, `llc`, `inc` … one word for all ways to write it. */
  readonly form: string;
  /** Syllables of a name in characters or in pinyin, foreign runs as they are; words of any other name. */
  readonly words: readonly string[];
}

let pinyinPlaces: ReadonlySet<string> | undefined;
const placeInPinyin = (words: string): boolean => {
  pinyinPlaces ??= new Set([...cities, ...provinces].map((one) => syllablesOf(one.name).join('')));
  return pinyinPlaces.has(words);
};
const PLACE = new RegExp(`^(${provinces.map((one) => one.name).join('|')})省?(?=(?:${cities.map((one) => one.name).join('|')}))`, 'u');
const SUFFIXED = new RegExp(`^(${[...provinces, ...cities].map((one) => one.name).join('|')})(?:省|市)`, 'u');

/** Reads a company's name. `text` is tidied and lower-case. */
export function readCompany(text: string): CompanyName {
  if (HAN.test(text)) {
    let core = simplified(text).replace(/[^\p{L}\p{N}]/gu, '');
    const form = HAN_FORMS.find(([end]) => core.endsWith(end) && core.length > end.length);
    if (form) core = core.slice(0, -form[0].length);
    core = core.replace(PLACE, '').replace(SUFFIXED, '$1');
    return { core, form: form?.[1] ?? '', words: syllablesOf(core) };
  }
  let words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  let form = '';
  for (const [end, name] of LATIN_FORMS) {
    const cut = words.replace(end, '');
    if (cut === words || cut === '') continue;
    words = cut;
    form = name;
    break;
  }
  const pieces = words.split(' ').flatMap((word) => (/^[a-z]{4,}$/.test(word) ? pinyinIn(word) : [word]));
  const named = form === '' || form === 'co' ? PINYIN_FORMS.find(([end]) => endsWith(pieces, end)) : undefined;
  const kept = named ? pieces.slice(0, -named[0].length) : pieces;
  return { core: withoutShi(kept).join(''), form: named?.[1] ?? form, words: withoutShi(kept) };
}

/** A word as its syllables when it is pinyin, or pinyin around a foreign run that ends in a legal form. */
function pinyinIn(word: string): string[] {
  const pieces = splitSyllables(word);
  const foreign = pieces.filter((one) => !isSyllable(one)).length;
  if (foreign === 0) return pieces.length > 1 ? pieces : [word];
  return PINYIN_FORMS.some(([end]) => endsWith(pieces, end)) ? pieces : [word];
}

const endsWith = (pieces: readonly string[], end: readonly string[]): boolean =>
  pieces.length > end.length && end.every((one, i) => pieces[pieces.length - end.length + i] === one);

/** `shen zhen shi …`: the city without its 市. */
function withoutShi(pieces: readonly string[]): readonly string[] {
  for (const length of [2, 3, 1, 4]) {
    if (
      pieces.length > length + 1 &&
      (pieces[length] === 'shi' || pieces[length] === 'sheng') &&
      placeInPinyin(pieces.slice(0, length).join(''))
    )
      return [...pieces.slice(0, length), ...pieces.slice(length + 1)];
  }
  return pieces;
}

/** `core|form`: equal for all ways to write one company's name in one script. */
const companyForm = ({ core, form }: CompanyName): string => (form === '' ? core : `${core}|${form}`);

const LEGAL =
  /公司|商行|经营部|工作室|企业|厂$|商店|(?:\b(?:ltd|limited|llc|inc|corp|corporation|company|gmbh|plc|llp)\b\.?)|gongsi|shanghang/u;
/** True for a tidied, lower-case name that bears a legal form. */
export const looksLikeCompany = (text: string): boolean => LEGAL.test(text) || /[\s,.]co\b\.?$/.test(text);

export interface NameKey {
  readonly key: string;
  readonly related: readonly string[];
}

/** Key of a company's name; '' when there is none. */
export function companyKey(text: string): NameKey {
  const name = readCompany(text);
  if (name.core.length < 2) return { key: '', related: [] };
  const key = companyForm(name);
  if (!HAN.test(name.core)) return { key, related: [] };
  const latin = companyForm({ ...name, core: name.words.join('') });
  return { key, related: latin === key ? [] : [latin] };
}

/** Key of a person's name: characters as they are, pinyin as syllables in alphabetical order, since Zhang San is also San Zhang. */
function personKey(text: string): NameKey {
  if (HAN.test(text)) {
    const core = simplified(text)
      .replace(/(?:先生|女士|小姐|经理|老板)$/u, '')
      .replace(/[^\p{L}\p{N}]/gu, '');
    if (core.length < 2) return { key: '', related: [] };
    return { key: core, related: [syllablesOf(core).sort().join(' ')] };
  }
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/^(?:mr|mrs|ms|miss|dr)\.?\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .flatMap((word) => (word.length > 2 && isPinyin(word) ? splitSyllables(word) : [word]))
    .filter((word) => word !== '');
  const key = words.sort().join(' ');
  return { key: key.length < 2 ? '' : key, related: [] };
}

/** The key of a name of either kind. */
export const nameKey = (text: string): NameKey =>
  masked(text) || saysNothing(text) ? { key: '', related: [] } : looksLikeCompany(text) ? companyKey(text) : personKey(text);

export function nameNormal(family: 'person' | 'company', text: string, shown: string): Normal {
  if (masked(text)) return nothing(family, shown);
  const { key, related } = family === 'company' ? companyKey(text) : personKey(text);
  return key === ''
    ? nothing(family, shown)
    : says(
        family,
        key,
        shown,
        related.map((one) => `${family} ${one}`),
      );
}
