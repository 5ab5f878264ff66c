import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { SettingsFile } from '../core/api/settings.ts';

const KEPT = 12;

/** The workspace to open: named on the command line, else the last one, else the first one in the user's documents. */
export function chooseWorkspace(settings: SettingsFile, argv: readonly string[]): string {
  const named = argv.slice(1).find((word) => word.endsWith('.casewright'));
  const folder = named ?? settings.get().recent[0] ?? join(app.getPath('documents'), 'Casewright', 'Matters.casewright');
  rememberWorkspace(settings, folder);
  return folder;
}

function rememberWorkspace(settings: SettingsFile, folder: string): void {
  const { recent } = settings.get();
  settings.put({ recent: [folder, ...recent.filter((other) => other !== folder)].slice(0, KEPT) });
}

/** Asks for another workspace folder and starts the program anew with it. */
export async function switchWorkspace(settings: SettingsFile): Promise<void> {
  const chosen = await dialog.showSaveDialog({ defaultPath: 'Matters.casewright', properties: ['createDirectory'] });
  if (chosen.canceled || !chosen.filePath) return;
  const folder = chosen.filePath.endsWith('.casewright') ? chosen.filePath : `${chosen.filePath}.casewright`;
  reopen(settings, folder);
}

export function reopen(settings: SettingsFile, folder: string): void {
  rememberWorkspace(settings, folder);
  app.relaunch();
  app.quit();
}
