/** Ids a platform gives its sellers; each counts on its platform only. */
import { type Normal, nothing, says } from './normal.ts';
import { masked } from './plain.ts';
import { platformKey, platformName } from './platform.ts';

/** Amazon's merchant token: A and twelve or thirteen letters and digits, the same in every country. */
const AMAZON = /^a[a-z0-9]{12,13}$/;

/** A platform's name and an id. */
const NAMED = /^([a-z][a-z0-9 .-]{1,30}|1688|\p{Script=Han}{2,8})\s*[:：/]\s*(\S+)$/u;

/** `bare` is the tidied value in lower case. `Amazon: A1B2…` names its platform itself. */
export function merchantNormal(bare: string, platform: string): Normal {
  if (masked(bare)) return nothing('merchant', bare);
  const joined = bare.replace(/\s/g, '');
  const named = NAMED.exec(bare) ?? NAMED.exec(joined);
  const id = named?.[2] ?? joined;
  if (id.length < 3 || !/\d/.test(id)) {
    if (!/^[\p{L}\p{N}._-]{3,}$/u.test(id)) return nothing('merchant', bare);
  }
  const where = named
    ? platformKey(named[1] ?? '')
    : platform === ''
      ? AMAZON.test(id) && /\d/.test(id)
        ? 'amazon'
        : ''
      : platformKey(platform);
  const form = where === 'amazon' ? id.toUpperCase() : id;
  return says('merchant', `${where || '?'} ${form}`, where === '' ? form : `${platformName(where)}: ${form}`);
}
