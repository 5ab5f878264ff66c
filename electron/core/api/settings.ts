import { z } from 'zod';

export const settingsSchema = z.object({
  language: z.enum(['en', 'zh-CN']),
  theme: z.enum(['light', 'dark', 'auto']),
  /** Who is at the keyboard, as the journal and the custody record write it. */
  actorName: z.string().trim().max(200),
  /** Read pages that are pictures in the background. */
  ocr: z.boolean().default(true),
  /** Workspaces opened lately, newest first. */
  recent: z.array(z.string()).max(12),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The preferences of this user on this machine; the doors keep them in one file (conf, electron-store). */
export interface SettingsFile {
  get(): Settings;
  put(patch: Partial<Settings>): Settings;
}

/** A first start speaks the language of the system. */
const defaults = (): Settings => {
  const chinese = new Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh');
  return { language: chinese ? 'zh-CN' : 'en', theme: 'auto', actorName: '', ocr: true, recent: [] };
};

/** What conf and electron-store have in common. */
interface Kept {
  get(key: 'preferences'): unknown;
  set(key: 'preferences', value: Settings): void;
}

/** Preferences over any store of conf's shape; a file someone damaged falls back to the defaults. */
export function settingsOver(kept: Kept): SettingsFile {
  const get = (): Settings => {
    const parsed = settingsSchema.safeParse(kept.get('preferences'));
    return parsed.success ? parsed.data : defaults();
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
