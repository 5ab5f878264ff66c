'use strict';
// The parts of Electron this program uses, on Node and a system Chromium. Not faithful: the preload is not isolated, the page's
// origin is http, permissions, native menus and dialogs, the tray, the updater and the fuses do nothing here.
const { fork, spawn } = require('node:child_process');
const { EventEmitter } = require('node:events');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const { Readable, pipeline } = require('node:stream');
const { Cdp } = require('./cdp.cjs');
const { createWindows } = require('./windows.cjs');

const noop = () => {};
const userData = process.env.STANDIN_USER_DATA ?? fs.mkdtempSync(path.join(os.tmpdir(), 'standin-'));
const privileged = new Map();
const handlers = new Map();
const switches = [];
let chromium;
let port = 0;
let ready = false;
let becomeReady;
const whenReady = new Promise((resolve) => {
  becomeReady = resolve;
});

/** `casewright://app/x` is served to Chromium as `http://app.casewright.localhost:PORT/x`, a secure context like the scheme. */
const toHttp = (url) => {
  const [, scheme, name, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(.*)$/.exec(url) ?? [];
  return scheme && privileged.has(scheme) ? `http://${name}.${scheme}.localhost:${port}${rest || '/'}` : url;
};
const fromHttp = (text) => {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  const [, name, scheme] = /^(.+)\.([^.]+)\.localhost$/.exec(url.hostname) ?? [];
  return scheme && url.port === String(port) ? `${scheme}://${name}${url.pathname}${url.search}${url.hash}` : text;
};

const app = Object.assign(new EventEmitter(), {
  name: 'casewright',
  isPackaged: false,
  getVersion: () => '0.0.0',
  getName: () => 'casewright',
  getLocale: () => 'en-US',
  getAppPath: () => process.cwd(),
  getPath: (name) => (name === 'userData' ? userData : name === 'temp' ? os.tmpdir() : path.join(userData, name)),
  requestSingleInstanceLock: () => process.env.STANDIN_SECOND !== '1',
  releaseSingleInstanceLock: noop,
  commandLine: { appendSwitch: (name, value) => switches.push(value ? `--${name}=${value}` : `--${name}`) },
  whenReady: () => whenReady,
  isReady: () => ready,
  relaunch: noop,
  quit() {
    let kept = false;
    const event = {
      preventDefault: () => {
        kept = true;
      },
    };
    app.emit('before-quit', event);
    if (kept) return;
    app.emit('will-quit', event);
    if (!kept) app.exit(0);
  },
  exit(code = 0) {
    chromium?.kill();
    process.exit(code);
  },
});

const ipcMain = Object.assign(new EventEmitter(), {
  handle(channel, handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel) => handlers.delete(channel),
  async call(channel, event, args) {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler(event, ...args));
  },
});

const schemes = new Map();
const protocol = {
  registerSchemesAsPrivileged(list) {
    if (ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of list) privileged.set(scheme, privileges ?? {});
  },
  handle(scheme, handler) {
    if (!ready) throw new Error('protocol.handle should be called after app is ready');
    schemes.set(scheme, handler);
  },
};

const menuItem = (template) => ({
  enabled: true,
  visible: true,
  type: template.submenu ? 'submenu' : 'normal',
  ...template,
  submenu: template.submenu ? Menu.buildFromTemplate(template.submenu) : undefined,
  click() {
    template.click?.(this, windows.BrowserWindow.getFocusedWindow(), {});
  },
});
let applicationMenu = null;
const Menu = {
  buildFromTemplate: (template) => ({
    items: template.map(menuItem),
    getMenuItemById(id) {
      for (const item of this.items) {
        if (item.id === id) return item;
        const found = item.submenu?.getMenuItemById(id);
        if (found) return found;
      }
      return null;
    },
  }),
  setApplicationMenu(menu) {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu,
};

const host = { app, ipcMain, toHttp, fromHttp, cdp: undefined };
const windows = createWindows(host);

/** What protocol.handle gives: no AbortSignal, and headers as Electron passes them. */
async function answer(request, response) {
  const url = fromHttp(`http://${request.headers.host}${request.url}`);
  const handler = schemes.get(url.split(':')[0]);
  if (!handler) {
    response.writeHead(502).end();
    return;
  }
  const headers = new Headers(request.headers);
  headers.delete('host');
  if (headers.has('origin')) headers.set('origin', fromHttp(`${headers.get('origin')}/`).replace(/\/$/, ''));
  const body = ['GET', 'HEAD'].includes(request.method) ? {} : { body: Readable.toWeb(request), duplex: 'half' };
  const result = await handler(new Request(url, { method: request.method, headers, ...body }));
  response.writeHead(result.status, Object.fromEntries(result.headers));
  if (!result.body) {
    response.end();
    return;
  }
  response.flushHeaders();
  pipeline(Readable.fromWeb(result.body), response, noop);
}

const standin = {
  async start() {
    const server = http.createServer((request, response) => {
      answer(request, response).catch((error) => {
        console.error('protocol.handle', error);
        response.destroy();
      });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = server.address().port;
    const flags = [
      '--remote-debugging-port=0',
      `--user-data-dir=${path.join(userData, 'chromium')}`,
      '--headless=new',
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--block-new-web-contents',
      '--no-startup-window',
    ];
    chromium = spawn(process.env.STANDIN_CHROMIUM ?? '/usr/bin/chromium', [...flags, ...switches], { stdio: ['ignore', 'ignore', 'pipe'] });
    process.on('exit', () => chromium.kill());
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => app.exit(0));
    chromium.on('exit', () => process.exit(0));
    const address = await new Promise((resolve) => {
      let text = '';
      chromium.stderr.on('data', (data) => {
        text += data;
        const found = /^DevTools listening on (ws:\/\/.*)$/m.exec(text);
        if (found) resolve(found[1].trim());
      });
    });
    host.cdp = await Cdp.connect(address);
    await host.cdp.send('Target.setDiscoverTargets', { discover: true });
    host.cdp.events.on('Target.targetDestroyed', ({ targetId }) => windows.closed(targetId));
    // Playwright waits for this line.
    console.error(`DevTools listening on ${address}`);
    ready = true;
    app.emit('ready', {}, {});
    becomeReady({});
  },
};

/** A utility process is a Node process with a `process.parentPort`. */
const utilityProcess = {
  fork(file) {
    const child = fork(file, [], { serialization: 'advanced', execArgv: ['--require', path.join(__dirname, 'parent-port.cjs')] });
    return Object.assign(new EventEmitter(), {
      postMessage: (message) => child.send(message),
      kill: () => child.kill('SIGKILL'),
      on(event, listener) {
        child.on(event, listener);
        return this;
      },
    });
  },
};

const defaultSession = { setPermissionRequestHandler: noop, setPermissionCheckHandler: noop };

module.exports = {
  app,
  BrowserWindow: windows.BrowserWindow,
  webContents: windows.WebContents,
  ipcMain,
  protocol,
  Menu,
  dialog: {
    showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
    showSaveDialog: async () => ({ canceled: true, filePath: '' }),
    showMessageBox: async () => ({ response: 0 }),
    showErrorBox: (title, content) => console.error(`${title}: ${content}`),
  },
  shell: {
    async openExternal() {},
    async openPath() {
      return '';
    },
    showItemInFolder: noop,
  },
  session: { defaultSession },
  utilityProcess,
  nativeTheme: Object.assign(new EventEmitter(), { shouldUseDarkColors: false, themeSource: 'system' }),
  standin,
};
