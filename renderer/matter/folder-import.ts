import { useMutation } from '@tanstack/react-query';
import { client } from '../client.ts';
import { desktop } from '../desktop.ts';
import { offerFiles } from '../frame/upload.ts';

type Placed = File & { readonly path?: string };

/** The path inside the folder, without the folder's own name: `evidence/shop-1.png`. */
const relativePath = (file: Placed) => {
  const given = file.webkitRelativePath || (file.path ?? file.name).replace(/^\.?\//, '');
  const steps = given.split('/');
  return steps.length > 1 ? steps.slice(1).join('/') : given;
};

/** Where on this machine a dropped folder lies; '' in a browser, which does not say. */
function folderOf(files: readonly File[]): string {
  const [first] = files;
  const path = first ? (desktop?.pathForFile(first) ?? '').replaceAll('\\', '/') : '';
  const inside = first ? `/${relativePath(first)}` : '';
  return path.endsWith(inside) && inside !== '' ? path.slice(0, -inside.length) : '';
}

/** An intake folder chosen or dropped: taken where it lies on the desktop, sent file by file from a browser, imported as one. */
export function useFolderImport(onDone: (result: { matter: string; title: string }) => void) {
  const run = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const folder = folderOf(files);
      if (folder !== '') return client.workspace.importFolder({ path: folder });
      const offered = await offerFiles(files);
      return client.workspace.importUploads({
        files: offered.map((file, i) => ({
          ...('path' in file ? { path: file.path } : { upload: file.upload }),
          name: relativePath(files[i] as Placed),
        })),
      });
    },
    onSuccess: onDone,
  });
  return { start: (files: File[]) => files.length > 0 && run.mutate(files), busy: run.isPending };
}
