/** Accounts on messengers: the system is part of the identity. */
import { type Normal, nothing, says } from './normal.ts';
import { phoneNormal } from './phone.ts';
import { masked } from './plain.ts';

const SYSTEMS: readonly (readonly [name: string, shown: string, sign: RegExp])[] = [
  ['wechat', 'WeChat', /^(?:we ?chat|wei ?xin|微信|v信|wx)(?:\s*(?:id|no|号|号码))?\.?\s*[:：#=-]?\s*(?=\S)/u],
  ['qq', 'QQ', /^(?:qq|扣扣|企鹅)(?:\s*(?:id|no|号|号码))?\.?\s*[:：#=-]?\s*(?=\S)/u],
  ['whatsapp', 'WhatsApp', /^(?:(?:https?:\/\/)?(?:wa\.me\/|api\.whatsapp\.com\/send\?phone=)|whats ?app\s*[:：#=-]?\s*(?=\S))/],
  ['telegram', 'Telegram', /^(?:(?:https?:\/\/)?t(?:elegram)?\.me\/|telegram\s*[:：#=-]?\s*(?=\S)|tg\s*[:：]\s*)/],
  ['line', 'LINE', /^line(?:\s*id)?\s*[:：#=]\s*/],
  ['skype', 'Skype', /^skype(?:\s*id)?\s*[:：#=]?\s*(?=\S)/],
  ['viber', 'Viber', /^viber\s*[:：#=]?\s*(?=\S)/],
  ['signal', 'Signal', /^signal\s*[:：#=]\s*/],
  ['kakao', 'KakaoTalk', /^kakao(?:talk)?\s*[:：#=]?\s*(?=\S)/],
  ['discord', 'Discord', /^discord\s*[:：#=]?\s*(?=\S)/],
  ['instagram', 'Instagram', /^(?:(?:https?:\/\/)?(?:www\.)?instagram\.com\/|ins(?:tagram)?\s*[:：#=]\s*)/],
  ['facebook', 'Facebook', /^(?:(?:https?:\/\/)?(?:www\.|m\.)?facebook\.com\/|(?:facebook|messenger|fb)\s*[:：#=]\s*)/],
];
/** Systems whose accounts are telephone numbers. */
const BY_PHONE: ReadonlySet<string> = new Set(['whatsapp', 'viber', 'signal']);

/** `bare` is the tidied value in lower case. */
export function messengerNormal(bare: string, country: string): Normal {
  if (masked(bare)) return nothing('messenger', bare);
  const system = SYSTEMS.find(([, , sign]) => sign.test(bare));
  const account = (system ? bare.replace(system[2], '') : bare).replace(/\s+/g, '').replace(/^@+|[/?#].*$/g, '');
  if (account === '' || !/[\p{L}\p{N}]/u.test(account)) return nothing('messenger', bare);
  const [name, shown] = system ?? ['', ''];
  const asPhone = /^\+?\d[\d().-]{6,}$/.test(account) ? phoneNormal(account, country) : undefined;
  const phone = asPhone && asPhone.key !== '' && /^phone \+/.test(asPhone.key) ? asPhone : undefined;
  if (phone && BY_PHONE.has(name)) return says('messenger', `${name} ${phone.key.slice(6)}`, `${shown}: ${phone.shown}`, [phone.key]);
  const related = phone && name !== 'qq' ? [phone.key] : [];
  // The number of a QQ account is also a mailbox; it is another datum, worth a look.
  if (name === 'qq' && /^[1-9]\d{4,11}$/.test(account)) related.push(`email ${account}@qq.com`);
  return system
    ? says('messenger', `${name} ${account}`, `${shown}: ${account}`, related)
    : says('messenger', `? ${account}`, account, related);
}
