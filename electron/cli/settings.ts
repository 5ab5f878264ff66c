import Conf from 'conf';
import { type Settings, type SettingsFile, settingsOver } from '../core/api/settings.ts';
import { settingsFolder } from '../core/api/settings-folder.ts';

/**
 * The preferences file outside Electron: the same file the desktop keeps. Where none can be kept, as under an account without a
 * home, they last as long as the program runs.
 */
export function openSettings(): SettingsFile {
  try {
    return settingsOver(new Conf<{ preferences: Settings }>({ cwd: settingsFolder(), configName: 'config', clearInvalidConfig: true }));
  } catch {
    return settingsOver(new Map());
  }
}
