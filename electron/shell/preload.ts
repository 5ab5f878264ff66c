/** The few things a page cannot do by itself. Typed in renderer/desktop.ts; one file, because a sandboxed preload has no modules. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';

contextBridge.exposeInMainWorld('desktop', {
  pickFiles: () => ipcRenderer.invoke('pick-files'),
  pickFolder: () => ipcRenderer.invoke('pick-folder'),
  pathForFile: (file: File) => webUtils.getPathForFile(file),
  saveAs: (url: string, name: string) => ipcRenderer.invoke('save-as', url, name),
  reveal: (path: string) => ipcRenderer.invoke('reveal', path),
  setTitle: (title: string) => ipcRenderer.send('set-title', title),
  onMenu: (listener: (command: string) => void) => {
    const heard = (_event: unknown, command: string) => listener(command);
    ipcRenderer.on('menu', heard);
    return () => {
      ipcRenderer.off('menu', heard);
    };
  },
});
