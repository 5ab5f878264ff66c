/** Reads everything again: the database file, both chains, and every byte in the vault. */
import { verifyCustody } from '../custody/custody.ts';
import { type Finding, finding } from '../kit/finding.ts';
import type { Store } from '../store/store.ts';
import { allBlobs } from '../vault/rows.ts';
import type { Vault } from '../vault/vault.ts';
import { selectOtherBytes } from './rows.ts';

export interface Verification {
  /** True when no finding is an error. */
  readonly sound: boolean;
  /** Files of the vault that were read again. */
  readonly checked: number;
  /** Errors: missing, altered, broken chains. Notes: files in the vault that belong to nothing. */
  readonly findings: readonly Finding[];
}

export async function verifyWorkspace(
  { store, vault }: { readonly store: Store; readonly vault: Vault },
  options: { readonly signal?: AbortSignal; readonly onChecked?: (done: number) => void } = {},
): Promise<Verification> {
  const findings: Finding[] = [];
  for (const detail of await store.verifyFile()) findings.push(finding('error', 'workspace.db', 'store.damaged', { detail }));
  const entry = await store.verifyJournal();
  if (entry !== null) findings.push(finding('error', `journal/${entry}`, 'store.chain-broken', { seq: entry }));
  const event = await verifyCustody(store.db);
  if (event !== null) findings.push(finding('error', `custody/${event}`, 'custody.broken', { seq: event }));
  for (const { id, fileName } of await selectOtherBytes(store.db)) {
    findings.push(finding('error', `evidence/${id}`, 'custody.other-bytes', { file: fileName }));
  }
  const vaulted = await vault.verify(await allBlobs(store.db), options);
  for (const sha256 of vaulted.missing) findings.push(finding('error', `vault/${sha256}`, 'vault.missing', { sha256 }));
  for (const sha256 of vaulted.altered) findings.push(finding('error', `vault/${sha256}`, 'vault.altered', { sha256 }));
  for (const file of vaulted.orphaned) findings.push(finding('note', `vault/${file}`, 'vault.orphaned', { file }));
  return { sound: findings.every(({ severity }) => severity !== 'error'), checked: vaulted.checked, findings };
}
