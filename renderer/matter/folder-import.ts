import { useMutation } from '@tanstack/react-query';
import { client } from '../client.ts';
import { offerFiles } from '../frame/upload.ts';

type Placed = File & { readonly path?: string };

/** The path inside the folder, without the folder's own name: `evidence/shop-1.png`. */
const relativePath = (file: Placed) => {
  const given = file.webkitRelativePath || (file.path ?? file.name).replace(/^\.?\//, '');
  const steps = given.split('/');
  return steps.length > 1 ? steps.slice(1).join('/') : given;
};

/** An intake folder chosen or dropped in the browser: its files are uploaded, then imported as one. */
export function useFolderImport(onDone: (result: { matter: string; title: string }) => void) {
  const run = useMutation({
    mutationFn: async (files: readonly File[]) => {
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
