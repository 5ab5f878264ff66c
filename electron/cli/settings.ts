import Conf from 'conf';
import { type Settings, type SettingsFile, settingsFolder, settingsOver } from '../core/api/settings.ts';

/** The preferences file outside Electron: the same file the desktop keeps. */
export const openSettings = (): SettingsFile =>
  settingsOver(new Conf<{ preferences: Settings }>({ cwd: settingsFolder(), configName: 'config', clearInvalidConfig: true }));
