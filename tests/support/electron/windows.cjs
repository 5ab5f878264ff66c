'use strict';
const { EventEmitter } = require('node:events');
const fs = require('node:fs');
const path = require('node:path');

const noop = () => {};

/** BrowserWindow and its webContents over pages of Chromium. `host` gives the connection, the address mapping and the app. */
function createWindows(host) {
  const open = new Map();
  let last = 0;

  class WebContents extends EventEmitter {
    #openHandler = null;
    #url = '';
    #loading;

    constructor(window) {
      super();
      this.window = window;
      this.id = window.id;
    }

    async attach() {
      const { cdp } = host;
      const { targetId } = await cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true });
      this.targetId = targetId;
      open.set(targetId, this.window);
      const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: true });
      this.session = sessionId;
      const on = (method, listener) => cdp.events.on(`${sessionId}:${method}`, listener);
      on('Runtime.bindingCalled', ({ name, payload }) => {
        if (name === '__standinSend') void this.#fromPage(JSON.parse(payload));
      });
      on('Page.loadEventFired', () => {
        this.emit('did-finish-load');
        this.window.emit('ready-to-show');
      });
      on('Page.frameNavigated', ({ frame }) => {
        if (!frame.parentId) this.#url = host.fromHttp(frame.url);
      });
      on('Fetch.requestPaused', (paused) => this.#navigating(paused));
      const needed = [
        ['Page.enable'],
        ['Runtime.enable'],
        ['DOM.enable'],
        ['Runtime.addBinding', { name: '__standinSend' }],
        ['Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Request' }] }],
      ];
      for (const [method, params] of needed) await cdp.send(method, params, sessionId);
      this.mainFrame = (await cdp.send('Page.getFrameTree', {}, sessionId)).frameTree.frame.id;
      const { preload } = this.window.options.webPreferences ?? {};
      if (preload) {
        const shim = fs.readFileSync(path.join(__dirname, 'page-shim.js'), 'utf8');
        const source = shim.replace('/* PRELOAD */', () => fs.readFileSync(preload, 'utf8'));
        await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source }, sessionId);
      }
      host.app.emit('web-contents-created', {}, this);
    }

    /** Navigations the page starts itself are put to `will-navigate` first. */
    #navigating({ request, frameId, requestId }) {
      const url = host.fromHttp(request.url);
      let refused = false;
      if (this.#loading !== url && frameId === this.mainFrame) {
        const event = {
          url,
          isMainFrame: true,
          preventDefault: () => {
            refused = true;
          },
        };
        this.emit('will-navigate', event, url);
      }
      this.#loading = undefined;
      const method = refused ? 'Fetch.failRequest' : 'Fetch.continueRequest';
      void host.cdp.send(method, { requestId, ...(refused ? { errorReason: 'Aborted' } : {}) }, this.session);
    }

    async #fromPage(message) {
      if (message.open) {
        this.#openHandler?.({ url: host.fromHttp(message.open), frameName: '', features: '', disposition: 'new-window' });
        return;
      }
      const origin = this.#url.split('/').slice(0, 3).join('/');
      const event = { sender: this, senderFrame: { url: this.#url, origin }, reply: (channel, ...args) => this.send(channel, ...args) };
      if (message.send) {
        host.ipcMain.emit(message.send, event, ...message.args);
        return;
      }
      let error = null;
      let value;
      try {
        value = message.paths ? await this.#pathsOf(message.paths) : await host.ipcMain.call(message.invoke, event, message.args);
      } catch (thrown) {
        error = `Error invoking remote method '${message.invoke}': ${thrown}`;
      }
      await this.executeJavaScript(`__standin.reply(${message.id}, ${JSON.stringify(error)}, ${JSON.stringify(value) ?? 'undefined'})`);
    }

    async #pathsOf(count) {
      const found = [];
      for (let i = 0; i < count; i++) {
        const { result } = await host.cdp.send('Runtime.evaluate', { expression: `__standinFiles[${i}]` }, this.session);
        found.push((await host.cdp.send('DOM.getFileInfo', { objectId: result.objectId }, this.session)).path);
      }
      return found;
    }

    send(channel, ...args) {
      void this.executeJavaScript(`__standin.emit(${JSON.stringify(channel)}, ${JSON.stringify(args)})`);
    }

    async executeJavaScript(expression) {
      const params = { expression, awaitPromise: true, returnByValue: true };
      const { exceptionDetails, result } = await host.cdp.send('Runtime.evaluate', params, this.session);
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value;
    }

    async loadURL(url) {
      await this.window.attached;
      this.#loading = url;
      const loaded = new Promise((resolve) => this.once('did-finish-load', resolve));
      await host.cdp.send('Page.navigate', { url: host.toHttp(url) }, this.session);
      await loaded;
    }

    setWindowOpenHandler(handler) {
      this.#openHandler = handler;
    }
    getURL() {
      return this.#url;
    }
    isDestroyed() {
      return !open.has(this.targetId);
    }
    close() {
      this.window.close();
    }
    static fromDevToolsTargetId(id) {
      return open.get(id)?.webContents;
    }
    static getAllWebContents() {
      return [...open.values()].map((window) => window.webContents);
    }
  }

  class BrowserWindow extends EventEmitter {
    constructor(options = {}) {
      super();
      this.options = options;
      this.id = ++last;
      this.gone = false;
      this.title = options.title ?? '';
      this.webContents = new WebContents(this);
      this.attached = this.webContents.attach();
      for (const method of ['show', 'hide', 'focus', 'minimize', 'maximize', 'restore']) this[method] = noop;
      host.app.emit('browser-window-created', {}, this);
    }
    loadURL(url) {
      return this.webContents.loadURL(url);
    }
    setTitle(title) {
      this.title = title;
    }
    getTitle() {
      return this.title;
    }
    isMinimized() {
      return false;
    }
    isMaximized() {
      return false;
    }
    isDestroyed() {
      return this.gone;
    }
    getBounds() {
      return { x: 0, y: 0, width: this.options.width ?? 800, height: this.options.height ?? 600 };
    }
    getNormalBounds() {
      return this.getBounds();
    }
    close() {
      let kept = false;
      this.emit('close', {
        preventDefault: () => {
          kept = true;
        },
      });
      if (!kept) void host.cdp.send('Target.closeTarget', { targetId: this.webContents.targetId });
    }
    static getAllWindows() {
      return [...open.values()];
    }
    static fromWebContents(contents) {
      return contents?.window ?? null;
    }
    static getFocusedWindow() {
      return [...open.values()].at(-1) ?? null;
    }
  }

  /** A closed tab is a closed window; the last one ends the program unless it says otherwise. */
  const closed = (targetId) => {
    const window = open.get(targetId);
    if (!window) return;
    open.delete(targetId);
    window.gone = true;
    window.emit('closed');
    if (open.size === 0 && !host.app.emit('window-all-closed')) host.app.quit();
  };
  return { BrowserWindow, WebContents, closed };
}

module.exports = { createWindows };
