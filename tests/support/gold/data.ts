/** Invented data of sellers, and the many ways people write them. All of it is made up; nothing is meant to belong to anybody. */
import { usccCheck } from '#core/kit/uscc.ts';
import type { Chance } from './random.ts';

const SURNAMES = [
  '王 wang',
  '李 li',
  '张 zhang',
  '刘 liu',
  '陈 chen',
  '杨 yang',
  '黄 huang',
  '赵 zhao',
  '吴 wu',
  '周 zhou',
  '徐 xu',
  '孙 sun',
  '林 lin',
  '何 he',
  '郭 guo',
] as const;
const GIVEN = [
  '伟 wei',
  '芳 fang',
  '娜 na',
  '敏 min',
  '静 jing',
  '丽 li',
  '强 qiang',
  '磊 lei',
  '军 jun',
  '洋 yang',
  '勇 yong',
  '艳 yan',
  '杰 jie',
  '涛 tao',
  '明 ming',
  '超 chao',
  '霞 xia',
  '平 ping',
  '刚 gang',
  '桂英 guiying',
  '建国 jianguo',
  '晓东 xiaodong',
  '海燕 haiyan',
  '志强 zhiqiang',
  '嘉怡 jiayi',
  '文博 wenbo',
] as const;
const CITIES = [
  '深圳市 shenzhen 440300 广东省 0755',
  '广州市 guangzhou 440100 广东省 020',
  '义乌市 yiwu 330782 浙江省 0579',
  '东莞市 dongguan 441900 广东省 0769',
  '莆田市 putian 350300 福建省 0594',
  '杭州市 hangzhou 330100 浙江省 0571',
  '厦门市 xiamen 350200 福建省 0592',
  '泉州市 quanzhou 350500 福建省 0595',
  '上海市 shanghai 310100 上海市 021',
  '汕头市 shantou 440500 广东省 0754',
] as const;
const ROADS = [
  '人民路 renmin',
  '中山路 zhongshan',
  '建设路 jianshe',
  '解放路 jiefang',
  '新华路 xinhua',
  '朝阳路 chaoyang',
  '和平路 heping',
  '长江路 changjiang',
  '学府路 xuefu',
  '工业路 gongye',
  '华强北路 huaqiangbei',
  '稠州北路 chouzhoubei',
] as const;
const TRADE = [
  '鸿 hong',
  '达 da',
  '运 yun',
  '盛 sheng',
  '宏 hong',
  '泰 tai',
  '信 xin',
  '诚 cheng',
  '海 hai',
  '创 chuang',
  '星 xing',
  '瑞 rui',
  '丰 feng',
  '远 yuan',
  '通 tong',
  '金 jin',
  '美 mei',
  '佳 jia',
  '亿 yi',
  '联 lian',
] as const;
const WORDS = [
  'Lucky',
  'Star',
  'Ocean',
  'Royal',
  'Golden',
  'Silver',
  'Sunny',
  'Prime',
  'Urban',
  'Nova',
  'Alpha',
  'Crown',
  'Swift',
  'Bright',
  'Magic',
  'Blue',
  'Red',
  'Dream',
  'Happy',
  'Smart',
] as const;
const GOODS = [
  'Watch',
  'Bags',
  'Shoes',
  'Jewelry',
  'Home',
  'Fashion',
  'Toys',
  'Phone',
  'Outdoor',
  'Sport',
  'Baby',
  'Pet',
  'Beauty',
  'Garden',
  'Tools',
] as const;
const MAIL = ['qq.com', '163.com', '126.com', 'gmail.com', 'outlook.com', 'hotmail.com', 'foxmail.com', 'yahoo.com', 'sina.com'] as const;

const two = (text: string): [string, string] => {
  const [a = '', b = ''] = text.split(' ');
  return [a, b];
};

export interface Person {
  readonly han: string;
  readonly pinyin: string;
}
export function person(c: Chance): Person {
  const [s, sp] = two(c.pick(SURNAMES));
  const [g, gp] = two(c.pick(GIVEN));
  return { han: s + g, pinyin: `${sp} ${gp}` };
}
export const writePerson = (c: Chance, { han, pinyin }: Person): string => {
  const [family = '', given = ''] = pinyin.split(' ');
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return c.pick([han, han, `${capital(family)} ${capital(given)}`, `${capital(given)} ${capital(family)}`, pinyin]);
};

export interface City {
  readonly han: string;
  readonly pinyin: string;
  readonly code: string;
  readonly province: string;
  readonly area: string;
}
export function city(c: Chance): City {
  const [han = '', pinyin = '', code = '', province = '', area = ''] = c.pick(CITIES).split(' ');
  return { han, pinyin, code, province, area };
}

const MOBILE = [
  '134',
  '135',
  '136',
  '137',
  '138',
  '139',
  '150',
  '151',
  '152',
  '157',
  '158',
  '159',
  '176',
  '177',
  '181',
  '185',
  '186',
  '187',
  '188',
  '189',
  '199',
] as const;
export const mobile = (c: Chance): string => `${c.pick(MOBILE)}${c.whole(1, 9)}${c.digits(7)}`;
export const writeMobile = (c: Chance, number: string): string =>
  c.pick([
    number,
    `+86 ${number}`,
    `+86${number}`,
    `0086-${number}`,
    `86 ${number}`,
    `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`,
    `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`,
    `(+86) ${number}`,
    [...number].map((d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join(''),
  ]);

export function email(c: Chance): string {
  const [, family] = two(c.pick(SURNAMES));
  const [, given] = two(c.pick(GIVEN));
  const local = c.pick([
    `${given}${family}${c.digits(7)}`,
    `${family}.${given}${c.digits(7)}`,
    `${c.pick(WORDS).toLowerCase()}${c.pick(GOODS).toLowerCase()}${c.digits(7)}`,
    `${c.whole(1, 9)}${c.digits(c.whole(8, 9))}`,
  ]);
  return `${local}@${c.pick(MAIL)}`;
}
export function writeEmail(c: Chance, address: string): string {
  const [local = '', domain = ''] = address.split('@');
  const dotted =
    domain === 'gmail.com' && local.length > 6 && !local.includes('.') ? `${local.slice(0, 3)}.${local.slice(3)}@${domain}` : address;
  return c.pick([
    address,
    address,
    address.toUpperCase(),
    ` ${address} `,
    `mailto:${address}`,
    `${local}@${domain.charAt(0).toUpperCase()}${domain.slice(1)}`,
    dotted,
  ]);
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
export function licence(c: Chance, { code }: City): string {
  const first = `9${c.pick(['1', '2'])}${code}${Array.from({ length: 9 }, () => ALPHABET.charAt(c.whole(0, 30))).join('')}`;
  return first + (usccCheck(first) ?? '0');
}
export const writeLicence = (c: Chance, number: string): string =>
  c.pick([number, number, number.toLowerCase(), ` ${number}`, `${number.slice(0, 8)} ${number.slice(8)}`]);

export function residentId(c: Chance, { code }: City): string {
  const first = `${code}19${c.whole(60, 99)}${String(c.whole(1, 12)).padStart(2, '0')}${String(c.whole(1, 28)).padStart(2, '0')}${c.digits(3)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return first + '10X98765432'.charAt(weights.reduce((sum, w, i) => sum + w * Number(first.charAt(i)), 0) % 11);
}

/** A card number whose check digit holds. */
export function card(c: Chance): string {
  const first = `${c.pick(['622202', '621700', '622848', '621661', '622588'])}${c.digits(12)}`;
  const sum = [...first].reverse().reduce((total, d, i) => {
    const digit = Number(d);
    return total + (i % 2 === 0 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit);
  }, 0);
  return first + String((10 - (sum % 10)) % 10);
}
export const writeCard = (c: Chance, number: string): string =>
  c.pick([number, number.replace(/(.{4})(?=.)/g, '$1 '), number.replace(/(.{4})(?=.)/g, '$1-')]);
export const payee = (c: Chance): string => (c.yes(0.5) ? card(c) : email(c));
export const writePayee = (c: Chance, account: string): string =>
  account.includes('@') ? c.pick([account, `PayPal: ${account}`, account.toUpperCase()]) : writeCard(c, account);

export interface Place {
  readonly city: City;
  readonly district: string;
  readonly road: string;
  readonly number: number;
  readonly building: number;
  readonly room: string;
}
export function place(c: Chance, at: City = city(c)): Place {
  const [road] = two(c.pick(ROADS));
  const building = c.whole(1, 30);
  return {
    city: at,
    district: c.pick(['龙岗区', '白云区', '南山区', '海曙区', '城厢区', '思明区']),
    road,
    number: c.whole(1, 999),
    building,
    room: `${c.whole(1, 28)}${String(c.whole(1, 20)).padStart(2, '0')}`,
  };
}
export function writePlace(c: Chance, { city: { province, han }, district, road, number, building, room }: Place): string {
  const full = `${province === han ? '' : province}${han}${district}${road}${number}号${building}栋${room}室`;
  return c.pick([
    full,
    `${province === han ? '' : province} ${han} ${district} ${road} ${number}号 ${building}栋 ${room}室`,
    full.replace('栋', '幢'),
    `${full} `,
  ]);
}

export const wechat = (c: Chance): string => `${c.pick(WORDS).toLowerCase()}_${c.pick(GOODS).toLowerCase()}${c.digits(7)}`;
export const writeWechat = (c: Chance, id: string): string =>
  c.pick([`WeChat: ${id}`, `微信：${id}`, `wechat ${id}`, `微信号:${id.toUpperCase()}`]);
export const domain = (c: Chance): string =>
  `${c.pick(WORDS)}${c.pick(GOODS)}${c.digits(6)}`.toLowerCase() + c.pick(['.com', '.shop', '.store', '.net']);
export const writeDomain = (c: Chance, name: string): string =>
  c.pick([name, `https://www.${name}/`, `http://${name}`, `WWW.${name.toUpperCase()}`]);

export interface Company {
  readonly han: string;
  readonly pinyin: string;
}
export function company(c: Chance, { han, pinyin }: City): Company {
  const parts = [two(c.pick(TRADE)), two(c.pick(TRADE)), two(c.pick(TRADE))];
  return {
    han: `${han}${parts.map(([a]) => a).join('')}贸易有限公司`,
    pinyin: `${pinyin}shi${parts.map(([, b]) => b).join('')}maoyiyouxiangongsi`,
  };
}
export const writeCompany = (c: Chance, { han, pinyin }: Company): string => c.pick([han, pinyin]);

export const shopName = (c: Chance): string =>
  c.pick([
    `${c.pick(WORDS)} ${c.pick(GOODS)} Store`,
    `${c.pick(WORDS)}${c.pick(GOODS)}${c.whole(10, 99)}`,
    `${c.pick(WORDS)} ${c.pick(WORDS)} Official`,
    `${two(c.pick(TRADE))[0]}${two(c.pick(TRADE))[0]}旗舰店`,
  ]);
export const title = (c: Chance): string =>
  `AURUM ${c.pick(['41mm', '36mm', '28mm'])} ${c.pick(['automatic', 'quartz', 'luxury'])} ${c.pick(GOODS)} ${c.pick(['sapphire', 'gold', 'leather', 'steel'])} ${c.whole(100, 999)}`;
