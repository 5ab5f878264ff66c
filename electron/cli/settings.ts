import Conf from 'conf';
import { type Settings, type SettingsFile, settingsOver } from '../core/api/settings.ts';

/**
 * The preferences file outside Electron: the same file the desktop keeps (CASEWRIGHT_SETTINGS names another folder). Where none can
 * be kept, as under an account without a home, they last as long as the program runs.
 */
export function openSettings(): SettingsFile {
  const cwd = process.env.CASEWRIGHT_SETTINGS;
  try {
    return settingsOver(
      new Conf<{ preferences: Settings }>({
        projectName: 'Casewright',
        projectSuffix: '',
        configName: 'config',
        clearInvalidConfig: true,
        ...(cwd ? { cwd } : {}),
      }),
    );
  } catch {
    return settingsOver(new Map());
  }
}
