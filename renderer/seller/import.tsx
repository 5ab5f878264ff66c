import { Alert, Button, FileInput, Group, List, Modal, NumberInput, Select, Stack, Text } from '@mantine/core';
import { IconArrowBackUp, IconFileSpreadsheet } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { importTables, type ReadingChoice, type TablePreview } from '#core/seller/mapping/model.ts';
import { JobLine } from '../exhibit/job-line.tsx';
import { sayFinding, shownProblem } from '../frame/problem.ts';
import { Columns } from './importing/columns.tsx';
import { Outcome } from './importing/outcome.tsx';
import { type ImportTable, useImport } from './importing/use-import.ts';

const ENCODINGS = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'GB18030', 'Big5', 'Shift-JIS', 'Windows-1252'] as const;
const DELIMITERS = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'bar'],
] as const;
const FAULTS = 30;

/** A table of sellers, listings or purchases: what each column is, what all of it would change, then the import. One undo takes it back. */
export function ImportDialog({
  matter,
  opened,
  dropped,
  onClose,
}: {
  readonly matter: string;
  readonly opened: boolean;
  /** A file dropped on the room, to begin with. */
  readonly dropped: File | null;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const table = useImport(matter);
  const { preview, check, job } = table;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a dropped file is taken once
  useEffect(() => {
    if (dropped) void table.choose(dropped);
  }, [dropped]);
  const close = () => {
    void table.choose(null);
    onClose();
  };
  const running = job?.state === 'running';
  const checked = table.check !== undefined;
  const refusal = table.problem ?? table.checkFailed;
  return (
    <Modal
      opened={opened}
      onClose={running ? () => undefined : close}
      size={1080}
      title={t('seller.importTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack>
        {!checked && (
          <Group grow align="flex-start">
            <Select
              label={t('seller.importWhat')}
              allowDeselect={false}
              data={importTables.map((value) => ({ value, label: t(`seller.tables.${value}`) }))}
              value={table.table}
              onChange={(value) => void table.choose(table.file, value as ImportTable)}
            />
            <FileInput
              label={t('sellerImport.file')}
              description={t('sellerImport.fileHint')}
              placeholder={t('frame.dropHere')}
              leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
              accept=".csv,.tsv,.txt,.xlsx"
              value={table.file}
              onChange={(chosen) => void table.choose(chosen)}
              clearable
              clearButtonProps={{ 'aria-label': t('frame.remove') }}
            />
          </Group>
        )}
        {preview && !checked && (
          <>
            <ReadingLine preview={preview} reading={table.reading} onRead={(how) => void table.read(how)} />
            <Columns preview={preview} onField={(title, field) => void table.map(title, field)} />
            <Said preview={preview} />
          </>
        )}
        {check && <Outcome check={check} />}
        {job && <JobLine job={job} title={t('sellerImport.writing', { file: table.file?.name ?? '' })} />}
        {refusal ? <Refused error={refusal} language={language} /> : null}
        {check?.problem && (
          <Alert color="orange" variant="light" role="alert">
            {sayFinding({ id: check.problem.id as never, params: check.problem.params }, language).message}
          </Alert>
        )}
        <Buttons table={table} onClose={close} />
      </Stack>
    </Modal>
  );
}

function Buttons({ table, onClose }: { readonly table: ReturnType<typeof useImport>; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { preview, check, job, busy } = table;
  if (check?.state === 'imported')
    return (
      <Group justify="flex-end">
        <Text fw={600} role="status">
          {t('sellerImport.done', { ...check.counts })}
        </Text>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          onClick={() => {
            void table.undo();
            onClose();
          }}
        >
          {t('sellerImport.undo')}
        </Button>
        <Button onClick={onClose}>{t('sellerImport.close')}</Button>
      </Group>
    );
  const good = (check?.counts.read ?? 0) - (check?.counts.refused ?? 0);
  const broken = preview?.findings.some(({ severity }) => severity === 'error') ?? false;
  return (
    <Group justify="flex-end">
      {check?.state === 'done' && check.counts.refused > 0 && (
        <Text size="xs" c="dimmed" style={{ flex: '1 1 200px' }}>
          {t('sellerImport.goodHint')}
        </Text>
      )}
      {check && (
        <Button variant="default" disabled={job?.state === 'running'} onClick={table.leave}>
          {t('sellerImport.back')}
        </Button>
      )}
      {!check && (
        <Button variant="default" onClick={onClose}>
          {t('frame.cancel')}
        </Button>
      )}
      {!check && (
        <Button disabled={!preview || broken} loading={busy} onClick={() => void table.start()}>
          {t('sellerImport.check')}
        </Button>
      )}
      {check?.state === 'done' && (
        <Button disabled={good === 0} loading={busy || job?.state === 'running'} onClick={() => void table.run(check.counts.refused > 0)}>
          {t(check.counts.refused > 0 ? 'sellerImport.goGood' : 'sellerImport.go', { count: good })}
        </Button>
      )}
    </Group>
  );
}

/** How the file was read, and what a person may say instead. */
function ReadingLine({
  preview,
  reading,
  onRead,
}: {
  readonly preview: TablePreview;
  readonly reading: ReadingChoice;
  readonly onRead: (how: ReadingChoice) => void;
}) {
  const { t } = useTranslation();
  return (
    <Stack gap={4}>
      <Group align="flex-end" gap="sm">
        <Text size="sm" style={{ flex: '1 1 220px' }} role="status">
          {t('sellerImport.read', { rows: preview.rows, header: preview.headerRow })}{' '}
          {preview.remembered && (
            <Text span inherit c="dimmed">
              {t('sellerImport.remembered')}
            </Text>
          )}
        </Text>
        {preview.delimiter !== '' && (
          <>
            <Select
              size="xs"
              w={140}
              label={t('sellerImport.encoding')}
              allowDeselect={false}
              data={[...ENCODINGS]}
              value={preview.encoding}
              onChange={(encoding) => onRead({ ...reading, encoding: encoding as (typeof ENCODINGS)[number] })}
            />
            <Select
              size="xs"
              w={130}
              label={t('sellerImport.delimiter')}
              allowDeselect={false}
              data={DELIMITERS.map(([value, name]) => ({ value, label: t(`sellerImport.delimiters.${name}`) }))}
              value={preview.delimiter}
              onChange={(delimiter) => onRead({ ...reading, delimiter: delimiter as (typeof DELIMITERS)[number][0] })}
            />
          </>
        )}
        <NumberInput
          size="xs"
          w={110}
          label={t('sellerImport.headerRow')}
          min={1}
          max={1_000}
          allowDecimal={false}
          value={reading.headerRow ?? preview.headerRow}
          onChange={(row) => typeof row === 'number' && row >= 1 && onRead({ ...reading, headerRow: row })}
        />
      </Group>
      {preview.above.length > 0 && (
        <Text size="xs" c="dimmed" lineClamp={2}>
          {t('sellerImport.above', { text: preview.above.join(' / ') })}
        </Text>
      )}
    </Stack>
  );
}

/** What is said of the columns: nothing is left out in silence. */
function Said({ preview }: { readonly preview: TablePreview }) {
  const { i18n } = useTranslation();
  const findings = preview.findings;
  if (findings.length === 0) return null;
  const wrong = findings.some(({ severity }) => severity === 'error');
  return (
    <Alert color={wrong ? 'red' : 'gray'} variant="light" p="xs">
      <List size="sm" style={{ maxHeight: 110, overflowY: 'auto' }} tabIndex={0}>
        {findings.slice(0, FAULTS).map((one) => (
          <List.Item key={`${one.where}${one.id}`}>{sayFinding(one, i18n.language as Language).message}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Refused({ error, language }: { readonly error: unknown; readonly language: Language }) {
  const { message, hint, findings } = shownProblem(error, language);
  return (
    <Alert color="red" variant="light" role="alert" title={message}>
      <Text size="sm">{hint}</Text>
      <List size="sm">
        {findings.slice(0, FAULTS).map((one) => (
          <List.Item key={`${one.where}${one.id}`}>{sayFinding(one, language).message}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
