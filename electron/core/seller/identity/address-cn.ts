/**
 * Addresses of mainland China: province, city, district, town, road, number, building, unit, floor, room. Suffixes (省 市 区) may be left
 * out, characters may be traditional, blanks and punctuation do not matter.
 */
import { cityByCode, cityByName, countyCity, countyCityNames, provinceByCode, provinceByName, provinces } from './cn-regions.ts';
import { simplified } from './name.ts';

export interface ChineseAddress {
  /** Names without suffix; '' when not given. The province follows from the city. */
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly town: string;
  readonly road: string;
  readonly number: string;
  /** What stands between number and room: names of parks and houses, buildings, units, floors, rooms, as tokens (`b3`, `u2`, `f5`, `r502`). */
  readonly rest: readonly string[];
  readonly postcode: string;
}

const any = (names: readonly string[]): string => [...names].sort((a, b) => b.length - a.length).join('|');
/** Names by their first character, the longest first: addresses begin with one of hundreds. */
const byBeginning = (names: Iterable<string>): ReadonlyMap<string, readonly string[]> =>
  Map.groupBy(
    [...names].sort((a, b) => b.length - a.length),
    (name) => name.charAt(0),
  );
const PROVINCES = byBeginning(provinces.map((one) => one.name));
const CITIES = byBeginning(cityByName.keys());
const AFTER_PROVINCE = /^(?:省|市(?!场)|维吾尔自治区|壮族自治区|回族自治区|自治区|特别行政区)/u;
const AFTER_CITY = /^(?:市(?!场)|地区|盟|\p{Script=Han}{1,6}自治州|州(?!际))/u;
const COUNTY_CITY = new RegExp(`^(${any(countyCityNames)})(?:市|区)?`, 'u');
/** Districts people name without 区, by prefecture. */
const DISTRICTS: Readonly<Record<string, string>> = {
  '11': '东城|西城|朝阳|海淀|丰台|石景山|通州|顺义|昌平|大兴|房山|门头沟|平谷|怀柔',
  '12': '和平|河东|河西|南开|河北|红桥|东丽|西青|津南|北辰|武清|宝坻|滨海新|宁河|静海',
  '31': '黄浦|徐汇|长宁|静安|普陀|虹口|杨浦|闵行|宝山|嘉定|浦东新|浦东|金山|松江|青浦|奉贤|崇明',
  '50': '渝中|江北|沙坪坝|九龙坡|南岸|北碚|渝北|巴南|大渡口',
  '3201': '玄武|秦淮|建邺|鼓楼|浦口|栖霞|雨花台|江宁|六合|溧水|高淳',
  '3205': '姑苏|虎丘|吴中|相城|吴江|工业园',
  '3301': '上城|拱墅|西湖|滨江|萧山|余杭|临平|钱塘|富阳|临安',
  '3302': '海曙|江北|北仑|镇海|鄞州|奉化',
  '3303': '鹿城|龙湾|瓯海|洞头',
  '3307': '婺城|金东',
  '3501': '鼓楼|台江|仓山|马尾|晋安|长乐|闽侯',
  '3502': '思明|海沧|湖里|集美|同安|翔安',
  '3503': '城厢|涵江|荔城|秀屿|仙游',
  '3505': '鲤城|丰泽|洛江|泉港|惠安|安溪',
  '4201': '江岸|江汉|硚口|汉阳|武昌|青山|洪山|东西湖|江夏|黄陂|新洲',
  '4401': '荔湾|越秀|海珠|天河|白云|黄埔|番禺|花都|南沙|从化|增城|萝岗',
  '4403': '罗湖|福田|南山|宝安|龙岗|盐田|龙华|坪山|光明|大鹏新',
  '4405': '龙湖|金平|濠江|潮阳|潮南|澄海|南澳',
  '4406': '禅城|南海|顺德|三水|高明',
  '4413': '惠城|惠阳|博罗|惠东|龙门',
  '4452': '榕城|揭东|揭西|惠来',
  '5101': '锦江|青羊|金牛|武侯|成华|龙泉驿|青白江|新都|温江|双流|郫都|高新',
};
const districtSigns = new Map(
  Object.entries(DISTRICTS).map(([code, names]) => [code, new RegExp(`^(${any(names.split('|'))})(?:区|县)?(?![路街大道])`, 'u')]),
);
const DISTRICT = /^([^\d路街道巷镇乡村号弄]{1,8}?)(?:自治县|新区|林区|区|县|市(?!场)|旗)(?![\d路街])/u;
const TOWN = /^([^\d路巷号弄]{1,10}?)(?:街道办事处|街道办|街道|办事处|镇|乡|苏木)(?![路街])/u;
const ROAD =
  /^([^\d号]{1,16}?(?:大道|大街|公路|胡同|[东南西北中一二三四五六七八九十]?(?:路|街|巷|弄|里|道))(?:[东南西北中]段)?)(?=\d|[a-z]|[一二三四五六七八九十百]+号|[^路街巷弄道]|$)/u;
const HAN_DIGITS = '零一二三四五六七八九';

/** 一百二十三 → 123; only where a count is meant. */
function count(text: string): string {
  if (/^[\da-z-]+$/.test(text)) return text;
  if (!/[十百]/.test(text)) return [...text].map((char) => HAN_DIGITS.indexOf(char === '〇' ? '零' : char)).join('');
  let sum = 0;
  let digit = 0;
  for (const char of text) {
    if (char === '百' || char === '十') {
      sum += (digit || 1) * (char === '百' ? 100 : 10);
      digit = 0;
    } else digit = Math.max(0, HAN_DIGITS.indexOf(char));
  }
  return String(sum + digit);
}

const N = '([\\da-z]+(?:[-之][\\da-z]+)*|[零〇一二三四五六七八九十百]+)';
const PARTS: readonly (readonly [sign: RegExp, mark: string])[] = [
  [new RegExp(`^第?${N}(?:号楼|号院楼|栋|幢|座|号厂房|号房屋)`, 'u'), 'b'],
  [new RegExp(`^(?:栋|幢|座)${N}(?!号)`, 'u'), 'b'],
  [new RegExp(`^第?${N}单元`, 'u'), 'u'],
  [new RegExp(`^第?${N}(?:楼|层|f(?![a-z]))`, 'u'), 'f'],
  [new RegExp(`^${N}(?:号房|号铺|号档|室|房|号室|户|铺|档)`, 'u'), 'r'],
  [new RegExp(`^(?:室|房|铺)${N}`, 'u'), 'r'],
  [new RegExp(`^${N}(?:号|#)`, 'u'), 'n'],
];

const PART_BEGINS = /^[\da-z第栋幢座室房铺零〇一二三四五六七八九十百]/u;
const NUMBER = new RegExp(`^${N}(?:号(?![楼院房铺室厂])|#)`, 'u');
const NUMBER_WHOLE = new RegExp(`^${N}(?:号|#)`, 'u');
const NEVER = /^(?!)/;

/** Reads an address in characters; whatever fits no part stays in `rest`. */
export function readChineseAddress(value: string): ChineseAddress {
  let text = simplified(value)
    .toLowerCase()
    .replace(/^(?:中华人民共和国|中国大陆|中国|china|p\.?r\.? ?china|cn)(?![\p{Script=Latin}])/u, '')
    .replace(/(?:,|，|\s)*\(?\b(?:cn|chn|china|prc|中国)\b\)?\s*$/u, '');
  const postcode = /(?:邮编|邮政编码)\s*[:：]?\s*(\d{6})|(?:^|[^\d])(\d{6})\s*$|^\s*(\d{6})(?=[^\d])/u.exec(text);
  if (postcode) text = text.replace(postcode[0], postcode[0].replace(/\d{6}|邮政编码|邮编/gu, ' '));
  text = text.replace(/[^\p{L}\p{N}#-]/gu, '').replace(/(?<!\d)-|-(?![\da-z])/g, '');
  const cut = (sign: RegExp): string => {
    const found = sign.exec(text);
    if (found) text = text.slice(found[0].length);
    return found?.[1] ?? '';
  };
  const cutName = (names: ReadonlyMap<string, readonly string[]>, after: RegExp): string => {
    const name = names.get(text.charAt(0))?.find((one) => text.startsWith(one)) ?? '';
    if (name !== '') text = text.slice(name.length).replace(after, '');
    return name;
  };
  let province = cutName(PROVINCES, AFTER_PROVINCE);
  let city = cutName(CITIES, AFTER_CITY);
  if (city === '' && province !== '') {
    // The cities under the central government are named once; 吉林 may be the city.
    const same = cityByName.get(province);
    if (same && same.code.length === 2) city = province;
  }
  let code = cityByName.get(city)?.code ?? '';
  let district = '';
  if (code === '' || cityByCode.has(code)) {
    const county = COUNTY_CITY.exec(text)?.[1] ?? '';
    const region = countyCity(county);
    if (
      region &&
      (code === '' || region.code === code) &&
      (province === '' || provinceByName.get(province)?.code === region.code.slice(0, 2))
    ) {
      cut(COUNTY_CITY);
      district = county;
      code = region.code;
      city = region.name;
    }
  }
  if (province === '' && code !== '') province = provinceByCode.get(code.slice(0, 2))?.name ?? '';
  if (district === '') district = cut(districtSigns.get(code) ?? NEVER) || cut(DISTRICT);
  district = district.replace(/(?<=浦东|滨海)新$/, '');
  const town = cut(TOWN);
  const road = cut(ROAD);
  const number = count((NUMBER.exec(text) ?? ['', ''])[1] ?? '');
  if (number !== '') cut(NUMBER_WHOLE);
  return {
    province,
    city,
    district,
    town,
    road,
    number,
    rest: tokens(text),
    postcode: postcode?.[1] ?? postcode?.[2] ?? postcode?.[3] ?? '',
  };
}

function tokens(text: string): string[] {
  const found: string[] = [];
  let words = '';
  const flush = () => {
    if (words !== '') found.push(words);
    words = '';
  };
  for (let left = text.slice(0, 400); left !== ''; ) {
    const part = PART_BEGINS.test(left)
      ? PARTS.map(([sign, mark]) => [sign.exec(left), mark] as const).find(([hit]) => hit !== null)
      : undefined;
    if (part?.[0]) {
      flush();
      found.push(part[1] + count(part[0][1] ?? '').replaceAll('之', '-'));
      left = left.slice(part[0][0].length);
      continue;
    }
    // Digits without a word behind them are the room.
    const bare = /^(\d+[a-z]?(?:-\d+)*)$/.exec(left);
    if (bare) {
      flush();
      found.push(`r${bare[1]}`);
      break;
    }
    const step = /^[\da-z]+/.exec(left)?.[0] ?? String.fromCodePoint(left.codePointAt(0) ?? 0);
    words += step;
    left = left.slice(step.length);
  }
  flush();
  return found;
}

/**
 * The key of an address, or '' when it names no house: everybody in a district shares that much. The province follows from the city, and
 * where road and number are given the town adds nothing.
 */
export function chineseAddressKey(address: ChineseAddress): string {
  const { city, district, town, road, number, rest } = address;
  const exact = number !== '' || rest.some((one) => /\d/.test(one));
  if (!exact && rest.join('').length < 4) return '';
  const place = road !== '' && number !== '' ? '' : town;
  return [city, district, place, road, number === '' ? '' : `n${number}`, ...rest].filter((one) => one !== '').join('|');
}
