import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '#core/jobs/model.ts';
import type { CheckView, importTables, Mapping, ReadingChoice, TablePreview } from '#core/seller/mapping/model.ts';
import { api, client } from '../../client.ts';
import { notifyDone, notifyProblem, notifyShort } from '../../frame/notify.tsx';
import { refreshAfter } from '../../frame/refresh.ts';
import { type Offered, offerFiles } from '../../frame/upload.ts';

export type ImportTable = (typeof importTables)[number];

/** Milliseconds between two looks at work that runs. */
const EVERY = 400;

const source = (offered: Offered) => ('path' in offered ? { path: offered.path } : { upload: offered.upload });

/** One table on its way in: read, mapped, checked, imported, taken back. */
export function useImport(matter: string) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [table, setTable] = useState<ImportTable>('sellers');
  const [file, setFile] = useState<File | null>(null);
  const [offered, setOffered] = useState<Offered | null>(null);
  const [reading, setReading] = useState<ReadingChoice>({});
  const [preview, setPreview] = useState<TablePreview | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [check, setCheck] = useState<string | null>(null);
  const [job, setJob] = useState<string | null>(null);

  const checked = useQuery({
    ...api.sellerImport.checked.queryOptions({ input: { id: check ?? '' } }),
    enabled: check !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? EVERY : false),
  });
  const running = useQuery({
    ...api.jobs.get.queryOptions({ input: { id: job ?? '' } }),
    enabled: job !== null,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? EVERY : false),
  });
  const ended = running.data && running.data.state !== 'running' ? running.data.state : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the job ends
  useEffect(() => {
    if (ended === null) return;
    void checked.refetch();
    void refreshAfter(queries, 'seller', 'import');
    if (ended === 'cancelled') {
      notifyShort(t('sellerImport.stopped'));
      setJob(null);
    }
  }, [ended]);

  /** Runs something that may be refused; the refusal is shown in the dialog. */
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
  const look = async (at: Offered, as: ImportTable, how: ReadingChoice, mapping?: Mapping) => {
    const input = { matter, table: as, fileName: at.name, ...source(at), reading: how, ...(mapping ? { mapping } : {}) };
    const seen = await attempt(() => client.sellerImport.preview(input));
    if (seen) setPreview(seen);
  };
  const leave = () => {
    if (check !== null) void client.sellerImport.forget({ id: check });
    setCheck(null);
    setJob(null);
  };
  const mappingNow = (): Mapping => Object.fromEntries((preview?.columns ?? []).map(({ title, field }) => [title, field]));

  return {
    table,
    file,
    reading,
    preview,
    busy,
    problem,
    /** What the check says; undefined before one was begun. */
    check: check === null ? undefined : (checked.data as CheckView | undefined),
    checkFailed: checked.error,
    job: job === null ? undefined : (running.data as JobView | undefined),
    async choose(chosen: File | null, as: ImportTable = table) {
      leave();
      setTable(as);
      setFile(chosen);
      setPreview(null);
      setReading({});
      setProblem(null);
      if (!chosen) return;
      const sent = file === chosen && offered ? offered : (await attempt(() => offerFiles([chosen])))?.[0];
      setOffered(sent ?? null);
      if (sent) await look({ ...sent, name: chosen.name }, as, {});
    },
    async read(how: ReadingChoice) {
      setReading(how);
      if (offered && file) await look({ ...offered, name: file.name }, table, how);
    },
    async map(title: string, field: string | null) {
      if (!offered || !file || !preview) return;
      // The choice shows at once; what it does to the cells follows.
      setPreview({ ...preview, columns: preview.columns.map((one) => (one.title === title ? { ...one, field } : one)) });
      await look({ ...offered, name: file.name }, table, reading, { ...mappingNow(), [title]: field });
    },
    async start() {
      if (!offered || !file) return;
      const input = { matter, table, fileName: file.name, ...source(offered), reading, mapping: mappingNow() };
      const begun = await attempt(() => client.sellerImport.check(input));
      if (begun) setCheck(begun.id);
    },
    async run(keepGood: boolean) {
      if (check === null) return;
      const begun = await attempt(() => client.sellerImport.run({ id: check, keepGood }));
      if (begun) setJob(begun.job);
    },
    async undo() {
      try {
        await client.journal.undo({ matter });
        notifyDone(t('sellerImport.undone'));
        await refreshAfter(queries, 'journal', 'undo');
      } catch (error) {
        notifyProblem(error);
      }
    },
    leave,
  };
}
