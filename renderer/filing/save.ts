import { fileName } from '#core/filing/model.ts';
import { desktop } from '../desktop.ts';

/** Hands a drafted file to the user: by the system's dialog on the desktop, as a download in a browser. */
export async function saveFiling(
  filing: { readonly id: string; readonly title: string },
  matter: string,
  ending: 'pdf' | 'docx',
): Promise<void> {
  const name = fileName(matter, filing.title, ending);
  const url = `/files/filing/${filing.id}.${ending}?save=${encodeURIComponent(name)}`;
  if (desktop) {
    await desktop.saveAs(url, name);
    return;
  }
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
