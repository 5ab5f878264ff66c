/** Reads everything again: the database file, both chains, and every byte in the vault. */
import { type CustodyFault, custodyFaults } from '../custody/custody.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import type { Store } from '../store/store.ts';
import { allBlobs } from '../vault/rows.ts';
import type { Vault } from '../vault/vault.ts';
import { selectGone, selectNames, selectOtherBytes } from './rows.ts';

export interface Verification {
  /** True when no finding is an error. */
  readonly sound: boolean;
  /** Files of the vault that were read again. */
  readonly checked: number;
  /** Errors: missing, altered, broken chains. Notes: files in the vault that belong to nothing. */
  readonly findings: readonly Finding[];
}

interface Verified {
  readonly store: Store;
  readonly vault: Vault;
}

/** Looks at everything, whatever it finds: a part of the database that cannot be read is itself a finding, and the rest goes on. */
export async function verifyWorkspace(
  { store, vault }: Verified,
  options: { readonly signal?: AbortSignal; readonly onChecked?: (done: number) => void } = {},
): Promise<Verification> {
  const findings: Finding[] = [];
  let checked = 0;
  const steps: readonly (() => Promise<readonly Finding[]>)[] = [
    async () => (await store.verifyFile()).map((detail) => finding('error', 'workspace.db', 'store.damaged', { detail })),
    async () => {
      const entry = await store.verifyJournal();
      return entry === null ? [] : [finding('error', `journal/${entry}`, 'store.chain-broken', { seq: entry })];
    },
    () => ofCustody(store),
    async () => {
      const others = await selectOtherBytes(store.db);
      return others.map(({ id, fileName }) => finding('error', `evidence/${id}`, 'custody.other-bytes', { file: fileName }));
    },
    async () => {
      const gone = await selectGone(store.db);
      return gone.map(({ id, name }) => finding('error', `evidence/${id}`, 'custody.no-item', { file: name || id }));
    },
    async () => {
      const vaulted = await vault.verify(await allBlobs(store.db), options);
      checked = vaulted.checked;
      return [
        ...vaulted.missing.map((sha256) => finding('error', `vault/${sha256}`, 'vault.missing', { sha256 })),
        ...vaulted.altered.map((sha256) => finding('error', `vault/${sha256}`, 'vault.altered', { sha256 })),
        ...vaulted.orphaned.map((file) => finding('note', `vault/${file}`, 'vault.orphaned', { file })),
      ];
    },
  ];
  for (const step of steps) findings.push(...(await step().catch(damage)));
  return { sound: findings.every(({ severity }) => severity !== 'error'), checked, findings };
}

function damage(error: unknown): readonly Finding[] {
  if (!(error instanceof Problem) || error.kind !== 'integrity') throw error;
  return [finding('error', 'workspace.db', error.id, error.params)];
}

const CUSTODY = { altered: 'custody.altered', unlinked: 'custody.unlinked', gone: 'custody.gone' } as const;

/** Each event that does not hold, with what it is about: an item by its file name, else the id of a filing or a binder. */
async function ofCustody(store: Store): Promise<Finding[]> {
  const faults = await custodyFaults(store.db);
  const names = await selectNames(
    store.db,
    faults.map(({ item }) => item),
  );
  const params = ({ seq, event, item }: CustodyFault) => ({ seq, event, item, file: names.get(item) ?? item });
  return faults.map((fault) => finding('error', `custody/${fault.seq}`, CUSTODY[fault.how], params(fault)));
}
