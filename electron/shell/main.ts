/** The desktop door: boot order, read from top to bottom. */
import { app, BrowserWindow, protocol } from 'electron';
import { createHandler } from '../core/api/handler.ts';
import { openWorkbench } from '../core/workbench.ts';
import { systemClock, systemIds } from '../core/world.ts';
import { registerBridge } from './bridge.ts';
import { harden } from './harden.ts';
import { setMenu } from './menu.ts';
import { packagedPlaces } from './places.ts';
import { ORIGIN, SCHEME } from './scheme.ts';
import { openDesktopSettings } from './settings.ts';
import { utilityFork } from './utility.ts';
import { openWindow, showFailure } from './window.ts';
import { chooseWorkspace } from './workspace.ts';

// Before ready: afterwards Electron refuses.
protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
]);

if (app.requestSingleInstanceLock()) void start();
else app.quit();

async function start(): Promise<void> {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  harden();
  await app.whenReady();
  const settings = openDesktopSettings();
  const places = packagedPlaces();
  const folder = chooseWorkspace(settings, process.argv);
  try {
    const workbench = await openWorkbench({ folder, clock: systemClock, ids: systemIds, places, create: true, fork: utilityFork });
    app.on('will-quit', () => void workbench.close());
    const handler = createHandler(workbench, {
      door: 'desktop',
      assets: places.assets,
      settings,
      userName: app.getPath('home').split(/[\\/]/).at(-1) ?? '',
    });
    protocol.handle(SCHEME, handler);
    workbench.text.start(() => settings.get().ocr);
    registerBridge(handler);
    setMenu(settings);
    await openWindow(settings).loadURL(`${ORIGIN}/`);
  } catch (error) {
    showFailure(error, settings.get().language);
    app.exit(3);
  }
}
