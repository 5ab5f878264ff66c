import { Alert, Button, FileInput, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#core/kit/finding.ts';
import type { Language } from '#core/kit/messages.ts';
import { sayFinding, shownProblem } from '../../frame/problem.ts';
import { useUndoNotice } from '../undo-notice.tsx';
import { Preview } from './preview.tsx';
import { useTable } from './use-table.ts';

const FAULTS = 40;

interface Props {
  readonly matter: string;
  readonly opened: boolean;
  /** A file dropped on the room, to begin with. */
  readonly dropped: File | null;
  readonly onClose: () => void;
}

/** A table of damages: what it would change, head by head and figure by figure, then the import. One undo takes it back. */
export function ImportDialog({ matter, opened, dropped, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const notice = useUndoNotice(matter);
  const table = useTable(matter);
  const { look } = table;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a dropped file is taken once
  useEffect(() => {
    if (dropped) void table.choose(dropped);
  }, [dropped]);
  const close = () => {
    void table.choose(null);
    onClose();
  };
  const errors = look?.findings.filter(({ severity }) => severity === 'error') ?? [];
  const notes = look?.findings.filter(({ severity }) => severity !== 'error') ?? [];
  const changes = look ? look.counts.heads.added + look.counts.heads.changed : 0;
  const go = async () => {
    const done = await table.take();
    if (!done) return;
    const { heads, figures } = done.counts;
    notice(t('damagesImport.done', { heads: heads.added + heads.changed, figures: figures.added + figures.changed }));
    close();
  };
  const refusal = table.problem ? shownProblem(table.problem, language) : undefined;
  return (
    <Modal
      opened={opened}
      onClose={table.busy ? () => undefined : close}
      size={960}
      title={t('damagesImport.title')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack>
        <FileInput
          label={t('damagesImport.file')}
          description={t('damagesImport.fileHint')}
          placeholder={t('frame.dropHere')}
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
          accept=".csv,.tsv,.txt,.xlsx"
          value={table.file}
          onChange={(chosen) => void table.choose(chosen)}
          clearable
          clearButtonProps={{ 'aria-label': t('frame.remove') }}
        />
        {!table.file && (
          <Textarea
            label={t('damagesImport.pasted')}
            description={t('damagesImport.or')}
            autosize
            minRows={3}
            maxRows={8}
            spellCheck={false}
            styles={{ input: { whiteSpace: 'pre', overflowX: 'auto', fontFamily: 'var(--mantine-font-family-monospace)' } }}
            value={table.text}
            onChange={(event) => table.write(event.currentTarget.value)}
          />
        )}
        {!look && !refusal && (
          <Text size="sm" c="dimmed">
            {t('damagesImport.columnsHint')}
          </Text>
        )}
        {refusal && (
          <Alert color="red" variant="light" role="alert" title={refusal.message}>
            <Text size="sm">{refusal.hint}</Text>
            <Said findings={refusal.findings} label={refusal.message} />
          </Alert>
        )}
        {look && (
          <>
            {errors.length > 0 && (
              <Alert color="red" variant="light" role="alert" title={t('damagesImport.wrong', { count: errors.length })}>
                <Said findings={errors} label={t('damagesImport.wrong', { count: errors.length })} />
              </Alert>
            )}
            {notes.length > 0 && (
              <Alert color="gray" variant="light" title={t('damagesImport.notes')}>
                <Said findings={notes} label={t('damagesImport.notes')} />
              </Alert>
            )}
            <Preview look={look} />
          </>
        )}
        <Group justify="flex-end">
          {look && errors.length === 0 && changes === 0 && (
            <Text size="sm" c="dimmed" role="status">
              {t('damagesImport.nothing')}
            </Text>
          )}
          <Button variant="default" onClick={close}>
            {t('frame.cancel')}
          </Button>
          {look ? (
            <Button disabled={errors.length > 0 || changes === 0} loading={table.busy} onClick={() => void go()}>
              {t('damagesImport.go')}
            </Button>
          ) : (
            <Button disabled={table.text.trim() === ''} loading={table.busy} onClick={() => void table.see()}>
              {t('damagesImport.look')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function Said({ findings, label }: { readonly findings: readonly Finding[]; readonly label: string }) {
  const { t, i18n } = useTranslation();
  if (findings.length === 0) return null;
  return (
    <List size="sm" style={{ maxHeight: '24vh', overflowY: 'auto' }} tabIndex={0} aria-label={label}>
      {findings.slice(0, FAULTS).map((one, at) => {
        const { message, hint } = sayFinding(one, i18n.language as Language);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes; two cells may be wrong in the same way
          <List.Item key={at} style={{ overflowWrap: 'anywhere' }}>
            {message}
            {hint && (
              <Text span inherit c="dimmed">
                {' · '}
                {hint}
              </Text>
            )}
          </List.Item>
        );
      })}
      {findings.length > FAULTS && <List.Item>{t('damagesImport.more', { count: findings.length - FAULTS })}</List.Item>}
    </List>
  );
}
