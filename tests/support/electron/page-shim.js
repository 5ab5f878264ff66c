// Runs in the page before its own scripts: gives the preload its `electron`, carries messages to main and back, and finds the
// paths of chosen files. The preload shares the page's world here; in Electron it is isolated.
(() => {
  if (window.__standin) return;
  const listeners = new Map();
  const waiting = new Map();
  const paths = new Map();
  let last = 0;
  const tell = (message) => window.__standinSend(JSON.stringify(message));
  const ask = (message) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      tell({ id, ...message });
    });
  Object.defineProperty(window, '__standin', {
    value: {
      reply(id, error, value) {
        const { resolve, reject } = waiting.get(id);
        waiting.delete(id);
        if (error) reject(new Error(error));
        else resolve(value);
      },
      emit(channel, args) {
        for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
      },
    },
  });

  // A file's path is known to the browser only: main asks it, then the event is dispatched again with the paths known.
  const key = (file) => `${file.name}|${file.size}|${file.lastModified}`;
  for (const type of ['change', 'drop'])
    window.addEventListener(
      type,
      (event) => {
        const list = type === 'drop' ? event.dataTransfer?.files : event.target.files;
        const files = [...(list ?? [])].filter((file) => !paths.has(key(file)));
        if (files.length === 0) return;
        let again = () => event.target.dispatchEvent(new Event('change', { bubbles: true }));
        if (type === 'drop') {
          const dataTransfer = new DataTransfer();
          for (const file of event.dataTransfer.files) dataTransfer.items.add(file);
          again = () => event.target.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
        }
        event.stopImmediatePropagation();
        event.preventDefault();
        window.__standinFiles = files;
        void ask({ paths: files.length }).then((found) => {
          files.forEach((file, i) => {
            paths.set(key(file), found[i]);
          });
          again();
        });
      },
      true,
    );

  const open = (url) => {
    tell({ open: new URL(url, location.href).href });
    return null;
  };
  window.open = open;
  window.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[target=_blank]');
    if (!link) return;
    event.preventDefault();
    open(link.href);
  });

  const cloned = (value) => {
    if (typeof value === 'function')
      return (...args) => {
        const result = value(...args.map((arg) => (typeof arg === 'function' || arg instanceof File ? arg : cloned(arg))));
        return result instanceof Promise ? result.then(cloned) : cloned(result);
      };
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
      return Object.freeze(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cloned(inner)])));
    return structuredClone(value);
  };
  const ipcRenderer = {
    invoke: (channel, ...args) => ask({ invoke: channel, args: structuredClone(args) }),
    send: (channel, ...args) => tell({ send: channel, args }),
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off(channel, listener) {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      );
      return ipcRenderer;
    },
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value: cloned(value), enumerable: true }),
    },
    ipcRenderer,
    webUtils: { getPathForFile: (file) => paths.get(key(file)) ?? '' },
  };
  const require = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  // The preload's text is put here by main.
  // biome-ignore lint/correctness/noUnusedFunctionParameters: the names every CommonJS file is given
  ((require, module, exports) => {
    /* PRELOAD */
  })(require, { exports: {} }, {});
})();
