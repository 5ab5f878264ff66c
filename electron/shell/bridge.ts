/** What the page asks of the desktop: dialogs, saving, revealing. Everything else goes through the handler. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { app, BrowserWindow, dialog, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, shell } from 'electron';
import type { Handler } from '../core/api/handler.ts';
import { ORIGIN } from './scheme.ts';

function trusted(event: IpcMainInvokeEvent | IpcMainEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (!event.senderFrame?.url.startsWith(`${ORIGIN}/`) || !window) throw new Error('untrusted sender');
  return window;
}

export function registerBridge(handler: Handler): void {
  /** Files this session wrote; only these are shown in the folder. */
  const written = new Set<string>();
  ipcMain.handle('pick-files', async (event) => {
    const chosen = await dialog.showOpenDialog(trusted(event), { properties: ['openFile', 'multiSelections'] });
    return chosen.canceled ? [] : chosen.filePaths;
  });
  ipcMain.handle('pick-folder', async (event) => {
    const chosen = await dialog.showOpenDialog(trusted(event), { properties: ['openDirectory'] });
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
  });
  ipcMain.handle('save-as', async (event, url: unknown, name: unknown) => {
    const window = trusted(event);
    if (typeof url !== 'string' || !url.startsWith('/files/') || typeof name !== 'string') throw new Error('nothing to save');
    const chosen = await dialog.showSaveDialog(window, { defaultPath: join(app.getPath('documents'), basename(name)) });
    if (chosen.canceled || !chosen.filePath) return null;
    const answer = await handler(new Request(`${ORIGIN}${url}`));
    if (!answer.ok || !answer.body) throw new Error(`nothing to save: status ${answer.status}`);
    const half = `${chosen.filePath}.part`;
    try {
      await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(half));
      await rename(half, chosen.filePath);
    } finally {
      await rm(half, { force: true });
    }
    written.add(chosen.filePath);
    return chosen.filePath;
  });
  ipcMain.handle('reveal', (event, path: unknown) => {
    trusted(event);
    if (typeof path === 'string' && written.has(path)) shell.showItemInFolder(path);
  });
  ipcMain.on('set-title', (event, title: unknown) => {
    if (typeof title === 'string') trusted(event).setTitle(title.slice(0, 300));
  });
}
