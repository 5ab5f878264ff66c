import type { Evidence } from '#core/evidence/model.ts';
import { desktop } from '../desktop.ts';
import { fileUrl } from './media.ts';

/** Hands over the original, byte for byte: by the system's dialog on the desktop, as a download in a browser. */
export async function saveOriginal(item: Pick<Evidence, 'id' | 'fileName'>): Promise<void> {
  const url = `${fileUrl(item.id)}?save=${encodeURIComponent(item.fileName)}`;
  if (desktop) {
    await desktop.saveAs(url, item.fileName);
    return;
  }
  const link = document.createElement('a');
  link.href = url;
  link.download = item.fileName;
  link.click();
}
