/** A country as people write it, in English or Chinese, to its ISO 3166-1 code. */
import { plain } from './plain.ts';

const ALIASES: Readonly<Record<string, string>> = {
  prc: 'CN',
  'p.r.c.': 'CN',
  'p.r. china': 'CN',
  'pr china': 'CN',
  "people's republic of china": 'CN',
  'mainland china': 'CN',
  'china mainland': 'CN',
  中华人民共和国: 'CN',
  中国大陆: 'CN',
  中国: 'CN',
  'hong kong': 'HK',
  'hong kong sar': 'HK',
  香港: 'HK',
  中国香港: 'HK',
  macau: 'MO',
  macao: 'MO',
  澳门: 'MO',
  taiwan: 'TW',
  台湾: 'TW',
  usa: 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  america: 'US',
  'united states of america': 'US',
  美国: 'US',
  uk: 'GB',
  'u.k.': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'great britain': 'GB',
  britain: 'GB',
  英国: 'GB',
  turkey: 'TR',
  vietnam: 'VN',
  'south korea': 'KR',
  韩国: 'KR',
};

let names: ReadonlyMap<string, string> | undefined;

function byName(): ReadonlyMap<string, string> {
  if (names) return names;
  const map = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const language of ['en', 'zh-Hans']) {
    const say = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const a of letters) {
      for (const b of letters) {
        const name = say.of(a + b);
        if (name && !map.has(plain(name))) map.set(plain(name), a + b);
      }
    }
  }
  for (const [name, code] of Object.entries(ALIASES)) map.set(name, code);
  names = map;
  return map;
}

const known = new Map<string, string>();

/** The two letters of a country, or '' when the text names none. */
export function countryCode(text: string): string {
  const hit = known.get(text);
  if (hit !== undefined) return hit;
  const value = plain(text);
  const code = byName().get(value) ?? (/^[a-z]{2}$/.test(value) ? value.toUpperCase() : '');
  if (known.size > 2_000) known.clear();
  known.set(text, code);
  return code;
}
