import { domainToASCII } from 'node:url';
import { type Normal, nothing, says } from './normal.ts';
import { masked } from './plain.ts';

const USUAL = /^[a-z0-9][a-z0-9._-]*@[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const ADDRESS = /[^\s<>()[\]:：,;，；"'|/\\@]+@[^\s<>()[\]:：,;，；"'|/\\@]+/u;

/** The first mailbox in a tidied lower-case text, or undefined. Reads `name (at) qq (dot) com`, `mailto:` and `Name <a@b.com>`. */
export function findMailbox(text: string): { local: string; domain: string } | undefined {
  if (USUAL.test(text)) {
    const at = text.indexOf('@');
    return { local: text.slice(0, at), domain: text.slice(at + 1) };
  }
  const opened = text
    .replace(/\s*[([{<#_-]\s*(?:at|艾特|小老鼠)\s*[)\]}>#_-]\s*|\s+at\s+(?=\S+\s*(?:\.|\(dot\)|\[dot\]|\sdot\s))|\s*@\s*/g, '@')
    .replace(/\s*[([{]\s*(?:dot|点)\s*[)\]}]\s*|(?<=@.*)\s+(?:dot|点)\s+/g, '.')
    .replace(/。/g, '.');
  const found = ADDRESS.exec(opened)?.[0];
  if (!found) return undefined;
  const at = found.indexOf('@');
  const domain = domainToASCII(found.slice(at + 1).replace(/^\.+|[.\p{P}]+$/gu, ''));
  const local = found.slice(0, at).replace(/^\.+|\.+$/g, '');
  return local === '' || !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain) ? undefined : { local, domain };
}

/** One mailbox: tags behind a plus, dots in Gmail names and Gmail's second domain do not make another. */
export function mailbox(local: string, domain: string): string {
  const plus = local.indexOf('+');
  const untagged = plus > 0 ? local.slice(0, plus) : local;
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return `${untagged}@${domain}`;
  return `${untagged.replaceAll('.', '') || untagged}@gmail.com`;
}

/** Keys of what a mailbox points to: a QQ mailbox of digits bears the QQ number. */
export const besideMailbox = (address: string): string[] => {
  const qq = /^([1-9]\d{4,11})@qq\.com$/.exec(address)?.[1];
  return qq === undefined ? [] : [`messenger qq ${qq}`];
};

export function emailNormal(text: string): Normal {
  const found = masked(text) ? undefined : findMailbox(text);
  if (!found) return nothing('email', text);
  const address = mailbox(found.local, found.domain);
  return says('email', address, address, besideMailbox(address));
}
