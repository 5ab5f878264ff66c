/** Addresses: Chinese in characters and in Latin letters, American, British, and any other. */
import { chineseAddressKey, readChineseAddress } from './address-cn.ts';
import { LONG_STATES, STATE_CODES, STATES, STREET_WORDS, statesOfZip, UNIT } from './address-words.ts';
import { cities, provinces } from './cn-regions.ts';
import { countryCode } from './country.ts';
import { syllablesOf } from './name.ts';
import { type Normal, nothing, says } from './normal.ts';
import { masked } from './plain.ts';

const HAN = /\p{Script=Han}/u;
const ZIP = /\b(\d{5})(?:[-\s]?(\d{4}))?(?=\s*$)/;
const UK = /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b/;
const COUNTRY_AT_END =
  /[\s,(]*\b(?:united states(?: of america)?|u\.?s\.?a\.?|us|china|p\.?\s?r\.?\s?china|prc|cn|united kingdom|great britain|england|scotland|wales|u\.?k\.?|gb|hong kong|hk)\b[\s.)]*$/;

const SHORT_STATES: ReadonlyMap<string, string> = new Map(LONG_STATES);
/** A state of two words at the end of the street's words. */
const LONG_STATE = new RegExp(`\\b(?:${LONG_STATES.map(([long]) => long).join('|')})\\b(?=[\\s,.]*$)`);

export interface LatinAddress {
  readonly system: 'us' | 'gb' | 'cn' | '';
  /** Words in their short forms, in order, without postcode and country. */
  readonly words: readonly string[];
  readonly state: string;
  readonly postcode: string;
}

let chinesePlaces: ReadonlySet<string> | undefined;
/** Names of provinces and cities in pinyin. */
const placesInPinyin = (): ReadonlySet<string> => {
  chinesePlaces ??= new Set([...provinces, ...cities].map((one) => syllablesOf(one.name).join('')));
  return chinesePlaces;
};

/** Reads an address in Latin letters. `text` is tidied and lower-case. */
export function readLatinAddress(text: string, country: string): LatinAddress {
  let left = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\b(\d+)\s*\/?\s*f\b\.?/g, 'fl $1')
    .replace(/#\s*/g, ' unit ')
    .replace(/\b(no|rm|room|bldg|building|unit|apt|ste|suite|floor)\.?(?=\d)/g, '$1 ');
  const said = countryCode(country);
  const named = COUNTRY_AT_END.exec(left);
  const tail = named ? countryCode(named[0].replace(/[^a-z ]/g, '').trim()) : '';
  // A lone `ca` or `us` at the end could be a state; only countries are cut.
  if (named) left = left.slice(0, named.index);
  const uk = UK.exec(left);
  const zip = ZIP.exec(left);
  const chinesePostcode = /\b(\d{6})\b(?=[^\d]*$)/.exec(left);
  const words = (from: string): string[] =>
    from
      .replace(/['’.]/g, '')
      .replace(LONG_STATE, (long) => SHORT_STATES.get(long) ?? long)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => STREET_WORDS.get(word) ?? word);
  const chinese =
    tail === 'CN' || (tail === '' && said === 'CN' && !zip) || words(left).some((word) => word.length > 5 && placesInPinyin().has(word));
  if (chinese && tail !== 'US') {
    const postcode = chinesePostcode?.[1] ?? '';
    return { system: 'cn', words: words(postcode === '' ? left : left.replace(postcode, ' ')), state: '', postcode };
  }
  if (uk && tail !== 'US' && (tail === 'GB' || said === 'GB' || !zip))
    return { system: 'gb', words: words(left.replace(uk[0], ' ')), state: '', postcode: `${uk[1]}${uk[2]}` };
  const rest = words(zip ? left.slice(0, zip.index) : left);
  const last = rest.at(-1) ?? '';
  const state = STATES.get(last) ?? (STATE_CODES.has(last) ? last : '');
  if (zip && (state !== '' || tail === 'US' || said === 'US')) {
    const [only, ...others] = statesOfZip(zip[1] ?? '');
    const found = state !== '' ? state : others.length === 0 ? (only ?? '') : '';
    return { system: 'us', words: state === '' ? rest : rest.slice(0, -1), state: found, postcode: zip[1] ?? '' };
  }
  if (state !== '' && (tail === 'US' || said === 'US')) return { system: 'us', words: rest.slice(0, -1), state, postcode: '' };
  return { system: '', words: words(left), state: '', postcode: '' };
}

/** Designator and number of a unit as one word: apt 3, suite 3 and # 3 are one. */
function bindUnits(words: readonly string[]): string[] {
  const bound: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const next = words[i + 1];
    if (UNIT.test(word) && next !== undefined && /\d|^[a-z]$/.test(next)) {
      if (UNIT.test(bound.at(-1) ?? '')) bound.pop();
      bound.push(`${word === 'flt' ? 'unit' : word}${next}`);
      i++;
    } else bound.push(word);
  }
  return bound;
}

const DULL: ReadonlySet<string> = new Set(['china', 'cn', 'prc', 'prov', 'city', 'shi', 'sheng', 'qu', 'dist', 'of', 'the', 'and', 'at']);

function latinKey({ system, words, state, postcode }: LatinAddress): string {
  const bound = bindUnits(words);
  if (system === 'gb') {
    const numbers = bound.filter((word) => /\d/.test(word)).map((word) => word.replace(/^unit/, ''));
    return numbers.length > 0
      ? `gb ${postcode} ${numbers.join(' ')}`
      : bound.length > 1
        ? `gb ${postcode} ${bound.slice(0, 2).join(' ')}`
        : '';
  }
  if (
    !bound.some((word) => /\d/.test(word)) &&
    bound.filter((word) => word.length > 2 && !DULL.has(word) && !placesInPinyin().has(word)).length < 3
  )
    return '';
  // Chinese addresses in Latin letters run from the room up or from the city down; the words are the same.
  if (system === 'cn')
    return `cn ${[...new Set(bound.filter((word) => !DULL.has(word)))]
      .filter((word) => word !== 'guangdong')
      .sort()
      .join(' ')}`;
  return system === 'us' ? `us ${bound.join(' ')} ${state || postcode}` : bound.join(' ');
}

/** `shown` is the tidied value, `bare` the same in lower case. '' for what names no house. */
export function addressNormal(shown: string, bare: string, country: string): Normal {
  if (masked(bare) || /^[\d\s\p{P}]*$/u.test(bare)) return nothing('address', shown);
  const unlabelled = bare.replace(
    /^(?:(?:business |registered |return |office |company )?address|(?:经营|注册|联系|退货|公司)?地址|住所地?)\s*[:：]\s*/u,
    '',
  );
  const key = HAN.test(unlabelled) ? chineseAddressKey(readChineseAddress(unlabelled)) : latinKey(readLatinAddress(unlabelled, country));
  return key === '' ? nothing('address', shown) : says('address', key, shown);
}
