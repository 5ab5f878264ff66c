import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Settings, type SettingsFile, settingsOver } from '../core/api/settings.ts';
import { settingsFolder } from '../core/api/settings-folder.ts';

/**
 * The preferences file outside Electron: the same file the desktop keeps. Where none can be kept, as under an account without a
 * home, they last as long as the program runs.
 */
export async function openSettings(): Promise<SettingsFile> {
  try {
    const { default: Conf } = await import('conf');
    return settingsOver(new Conf<{ preferences: Settings }>({ cwd: settingsFolder(), configName: 'config', clearInvalidConfig: true }));
  } catch {
    return settingsOver(new Map());
  }
}

/** What the file says, without the library that keeps it: most verbs only look. The defaults where it says nothing. */
export function readSettings(): Settings {
  let preferences: unknown;
  try {
    ({ preferences } = JSON.parse(readFileSync(join(settingsFolder(), 'config.json'), 'utf8')) as { preferences?: unknown });
  } catch {
    preferences = undefined;
  }
  return settingsOver(new Map([['preferences', preferences as Settings]])).get();
}
