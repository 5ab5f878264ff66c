import { fileName } from '#core/filing/model.ts';
import { saveFile } from '../frame/save.ts';

/** Hands a drafted file to the user, named after the document and the matter. */
export function saveFiling(filing: { readonly id: string; readonly title: string }, matter: string, ending: 'pdf' | 'docx'): Promise<void> {
  const name = fileName(matter, filing.title, ending);
  return saveFile(`/files/filing/${filing.id}.${ending}?save=${encodeURIComponent(name)}`, name);
}
