import ElectronStore from 'electron-store';
import { type Settings, type SettingsFile, settingsOver } from '../core/api/settings.ts';
import { settingsFolder } from '../core/api/settings-folder.ts';

interface Window {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
  readonly maximized: boolean;
}

export interface DesktopSettings extends SettingsFile {
  window(): Window | undefined;
  keepWindow(window: Window): void;
}

/** Preferences and the window's place, in the same file the browser door and the terminal read. */
export function openDesktopSettings(): DesktopSettings {
  const store = new ElectronStore<{ preferences: Settings; window: Window }>({
    cwd: settingsFolder(),
    name: 'config',
    clearInvalidConfig: true,
  });
  return {
    ...settingsOver(store),
    window: () => store.get('window'),
    keepWindow: (window) => store.set('window', window),
  };
}
