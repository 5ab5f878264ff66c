/** Data everyone writes, data a spreadsheet has spoilt, and services everyone uses: they tie nobody together. */

/** What stands for "see elsewhere" or "not yet"; the normalisers already drop what says "nothing". */
const ELSEWHERE =
  /^(?:same (?:as )?(?:above|before|shop|store|seller|address|phone|email)?|(?:as|see) (?:above|below|attached|notes?|website|shop|store)|ditto|idem|tbd|tba|tbc|pending|todo|to be (?:confirmed|provided|determined|added)|not (?:yet )?(?:found|listed|verified)|no (?:data|email|phone|address|licen[cs]e|info(?:rmation)?)|empty|blank|default|sample|example|demo|asdf\w*|qwerty\w*|xxx+|abc|abcd?1?2?3?|foo|bar|同上|见上|同前|如上|见备注|待补|待补充|待定|待确认|待核实|未核实|未填|略|测试|示例|默认|#(?:n\/a|ref!|value!|name\?|null!|div\/0!|num!)|error|true|false|yes|0+(?:\.0+)?)$/u;

/** `1.38E+10`: what a spreadsheet makes of a long number. Different ones collapse into one. */
const EXPONENT = /^[+-]?\d(?:[.,]\d+)?e\+?\d{1,3}$/i;

/** True for a value, tidied or not, that must not count whatever its kind. */
export function isNoise(value: string): boolean {
  const plain = value.normalize('NFKC').trim().toLowerCase();
  return ELSEWHERE.test(plain) || EXPONENT.test(plain.replace(/\s/g, ''));
}

const UP = '012345678901234567890123456789';
const DOWN = '987654321098765432109876543210';

/** Digits nobody was given: one digit over and over, a count up or down, a pair repeated, nothing but zeros behind. */
export function isMadeUp(digits: string): boolean {
  if (digits.length < 5) return true;
  if (/^(\d)\1*$/.test(digits) || UP.includes(digits) || DOWN.includes(digits)) return true;
  if (digits.length >= 8 && /^(\d{1,3})\1{2,}\d?$/.test(digits)) return true;
  return false;
}

/** The subscriber's part of a phone number: without the country and the first three of a mobile number. */
export function isMadeUpPhone(e164: string): boolean {
  const digits = e164.replace(/\D/g, '');
  if (isMadeUp(digits) || isMadeUp(digits.replace(/^86/, ''))) return true;
  const tail = digits.slice(-8);
  // 138 0013 8000 is the operator's own number and stands in every sample; 555-01xx is kept for films.
  if (digits.endsWith('13800138000') || /^1\d{3}55501\d\d$/.test(digits)) return true;
  return (
    /^(\d)\1{7}$/.test(tail) ||
    /0{6,}$/.test(digits) ||
    UP.includes(tail) ||
    DOWN.includes(tail) ||
    /^(\d{4})\1$/.test(tail) ||
    /^(\d\d)\1{3}$/.test(tail)
  );
}

/** A long number whose digits behind the fifteenth are zeros was cut by a spreadsheet, unless its check digit holds. */
export function isCutShort(digits: string, checked: boolean): boolean {
  return digits.length >= 16 && !checked && /^0+$/.test(digits.slice(15));
}

const SAMPLE_LOCAL =
  /^(?:test\w{0,4}|abc\d*|abcd\w*|aaa+|xxx+|123\d*|1+|0+|a|asdf\w*|qwe\w*|user|username|email|e-?mail|mail|name|yourname|your\.?name|example|sample|demo|none|null|na|no|noemail|no-?mail|unknown|someone|nobody|me|admin123|shop|seller)$/;
const NO_REPLY = /^(?:no-?reply|do-?not-?reply|donotreply|mailer-daemon|postmaster|noreply\w*)$/;
const SAMPLE_DOMAIN =
  /^(?:test|example|sample|email|domain|mail|abc|xxx|none|localhost|no|null|invalid|aaa|company|yourdomain|website)\.(?:com?|net|org|cn|test|invalid|example|local)$|\.(?:test|invalid|example|localhost|local)$|^example\.(?:com|net|org)$/;
const NAMED_SAMPLE = /^(?:john\.?doe|jane\.?doe|zhangsan|lisi|wangwu|foo|bar|foobar)@/;

/** Mailboxes of samples, of machines, and of nobody. `box` is `local@domain` in lower case. */
export function isSampleMail(box: string): boolean {
  const at = box.lastIndexOf('@');
  const local = box.slice(0, at);
  const domain = box.slice(at + 1);
  if (NO_REPLY.test(local)) return true;
  // Reserved names may still be written in earnest in invented matters, so only a sample's name at a reserved domain counts as one.
  if (SAMPLE_DOMAIN.test(domain))
    return /\.(?:test|invalid|example|localhost|local)$|^example\.|example$/.test(domain) ? SAMPLE_LOCAL.test(local) : true;
  return SAMPLE_LOCAL.test(local) || NAMED_SAMPLE.test(box);
}

/** Mailboxes that name an office, not a person: read by whoever is there, and often by a service for many. */
const ROLE =
  /^(?:info|service|services|support|sales|contact|help|helpdesk|admin|office|hello|hi|cs|kefu|customer|customers|customerservice|customer[._-]?(?:care|service|support)|care|team|mail|email|inquiry|enquiry|enquiries|business|marketing|legal|ip|trademark|agent|agency|reg|register|registration|tax|vat|accounting|finance|billing|orders?|returns?|after-?sales?|logistics|shipping|warehouse|postmaster|webmaster|hr|reception)\d{0,3}$/;
export const isRoleMail = (box: string): boolean => ROLE.test(box.slice(0, box.lastIndexOf('@')));

/** Domains of platforms, payment, parcels, registrars and law firms: a mailbox there is theirs, not a seller's. */
const SERVICE_DOMAINS = new Set(
  `amazon.com amazon.co.uk amazon.de ebay.com aliexpress.com alibaba.com alibaba-inc.com taobao.com tmall.com 1688.com alipay.com dhgate.com wish.com
  temu.com shein.com walmart.com shopee.com shopee.cn lazada.com etsy.com shopify.com myshopify.com tiktok.com bytedance.com jd.com pinduoduo.com
  paypal.com payoneer.com stripe.com pingpongx.com lianlianpay.com lianlianglobal.com worldfirst.com wise.com airwallex.com klarna.com adyen.com
  fedex.com ups.com dhl.com usps.com sf-express.com sf.com 4px.com yunexpress.com yuntrack.com cainiao.com yto.net.cn zto.com sto.cn yundaex.com
  ems.com.cn winit.com goodcang.com shipbob.com whoisguard.com domainsbyproxy.com privacyguardian.org withheldforprivacy.com contactprivacy.com
  whoisprivacyprotect.com anonymised.email privacyprotect.org namecheap.com godaddy.com namesilo.com dynadot.com tucows.com enom.com gname.com`.split(
    /\s+/,
  ),
);
const SERVICE_MAIL_DOMAIN =
  /(?:^|[.-])(?:law|lawfirm|legal|attorneys?|solicitors?|ipfirm|patent|trademark|lvshi|whois|privacy|proxy)(?:[.-]|$)|(?:lawfirm|lawyers?|attorneys|whoisprivacy|privacyprotect)/;

/** Why a mailbox's or site's domain is a service, or undefined. */
export function isServiceDomain(domain: string): boolean {
  const parts = domain.split('.');
  return SERVICE_DOMAINS.has(domain) || SERVICE_DOMAINS.has(parts.slice(-2).join('.')) || SERVICE_DOMAINS.has(parts.slice(-3).join('.'));
}
export const isServiceMail = (box: string): boolean => {
  const domain = box.slice(box.lastIndexOf('@') + 1);
  return isServiceDomain(domain) || SERVICE_MAIL_DOMAIN.test(domain);
};

/** Names of services where a payee, registrant, sender or address is asked for. */
const SERVICE_NAME =
  /pay ?pal(?! ?[:：#])|payoneer|pingpong|ping pong|连连|lianlian|world ?first|万里汇|airwallex|空中云汇|stripe|adyen|klarna|支付宝|ali ?pay|财付通|tenpay|we ?chat ?pay|微信支付|银联|union ?pay|western union|moneygram|wise payments|transferwise|amazon (?:payments|pay)|ebay (?:commerce|inc)|shopify payments|顺丰|sf express|中通|圆通|申通|韵达|百世|极兔|j&t|菜鸟|cainiao|云途|yun ?express|yanwen|燕文|4px|递四方|china post|中国邮政|\bems\b|fedex|\bdhl\b|\bups\b|\busps\b|royal mail|万邑通|winit|谷仓|goodcang|shipbob|forwarder|freight|货代|货运代理|集运|transshipment|re-?ship(?:per|ping)|律师事务所|law (?:firm|office)|attorneys? at law|商标代理|知识产权代理|secretarial|秘书公司|registered agent|registered office|incorporation services|whois|privacy|proxy|redacted|withheld|隐私/iu;
export const isServiceName = (text: string): boolean => SERVICE_NAME.test(text);

/** Where everybody's parcels lie: a counter, a locker, a post box, "care of". */
const COUNTER =
  /驿站|快递柜|丰巢|代收点|自提点|邮政信箱|快递代收|\bp\.?\s?o\.?\s?box\b|\bpmb\b|\bc\/o\b|care of|locker|virtual office|虚拟办公|集群注册|商务秘书|住所托管|托管/iu;
export const isCounter = (text: string): boolean => COUNTER.test(text);
