import { join } from 'node:path';
import { BrowserWindow, dialog, nativeTheme } from 'electron';
import { type Language, say } from '../core/kit/messages.ts';
import { Problem } from '../core/kit/problem.ts';
import type { DesktopSettings } from './settings.ts';

export function openWindow(settings: DesktopSettings): BrowserWindow {
  const { theme } = settings.get();
  nativeTheme.themeSource = theme === 'auto' ? 'system' : theme;
  const kept = settings.window();
  const window = new BrowserWindow({
    width: kept?.width ?? 1360,
    height: kept?.height ?? 860,
    ...(kept?.x === undefined || kept.y === undefined ? {} : { x: kept.x, y: kept.y }),
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Casewright',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#242424' : '#ffffff',
    webPreferences: {
      preload: join(__dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: true,
    },
  });
  if (kept?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => settings.keepWindow({ ...window.getNormalBounds(), maximized: window.isMaximized() }));
  return window;
}

/** A workspace that cannot be opened is said in words before the program ends. */
export function showFailure(error: unknown, language: Language): void {
  if (error instanceof Problem) {
    const { message, hint } = say(error.id, error.params, language);
    dialog.showErrorBox('Casewright', [message, hint].filter(Boolean).join('\n\n'));
  } else dialog.showErrorBox('Casewright', error instanceof Error ? (error.stack ?? error.message) : String(error));
}
