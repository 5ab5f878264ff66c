import { domainToASCII, domainToUnicode } from 'node:url';
import { getDomain, parse } from 'tldts';
import { COMMON_DOMAINS, SHARED_HOSTS } from './hosts.ts';
import { type Normal, nothing, says } from './normal.ts';
import { masked } from './plain.ts';

/** The host of an address or host name in lower case and punycode, without `www.`; '' when there is none. */
function hostOf(text: string): string {
  if (!text.includes('.') && !/[。｡]/.test(text)) return '';
  const host = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[^/?#@\s]*@)?([^/?#\s:：]+)/i.exec(text)?.[1] ?? '';
  const ascii = domainToASCII(
    host
      .replace(/[。｡．]/g, '.')
      .replace(/^[.]+|[.]+$/g, '')
      .toLowerCase(),
  );
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(ascii) ? ascii.replace(/^www\d?\.(?=[^.]+\.)/, '') : '';
}

/** The domain somebody registered; on a shared platform the full host. '' for a bare platform or no domain at all. */
export function ownDomain(text: string): string {
  const host = hostOf(text);
  if (host === '') return '';
  const { domain, isIp, isPrivate, publicSuffix } = parse(host, { allowPrivateDomains: true });
  if (isIp) return host;
  if (domain === null || publicSuffix === host || !/[a-z]/.test(publicSuffix ?? '')) return '';
  const registered = getDomain(host) ?? domain;
  if (host === registered && COMMON_DOMAINS.has(registered)) return '';
  if (SHARED_HOSTS.has(registered)) return host;
  return isPrivate ? domain : COMMON_DOMAINS.has(registered) ? '' : registered;
}

export function domainNormal(text: string): Normal {
  const own = masked(text) ? '' : ownDomain(text.replace(/^[^:\w]*(?:domain|网址|域名|website|site)\s*[:：]\s*/, ''));
  return own === '' ? nothing('domain', text) : says('domain', own, domainToUnicode(own));
}

/** Name servers compare by the domain they belong to: ns1 and ns2 are one operator. */
export function nameServerNormal(text: string): Normal {
  const host = hostOf(text);
  const domain = host === '' ? null : getDomain(host);
  return domain === null ? nothing('name-server', text) : says('name-server', domain, domain);
}
