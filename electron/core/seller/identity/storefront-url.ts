/**
 * Which shop a URL shows, read from its form alone: nothing is fetched. Forms as the platforms use them; what a page could also be (an
 * item, a search) is answered only when the URL itself names the shop.
 */
import { domainToUnicode } from 'node:url';
import { getDomain } from 'tldts';
import { COMMON_DOMAINS, SHARED_HOSTS } from './hosts.ts';
import { platformKey, platformName } from './platform.ts';

export interface StorefrontUrl {
  /** The platform as it writes itself; for a shop of its own the platform is `Website`. */
  readonly platform: string;
  /** The platform's id of the shop; '' when the URL has none. */
  readonly shopId: string;
  /** The shop's name in the URL; '' when the URL has none. */
  readonly shopName: string;
  /** The shop's page in its shortest form. */
  readonly url: string;
}

interface Parts {
  readonly host: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}
interface Found {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** Path below the host that shows the shop. */
  readonly at: string;
}
type Read = (parts: Parts) => Found | undefined;

const LONGEST = 2_000;
const ID = /^[\p{L}\p{N}._~!+*'-]{1,120}$/u;
const kept = (text: string | null | undefined): string | undefined => (text && ID.test(text) ? text : undefined);
const digits = (text: string | null | undefined): string | undefined => (text && /^\d{2,20}$/.test(text) ? text : undefined);
const after = (path: readonly string[], ...words: string[]): string | undefined => {
  const at = path.findIndex((part) => words.includes(part.toLowerCase()));
  return at < 0 ? undefined : path[at + 1];
};
const byHost = (platform: RegExp, { host }: Parts): string | undefined => {
  const label = platform.exec(host)?.[1];
  return label === undefined ||
    /^(www\d?|m|h5|shop|store|seller|sellers|s|item|detail|list|search|en|login|pages|ai|world|market|trade|work|cart|buyertrade|click|img|best|sale|service|page|offer|i|my|us|sea|message|global|passport|activity|report)$/.test(
      label,
    )
    ? undefined
    : label;
};

const aliexpress: Read = (parts) => {
  const { path, query } = parts;
  const id = digits(after(path, 'store')) ?? digits(query.get('storeId') ?? query.get('storeNum') ?? query.get('sellerId'));
  if (id) return { id, at: `store/${id}` };
  const top = after(path, 'top-rated-products', 'all-wholesale-products');
  const label = byHost(/^([a-z0-9-]+)\.aliexpress\./, parts);
  const numbered = digits(top?.replace(/\.html?$/, ''));
  if (numbered) return { id: numbered, at: `store/${numbered}` };
  return label && label.length > 3 ? { name: label, at: '' } : undefined;
};
const taobao: Read = (parts) => {
  const { path, query } = parts;
  const label = byHost(/^([a-z0-9-]+)\.(?:m\.)?(?:world\.)?taobao\.com$/, parts);
  const numbered = /^shop(\d{4,})$/.exec(label ?? '')?.[1];
  if (numbered) return { id: numbered, at: '' };
  if (label) return { name: label, at: '' };
  const shop = digits(query.get('shop_id') ?? query.get('shopId'));
  if (shop && !path.some((part) => /item\.htm/.test(part))) return { id: shop, at: `shop/view_shop.htm?shop_id=${shop}` };
  const user = digits(query.get('user_number_id') ?? query.get('sellerId'));
  return user && /view_shop/.test(path.join('/')) ? { id: user, at: `shop/view_shop.htm?user_number_id=${user}` } : undefined;
};
const tmall: Read = (parts) => {
  const label = byHost(/^([\p{L}\p{N}-]+)\.(?:m\.)?tmall\.(?:com|hk)$/u, parts) ?? byHost(/^([\p{L}\p{N}-]+)\.world\.tmall\.com$/u, parts);
  return label ? { name: label, at: '' } : undefined;
};
const b2b: Read = (parts) => {
  const label = byHost(/^([a-z0-9-]+)\.1688\.com$/, parts);
  if (label) return { ...(/^shop[a-z0-9]{8,}$/.test(label) ? { id: label } : { name: label }), at: '' };
  const member = kept(after(parts.path, 'winport')) ?? kept(parts.query.get('memberId') ?? parts.query.get('sellerLoginId'));
  return member ? { id: member.replace(/\.html?$/, ''), at: `winport/${member.replace(/\.html?$/, '')}` } : undefined;
};
const alibaba: Read = (parts) => {
  const label = byHost(/^([a-z0-9-]+)\.(?:[a-z]{2}\.)?(?:m\.)?alibaba\.com$/, parts);
  return label ? { name: label, at: '' } : undefined;
};
const amazon: Read = ({ path, query }) => {
  const merchant = [
    query.get('seller'),
    query.get('me'),
    query.get('merchantId'),
    query.get('merchant'),
    query.get('m'),
    after(path, 'shops'),
    ...(query
      .get('rh')
      ?.split(/[,&]/)
      .map((one) => /^p_6(?::|%3A)(.+)$/.exec(one)?.[1]) ?? []),
  ]
    .map((one) => /^A[A-Z0-9]{9,16}$/i.exec(one ?? '')?.[0])
    .find((one) => one !== undefined);
  if (merchant) return { id: merchant.toUpperCase(), at: `sp?seller=${merchant.toUpperCase()}` };
  const shop = kept(after(path, 'shops'));
  if (shop) return { name: shop, at: `shops/${shop}` };
  const stores = path.findIndex((part) => part.toLowerCase() === 'stores');
  const page = stores < 0 ? undefined : kept(after(path, 'page'));
  const brand = kept(path[stores + 1]);
  if (page) return { id: page, name: brand === 'page' ? undefined : brand, at: `stores/page/${page}` };
  return stores >= 0 && brand && brand !== 'page' ? { name: brand, at: `stores/${brand}` } : undefined;
};
const ebay: Read = ({ path, query, host }) => {
  const store = kept(after(path, 'str'));
  if (store) return { name: store, at: `str/${store}` };
  const user = kept(after(path, 'usr')) ?? kept(query.get('_ssn') ?? query.get('_saslop') ?? query.get('seller'));
  if (user) return { id: user, name: user, at: `usr/${user}` };
  const old = host.startsWith('stores.') ? kept(path[0]) : undefined;
  return old ? { name: old, at: `str/${old}` } : undefined;
};
const temu: Read = ({ path, query }) => {
  const mall = digits(query.get('mall_id')) ?? digits(/-m-(\d{4,20})(?:\.html?)?$/.exec(path.at(-1) ?? '')?.[1]);
  const slug = /^([\w-]+?)-m-\d+(?:\.html?)?$/.exec(path.at(-1) ?? '')?.[1];
  return mall ? { id: mall, name: kept(slug), at: `mall.html?mall_id=${mall}` } : undefined;
};
const shein: Read = ({ path, query }) => {
  const store =
    digits(query.get('store_code') ?? query.get('main_store_code')) ??
    digits(after(path, 'home')) ??
    digits(/-store-(\d+)/.exec(path.join('/'))?.[1]);
  return store && /store/.test(path.join('/') + query.toString()) ? { id: store, at: `store/home?store_code=${store}` } : undefined;
};
const walmart: Read = ({ path, query }) => {
  const id = kept(after(path, 'seller')) ?? digits(query.get('sellerId') ?? query.get('seller_id'));
  if (id && /^[A-F0-9]{2,40}$/i.test(id)) return { id, at: `seller/${id}` };
  const facet = /seller(?:_name|_type)?:([^|]+)/.exec(query.get('facet') ?? '')?.[1];
  return kept(facet) ? { name: facet, at: `global/seller/${encodeURIComponent(facet ?? '')}` } : undefined;
};
const dhgate: Read = ({ path, query }) => {
  const id =
    digits(after(path, 'store')) ?? digits(/^(\d{5,})(?:\.html?)?$/.exec(path.at(-1) ?? '')?.[1]) ?? digits(query.get('supplierid'));
  return id && (path[0] === 'store' || query.has('supplierid')) ? { id, at: `store/${id}` } : undefined;
};
const wish: Read = ({ path }) => {
  const id = kept(after(path, 'merchant', 'merchants', 'store'));
  return id ? { ...(/^[a-f0-9]{24}$/.test(id) ? { id } : { name: id }), at: `merchant/${id}` } : undefined;
};
const SHOPEE_PAGES =
  /^(search|mall|cart|user|buyer|daily_discover|flash_sale|m|product|universal-link|verify|api|help|seller|events\d?|blog|shop|.+-i\.\d+\.\d+.*|.+-cat\..+)$/;
const shopee: Read = ({ path }) => {
  const id =
    digits(after(path, 'shop')) ?? /-i\.(\d+)\.\d+/.exec(path.join('/'))?.[1] ?? digits(path[0] === 'product' ? path[1] : undefined);
  if (id) return { id, at: `shop/${id}` };
  const name = kept(path[0]);
  return name && path.length === 1 && !SHOPEE_PAGES.test(name) ? { name, at: name } : undefined;
};
const lazada: Read = ({ path, query }) => {
  const name = kept(after(path, 'shop', 'shop-i'));
  if (name) return { name, at: `shop/${name}` };
  const id = digits(query.get('sellerId') ?? query.get('seller_id') ?? query.get('shopId'));
  return id ? { id, at: `shop/?sellerId=${id}` } : undefined;
};
const etsy: Read = (parts) => {
  const name = kept(after(parts.path, 'shop', 'people')) ?? byHost(/^([a-z0-9-]+)\.etsy\.com$/, parts);
  return name ? { name, at: `shop/${name}` } : undefined;
};
const jd: Read = ({ path, host }) => {
  const id = /index-(\d{4,})/.exec(path[0] ?? '')?.[1];
  return id && /(?:^|\.)(?:mall|shop)\.(?:m\.)?jd\./.test(host) ? { id, at: `index-${id}.html` } : undefined;
};
const tiktok: Read = ({ path }) => {
  const user = /^@([\w.]{2,24})$/.exec(path[0] ?? '')?.[1];
  if (user) return { id: user, name: user, at: `@${user}` };
  const store = path.indexOf('store');
  const id = store < 0 ? undefined : digits(path[store + 2]);
  return id ? { id, name: kept(path[store + 1]), at: `shop/store/${path[store + 1]}/${id}` } : undefined;
};

const READERS: Readonly<Record<string, Read>> = {
  aliexpress,
  taobao,
  tmall,
  '1688': b2b,
  alibaba,
  amazon,
  ebay,
  temu,
  shein,
  walmart,
  dhgate,
  wish,
  shopee,
  lazada,
  etsy,
  jd,
  tiktok,
};
const HOSTS: readonly (readonly [sign: RegExp, platform: string])[] = [
  [/(?:^|\.)aliexpress\.(?:com|us|ru)$/, 'aliexpress'],
  [/(?:^|\.)taobao\.com$/, 'taobao'],
  [/(?:^|\.)tmall\.(?:com|hk)$/, 'tmall'],
  [/(?:^|\.)1688\.com$/, '1688'],
  [/(?:^|\.)alibaba\.com$/, 'alibaba'],
  [/(?:^|\.)amazon\.(?:com(?:\.[a-z]{2})?|co\.[a-z]{2}|[a-z]{2})$/, 'amazon'],
  [/(?:^|\.)ebay\.(?:com(?:\.[a-z]{2})?|co\.[a-z]{2}|[a-z]{2})$/, 'ebay'],
  [/(?:^|\.)temu\.com$/, 'temu'],
  [/(?:^|\.)shein\.(?:com(?:\.[a-z]{2})?|co\.[a-z]{2}|[a-z]{2})$/, 'shein'],
  [/(?:^|\.)walmart\.(?:com(?:\.[a-z]{2})?|ca)$/, 'walmart'],
  [/(?:^|\.)dhgate\.com$/, 'dhgate'],
  [/(?:^|\.)wish\.com$/, 'wish'],
  [/(?:^|\.)shopee\.(?:com(?:\.[a-z]{2})?|co\.[a-z]{2}|[a-z]{2})$/, 'shopee'],
  [/(?:^|\.)lazada\.(?:com(?:\.[a-z]{2})?|co\.[a-z]{2}|[a-z]{2})$/, 'lazada'],
  [/(?:^|\.)etsy\.com$/, 'etsy'],
  [/(?:^|\.)jd\.(?:com|hk)$/, 'jd'],
  [/(?:^|\.)tiktok\.com$/, 'tiktok'],
];

/** The platform a host belongs to, by its key; '' for any other host. */
const platformOfHost = (host: string): string => HOSTS.find(([sign]) => sign.test(host))?.[1] ?? '';

/**
 * Reads platform, shop id and shop name from a storefront's URL, with or without `https://`. Null for what is no web address, names a
 * platform but no shop on it, or tries to be something else (credentials, control characters, other schemes, addresses of machines).
 */
export function readStorefrontUrl(value: string): StorefrontUrl | null {
  const parts = partsOf(value);
  if (!parts) return null;
  const { host, port } = parts;
  const platform = platformOfHost(host);
  if (platform !== '') {
    const found = READERS[platform]?.(parts);
    if (!found) return null;
    return {
      platform: platformName(platform),
      shopId: found.id ?? '',
      shopName: decoded(found.name),
      url: `https://${hostFor(platform, host, found.at)}/${found.at}`.replace(/\/$/, ''),
    };
  }
  const domain = getDomain(host, { allowPrivateDomains: true });
  if (domain === null || (COMMON_DOMAINS.has(domain) && (!SHARED_HOSTS.has(domain) || host === domain))) return null;
  const shop = SHARED_HOSTS.has(getDomain(host) ?? '') ? host : domain;
  const label = shop.split('.')[0] ?? '';
  const known = platformKey(getDomain(host) ?? '');
  return {
    platform: SHARED_HOSTS.has(getDomain(host) ?? '') && platformName(known) !== known ? platformName(known) : 'Website',
    shopId: '',
    shopName: domainToUnicode(label.startsWith('xn--') ? shop : label).split('.')[0] ?? label,
    url: `https://${host}${port}`,
  };
}

/** Shops that live under a host of their own keep it; others are shown where the platform shows all of them. */
function hostFor(platform: string, host: string, at: string): string {
  if (at === '' || ['jd', 'taobao', 'shein'].includes(platform)) return host.replace(/\.m\.(?=(?:taobao|tmall)\.com$)/, '.');
  const domain = getDomain(host) ?? host;
  return platform === 'shopee' ? domain : `www.${domain}`;
}

const decoded = (text: string | undefined): string => (text ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');

function partsOf(value: string): (Parts & { readonly port: string }) | null {
  const text = value.trim();
  if (text === '' || text.length > LONGEST || /[\s\p{Cc}\p{Cf}\p{Cs}\\<>"`]/u.test(text)) return null;
  const written = /^https?:\/\//i.test(text)
    ? text
    : /^(?:\/\/)?[^/:?#@]+\.[^/:?#@.]{2,}(?::\d+)?(?:[/?#]|$)/u.test(text)
      ? `https://${text.replace(/^\/\//, '')}`
      : '';
  if (written === '' || !URL.canParse(written)) return null;
  const { hostname, pathname, searchParams, username, password, port } = new URL(written);
  const host = hostname.replace(/\.$/, '').replace(/^www\d?\.(?=[^.]+\.)/, '');
  if (username !== '' || password !== '' || !/^[a-z0-9_-]+(\.[a-z0-9_-]+)*\.(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(host)) return null;
  const path: string[] = [];
  for (const part of pathname.split('/')) {
    if (part === '') continue;
    try {
      path.push(decodeURIComponent(part));
    } catch {
      return null;
    }
  }
  return { host, path, query: searchParams, port: port === '' ? '' : `:${port}` };
}
