import type { Workbench } from '../core/workbench.ts';
import { withWorkbench } from './open.ts';
import { findingLine, type Verb } from './verb.ts';
import { wordsOf } from './words.ts';

export const verify: Verb = {
  name: 'verify',
  usage: 'verify <workspace> [--json]',
  options: { json: { type: 'boolean' } },
  words: [1, 1],
  run: (terminal, [folder = ''], { json }) =>
    withWorkbench(terminal, folder, 'look', async (workbench) => {
      const words = wordsOf(terminal.language);
      const { verifyWorkspace } = await import('../core/evidence/verify.ts');
      const result = await verifyWorkspace(workbench);
      // Names are a help; where the database is damaged there may be none.
      const unnamed = () => new Map<string, string[]>();
      const names = result.sound ? unnamed() : await namesByHash(workbench, words.belongsTo).catch(unnamed);
      const touched: Record<string, readonly string[]> = {};
      for (const f of result.findings) {
        terminal.note(findingLine(f, terminal.language));
        const sha256 = String(f.params.sha256 ?? '');
        const called = names.get(sha256);
        if (called === undefined) continue;
        touched[sha256] = called;
        for (const name of called) terminal.note(`        ${name}`);
      }
      if (json) terminal.out(JSON.stringify({ ...result, files: touched }));
      else terminal.out(result.sound ? words.sound(result.checked) : words.unsound(result.checked));
      return result.sound ? 0 : 1;
    }),
};

/** What the user calls the bytes of a hash: evidence and parts of binders by their file names, filings by title and kind, productions by volume. */
async function namesByHash(workbench: Workbench, say: (name: string, matter: string) => string): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  const add = (sha256: string, name: string, matter: string) => names.set(sha256, [...(names.get(sha256) ?? []), say(name, matter)]);
  for (const { id, title } of await workbench.matter.list()) {
    for (const item of [...(await workbench.evidence.list(id)), ...(await workbench.evidence.withdrawn(id))])
      add(item.sha256, item.fileName, title);
    // Telling what is stale needs the facts, which may be what was touched.
    for (const filing of await workbench.filing.list(id).catch(() => []))
      for (const kind of ['pdf', 'docx', 'model'] as const) add(filing[kind].sha256, `${filing.title}, ${kind}`, title);
    for (const { parts } of await workbench.binder.list(id).catch(() => []))
      for (const part of parts) add(part.sha256, part.fileName, title);
    for (const { sha256, volume } of await workbench.production.list(id)) add(sha256, `${volume}.zip`, title);
  }
  return names;
}
