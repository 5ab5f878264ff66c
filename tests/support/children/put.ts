/** Puts files of `size` bytes into a vault: one, or one after another until it is ended. Prints the refusal when it cannot. */
import { randomBytes } from 'node:crypto';
import { Problem } from '../../../electron/core/kit/problem.ts';
import { openVault } from '../../../electron/core/vault/vault.ts';

const [folder = '', size = '0', forEver] = process.argv.slice(2);
const vault = await openVault({ folder, worker: new URL('../../../electron/core/vault/worker.ts', import.meta.url) });
try {
  await vault.put([randomBytes(Number(size))]);
  // Its threads are there by now.
  if (forEver) console.log('ready');
  while (forEver) await vault.put([randomBytes(Number(size))]);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.log(error.id);
  process.exit(1);
}
