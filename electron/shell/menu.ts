import { basename } from 'node:path';
import { BrowserWindow, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { Language } from '../core/kit/messages.ts';
import type { DesktopSettings } from './settings.ts';
import { reopen, switchWorkspace } from './workspace.ts';

const WORDS = {
  en: {
    file: 'File',
    newMatter: 'New Matter …',
    importFolder: 'Import Intake Folder …',
    workspace: 'Open or Make Workspace …',
    recent: 'Recent Workspaces',
    settings: 'Settings …',
    showFolder: 'Show Workspace Folder',
  },
  'zh-CN': {
    file: '文件',
    newMatter: '新建案件……',
    importFolder: '导入收案文件夹……',
    workspace: '打开或新建工作区……',
    recent: '最近的工作区',
    settings: '设置……',
    showFolder: '显示工作区文件夹',
  },
} as const satisfies Record<Language, Record<string, string>>;

const tell = (command: string) => () => BrowserWindow.getFocusedWindow()?.webContents.send('menu', command);

/** The application menu, in the user's language. */
export function setMenu(settings: DesktopSettings): void {
  const { language, recent } = settings.get();
  const t = WORDS[language];
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: t.file,
      submenu: [
        { id: 'new-matter', label: t.newMatter, accelerator: 'CmdOrCtrl+N', click: tell('new-matter') },
        { id: 'import-folder', label: t.importFolder, accelerator: 'CmdOrCtrl+I', click: tell('import-folder') },
        { type: 'separator' },
        { id: 'workspace', label: t.workspace, accelerator: 'CmdOrCtrl+O', click: () => void switchWorkspace(settings) },
        {
          label: t.recent,
          submenu: recent.map((folder) => ({ label: basename(folder), toolTip: folder, click: () => reopen(settings, folder) })),
        },
        { label: t.showFolder, click: () => recent[0] !== undefined && shell.showItemInFolder(recent[0]) },
        { type: 'separator' },
        { id: 'settings', label: t.settings, accelerator: 'CmdOrCtrl+,', click: tell('settings') },
        { type: 'separator' },
        { role: process.platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    { role: 'viewMenu' },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
