import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { TableLook } from '#core/damages/table/model.ts';
import { api, client } from '../../client.ts';
import { offerFiles } from '../../frame/upload.ts';

/** A table as the workbench takes it: a file by its path or upload, or pasted rows. */
type Source =
  | { readonly path: string; readonly fileName: string }
  | { readonly upload: string; readonly fileName: string }
  | { readonly text: string };

/** One damages table on its way in: looked at, then taken in. A refusal is shown in the dialog. */
export function useTable(matter: string) {
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState('');
  const [source, setSource] = useState<Source | null>(null);
  const [look, setLook] = useState<TableLook | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const put = useMutation(api.damages.importTable.mutationOptions({ meta: { quiet: true } }));

  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setProblem(null);
    try {
      return await work();
    } catch (error) {
      setProblem(error);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  const see = async (from: Source) => {
    setSource(from);
    setLook(null);
    setLook((await attempt(() => client.damages.readTable({ matter, ...from }))) ?? null);
  };
  const clear = () => {
    setSource(null);
    setLook(null);
    setProblem(null);
  };

  return {
    file,
    text,
    look,
    problem,
    busy,
    /** Takes another file, or none, and looks at it. */
    async choose(next: File | null) {
      setFile(next);
      setText('');
      clear();
      if (!next) return;
      const [offered] = (await attempt(() => offerFiles([next]))) ?? [];
      if (!offered) return;
      const { name: fileName, ...where } = offered;
      await see({ ...where, fileName } as Source);
    },
    write(next: string) {
      setText(next);
      setFile(null);
      clear();
    },
    see: () => (text.trim() === '' ? Promise.resolve() : see({ text })),
    /** Takes in what was looked at; undefined when it was refused. */
    take: async (): Promise<TableLook | undefined> =>
      source && look ? attempt(() => put.mutateAsync({ matter, ...source, seen: look.seen })) : undefined,
  };
}
