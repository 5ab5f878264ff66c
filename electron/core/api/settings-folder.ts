import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder of the preferences, the same at every door: where Electron keeps a program's data. CASEWRIGHT_SETTINGS names
 * another one.
 */
export function settingsFolder(): string {
  const { CASEWRIGHT_SETTINGS: named, APPDATA: roaming, XDG_CONFIG_HOME: config } = process.env;
  if (named) return named;
  if (process.platform === 'win32') return join(roaming ?? join(homedir(), 'AppData', 'Roaming'), 'Casewright');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Casewright');
  return join(config ?? join(homedir(), '.config'), 'Casewright');
}
