import Conf from 'conf';
import { type Settings, type SettingsFile, settingsSchema } from '../core/api/settings.ts';

const DEFAULTS: Settings = { language: 'en', theme: 'auto', actorName: '', recent: [] };

/** What conf and electron-store have in common. */
interface Kept {
  get(key: 'preferences'): unknown;
  set(key: 'preferences', value: Settings): void;
}

/** Preferences over any store of conf's shape; a file someone damaged falls back to the defaults. */
export function settingsOver(kept: Kept): SettingsFile {
  const get = (): Settings => {
    const parsed = settingsSchema.safeParse(kept.get('preferences'));
    return parsed.success ? parsed.data : DEFAULTS;
  };
  return {
    get,
    put(patch) {
      const next = settingsSchema.parse({ ...get(), ...patch });
      kept.set('preferences', next);
      return next;
    },
  };
}

/** The preferences file outside Electron: the same file the desktop keeps (CASEWRIGHT_SETTINGS names another folder). */
export function openSettings(): SettingsFile {
  const cwd = process.env['CASEWRIGHT_SETTINGS'];
  return settingsOver(new Conf<{ preferences: Settings }>({ projectName: 'Casewright', projectSuffix: '', configName: 'config', clearInvalidConfig: true, ...(cwd ? { cwd } : {}) }));
}
