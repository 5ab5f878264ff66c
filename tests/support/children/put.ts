/** Puts files of `size` bytes into a vault: one, or one after another until it is ended. Prints the refusal when it cannot. */
import { randomBytes } from 'node:crypto';
import { Problem } from '../../../electron/core/kit/problem.ts';
import { openVault } from '../../../electron/core/vault/vault.ts';

const [folder = '', size = '0', forEver] = process.argv.slice(2);
const vault = await openVault({ folder });
if (forEver) console.log('ready');
try {
  do await vault.put([randomBytes(Number(size))]);
  while (forEver);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.log(error.id);
  process.exit(1);
}
