/** PRC resident identity numbers. The key is a digest: neither keys nor what is shown ever hold the number in full. */
import { createHash } from 'node:crypto';
import { fullResidentId, maskResidentId } from '../../kit/resident-id.ts';
import { type Normal, nothing, says } from './normal.ts';

/** `bare` is the tidied value in lower case. A masked number identifies nobody; an old number of 15 digits is the same person as its 18. */
export function residentNormal(bare: string): Normal {
  const found = /(?<!\d)(\d{17}[\dx]|\d{15})(?![\dx])/.exec(bare.replace(/[\s-]/g, ''))?.[1];
  if (found === undefined) return nothing('resident-id', maskResidentId(bare));
  const number = fullResidentId(found);
  return says('resident-id', createHash('sha256').update(`resident-id ${number}`).digest('hex').slice(0, 32), maskResidentId(number));
}
