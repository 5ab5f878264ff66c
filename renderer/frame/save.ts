import { desktop } from '../desktop.ts';

/** Hands a file of the workbench to the user: by the system's dialog on the desktop, as a download in a browser. */
export async function saveFile(url: string, name: string): Promise<void> {
  if (desktop) {
    await desktop.saveAs(url, name);
    return;
  }
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
