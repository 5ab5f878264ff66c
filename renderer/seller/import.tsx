import { Alert, Button, FileInput, Group, List, Modal, Select, Stack, Table, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { api, client } from '../client.ts';
import { notifyDone } from '../frame/notify.tsx';
import { sayFinding, shownProblem } from '../frame/problem.ts';
import { type Offered, offerFiles } from '../frame/upload.ts';

const TABLES = ['sellers', 'listings', 'purchases', 'identifiers'] as const;
type ImportTable = (typeof TABLES)[number];
const SAMPLE = 3;
const FAULTS = 100;

const source = (offered: Offered) => ('path' in offered ? { path: offered.path } : { upload: offered.upload });

/** A spreadsheet of sellers, listings or purchases: first what each column is, then all rows or none. */
export function ImportDialog({
  matter,
  opened,
  onClose,
}: {
  readonly matter: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const [table, setTable] = useState<ImportTable>('sellers');
  const [file, setFile] = useState<File | null>(null);
  const [mapping, setMapping] = useState<Record<string, string>>({});
  const read = useMutation({
    mutationFn: async ({ chosen, as }: { chosen: File; as: ImportTable }) => {
      const [offered] = await offerFiles([chosen]);
      if (!offered) throw new Error('no file');
      const preview = await client.seller.readTable({ matter, table: as, fileName: chosen.name, ...source(offered) });
      return { preview, offered };
    },
    onSuccess: ({ preview }) => setMapping(Object.fromEntries(preview.columns.map((c) => [c.header, c.field ?? '']))),
  });
  const run = useMutation(api.seller.importTable.mutationOptions());
  const close = () => {
    setFile(null);
    read.reset();
    run.reset();
    onClose();
  };
  const choose = (chosen: File | null, as = table) => {
    setFile(chosen);
    run.reset();
    if (chosen) read.mutate({ chosen, as });
    else read.reset();
  };
  const start = async () => {
    if (!file || !read.data) return;
    const fields = Object.fromEntries(Object.entries(mapping).filter(([, field]) => field !== ''));
    const count = await run.mutateAsync({ matter, table, fileName: file.name, mapping: fields, ...source(read.data.offered) });
    notifyDone(t('seller.importDone', { added: count.added, updated: count.updated }));
    close();
  };
  const preview = read.data?.preview;
  const faults = run.error ? shownProblem(run.error, language).findings : (preview?.findings ?? []);
  return (
    <Modal opened={opened} onClose={close} size="xl" title={t('seller.importTitle')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack>
        <Group grow align="flex-start">
          <Select
            label={t('seller.importWhat')}
            allowDeselect={false}
            data={TABLES.map((value) => ({ value, label: t(`seller.tables.${value}`) }))}
            value={table}
            onChange={(value) => {
              const as = value as ImportTable;
              setTable(as);
              if (file) choose(file, as);
            }}
          />
          <FileInput
            label={t('seller.importFile')}
            description={t('seller.importHint')}
            placeholder={t('frame.dropHere')}
            leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
            accept=".csv,.tsv,.txt,.xlsx"
            value={file}
            onChange={(chosen) => choose(chosen)}
            clearable
          />
        </Group>
        {preview && (
          <>
            <Text size="sm" c="dimmed">
              {t('seller.importRows', { rows: preview.rows, encoding: preview.encoding })}
            </Text>
            <Table.ScrollContainer minWidth={500} mah={260}>
              <Table striped aria-label={t('seller.importColumns')}>
                <Table.Thead>
                  <Table.Tr>
                    {preview.columns.map((column) => (
                      <Table.Th key={column.header} style={{ minWidth: 150 }}>
                        <Text size="xs" truncate>
                          {column.header}
                        </Text>
                        <Select
                          size="xs"
                          aria-label={column.header}
                          data={[
                            { value: '', label: t('seller.importIgnore') },
                            ...preview.fields.map((field) => ({ value: field, label: field })),
                          ]}
                          value={mapping[column.header] ?? ''}
                          allowDeselect={false}
                          onChange={(field) => setMapping({ ...mapping, [column.header]: field ?? '' })}
                        />
                      </Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {preview.sample.slice(0, SAMPLE).map((cells, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are known by their place
                    <Table.Tr key={i}>
                      {preview.columns.map((column, c) => (
                        <Table.Td key={column.header}>
                          <Text size="xs" lineClamp={2}>
                            {cells[c]}
                          </Text>
                        </Table.Td>
                      ))}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </>
        )}
        {faults.length > 0 && (
          <Alert color={run.error ? 'red' : 'yellow'} variant="light">
            <List size="sm" style={{ maxHeight: 220, overflowY: 'auto' }}>
              {faults.slice(0, FAULTS).map((f) => (
                <List.Item key={`${f.where}${f.id}${JSON.stringify(f.params)}`}>
                  {f.where}: {sayFinding(f, language).message}
                </List.Item>
              ))}
              {faults.length > FAULTS && <List.Item>{t('frame.more', { count: faults.length - FAULTS })}</List.Item>}
            </List>
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('frame.cancel')}
          </Button>
          <Button disabled={!preview} loading={run.isPending || read.isPending} onClick={() => void start()}>
            {t('seller.importGo', { rows: preview?.rows ?? 0 })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
