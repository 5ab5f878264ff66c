/** Marketplaces under their many names. */
import { plain } from './plain.ts';

const NAMES: readonly (readonly [key: string, shown: string, sign: RegExp])[] = [
  ['aliexpress', 'AliExpress', /ali ?express|速卖通/],
  ['alibaba', 'Alibaba', /^alibaba(?!.*1688)|阿里巴巴国际/],
  ['1688', '1688', /1688/],
  ['tmall', 'Tmall', /t ?mall|天猫/],
  ['taobao', 'Taobao', /tao ?bao|淘宝/],
  ['amazon', 'Amazon', /amazon|亚马逊/],
  ['ebay', 'eBay', /e-?bay|易贝/],
  ['temu', 'Temu', /temu/],
  ['shein', 'Shein', /shein|希音/],
  ['walmart', 'Walmart', /wal-?mart|沃尔玛/],
  ['dhgate', 'DHgate', /dh ?gate|敦煌/],
  ['wish', 'Wish', /^(?:www\.)?wish(?:\.com)?$/],
  ['shopee', 'Shopee', /shopee|虾皮/],
  ['lazada', 'Lazada', /lazada|来赞达/],
  ['etsy', 'Etsy', /etsy/],
  ['jd', 'JD', /^jd\b|jd\.com|京东/],
  ['pinduoduo', 'Pinduoduo', /pin ?duo ?duo|拼多多/],
  ['tiktok', 'TikTok Shop', /tik ?tok/],
  ['douyin', 'Douyin', /douyin|抖音/],
  ['made-in-china', 'Made-in-China', /made-in-china|中国制造网/],
  ['mercari', 'Mercari', /mercari/],
];

/** Keys of the platforms that are known by name. */
export const platformKeys: readonly string[] = NAMES.map(([key]) => key);

const known = new Map<string, string>();

/** One word for a platform however it is written, across its countries; '' when no platform is named. */
export function platformKey(name: string): string {
  const hit = known.get(name);
  if (hit !== undefined) return hit;
  const value = plain(name).slice(0, 200);
  const key = NAMES.find(([, , sign]) => sign.test(value))?.[0] ?? value.replace(/[^\p{L}\p{N}]/gu, '');
  if (known.size > 5_000) known.clear();
  known.set(name, key);
  return key;
}

/** How a platform writes itself. */
export const platformName = (key: string): string => NAMES.find(([one]) => one === key)?.[1] ?? key;

/** The known platforms named in a text, for `name that is the platform's own`. */
export const namesPlatform = (text: string): string | undefined => NAMES.find(([, , sign]) => sign.test(text))?.[0];
