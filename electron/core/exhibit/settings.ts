/** What counsel has chosen for the exhibits of a matter, and the schemes there are to choose from. */
import { accept } from '../kit/accept.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor } from '../kit/world.ts';
import type { MatterService } from '../matter/service.ts';
import type { Store } from '../store/store.ts';
import type { ExhibitScheme } from '../template/exhibit-scheme.ts';
import type { Library } from '../template/library.ts';
import { type ExhibitSettings, exhibitSettingsSchema } from './model.ts';
import * as rows from './rows.ts';

/** The schemes a matter may choose from, the one of its court first. Never empty. */
export type MatterSchemes = (matter: string) => Promise<readonly ExhibitScheme[]>;

/** Schemes for sets that follow no pack: the pack of the workbench's own sheets holds them. */
const COMMON = 'reports';

/** Those of the matter's pack, its court's first, and then those that every matter may choose. */
export function matterSchemes(matters: Pick<MatterService, 'get'>, library: Pick<Library, 'pack'>): MatterSchemes {
  return async (id) => {
    const matter = await matters.get(id);
    const pack = library.pack(matter.pack);
    const own = pack?.exhibit_schemes ?? [];
    const court = pack?.courts.find((one) => one.id === matter.court.id && one.id !== '');
    const first = own.find((scheme) => scheme.id === court?.exhibits) ?? own[0];
    const others = [...own, ...(library.pack(COMMON)?.exhibit_schemes ?? [])].filter((scheme) => scheme !== first);
    const distinct = others.filter(({ id: one }, index) => one !== first?.id && others.findIndex((other) => other.id === one) === index);
    return first ? [first, ...distinct] : distinct;
  };
}

export function createSettings({ store, schemes }: { readonly store: Store; readonly schemes: MatterSchemes }) {
  const settings = async (matter: string): Promise<ExhibitSettings> =>
    (await rows.selectSettings(store.db, matter)) ?? exhibitSettingsSchema.parse({});

  store.restores('exhibit-setting', async (write, matter, state) => {
    if (state === null) await rows.deleteSettings(write.db, matter);
    else await rows.upsertSettings(write.db, matter, exhibitSettingsSchema.parse(state));
  });

  return {
    /** Those a matter may choose from, the one of its court first. */
    schemes,

    /** What was chosen; the defaults while nothing was. */
    settings,

    /** The scheme that holds: the one chosen, else that of the court. A chosen one that is no longer there falls back to the court's. */
    async scheme(matter: string): Promise<ExhibitScheme> {
      const [all, { scheme }] = await Promise.all([schemes(matter), settings(matter)]);
      const found = all.find(({ id }) => id === scheme) ?? all[0];
      if (!found) throw new Problem('not-found', 'exhibit.unknown-scheme', { scheme, known: '' });
      return found;
    },

    /** Changes the fields given. Numbers that were given stay as they were printed. */
    async setSettings(actor: Actor, matter: string, patch: Partial<ExhibitSettings>): Promise<ExhibitSettings> {
      const all = await schemes(matter);
      return store.write({ actor, matter, verb: 'set exhibits', undoable: true }, async (write) => {
        const before = await rows.selectSettings(write.db, matter);
        const after = accept(exhibitSettingsSchema, { ...before, ...patch }, 'exhibit/settings');
        if (after.scheme !== '' && !all.some(({ id }) => id === after.scheme))
          throw new Problem('invalid', 'exhibit.unknown-scheme', { scheme: after.scheme, known: all.map(({ id }) => id).join(', ') });
        await rows.upsertSettings(write.db, matter, after);
        write.record({ kind: 'exhibit-setting', id: matter, before: before ?? null, after });
        return after;
      });
    },
  };
}
