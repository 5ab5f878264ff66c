import { Button, FileButton, Group, Modal, Stack, Table, Text, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../../client.ts';
import { notifyDone, notifyProblem } from '../../frame/notify.tsx';
import { shownProblem } from '../../frame/problem.ts';
import { type Offered, offerFiles } from '../../frame/upload.ts';
import { FindingLine, findingKey } from '../finding-line.tsx';

/** Rows and faults shown; the rest is counted. */
const ROWS = 12;
const FAULTS = 30;

/** A table of rates, pasted or from a file: looked at first, then taken in whole. */
export function ImportRates({ matter, onClose }: { readonly matter: string; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const [text, setText] = useState('');
  const [file, setFile] = useState<Offered | null>(null);
  const [source, setSource] = useState('');
  const [quiet] = useDebouncedValue({ text, source }, 250);
  const run = useMutation(api.exchange.importTable.mutationOptions());
  const from = file ? { fileName: file.name, ...('path' in file ? { path: file.path } : { upload: file.upload }) } : { text: quiet.text };
  const input = { matter, source: quiet.source, ...from };
  const wanted = file !== null || quiet.text.trim() !== '';
  const read = useQuery({
    ...api.exchange.readTable.queryOptions({ input }),
    enabled: wanted,
    placeholderData: keepPreviousData,
    meta: { quiet: true },
  });
  const settled = wanted && !read.isFetching && quiet.text === text && quiet.source === source;
  const found = wanted ? read.data : undefined;
  const faults = (found?.findings ?? []).filter((one) => one.severity === 'error');
  const fresh = (found?.added ?? 0) + (found?.replaced ?? 0);
  const refused = wanted && read.error ? shownProblem(read.error, language) : null;
  const choose = async (chosen: File | null) => {
    if (!chosen) return;
    try {
      const [offered] = await offerFiles([chosen]);
      if (!offered) return;
      setText('');
      setFile(offered);
    } catch (error) {
      notifyProblem(error);
    }
  };
  const take = async () => {
    await run.mutateAsync({ ...input, replace: (found?.replaced ?? 0) > 0 });
    notifyDone(t('exchange.imported', { count: fresh }));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} size="xl" title={t('exchange.importTitle')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('exchange.importHint')}
        </Text>
        <Textarea
          label={t('exchange.paste')}
          placeholder={t('exchange.pasteHint')}
          data-autofocus
          data-where="exchange/paste"
          autosize
          minRows={4}
          maxRows={10}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', whiteSpace: 'pre', overflowX: 'auto' } }}
          value={text}
          onChange={(event) => {
            setFile(null);
            setText(event.currentTarget.value);
          }}
        />
        <Group gap="sm" align="flex-end">
          <FileButton accept=".csv,.tsv,.txt,.xlsx,.xlsm" onChange={(chosen) => void choose(chosen)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileSpreadsheet size={17} stroke={1.7} aria-hidden />}>
                {t('exchange.file')}
              </Button>
            )}
          </FileButton>
          {file && (
            <Text size="sm" truncate maw={220} title={file.name} pb={8}>
              {file.name}
            </Text>
          )}
          <TextInput
            label={t('exchange.publisher')}
            description={undefined}
            maxLength={500}
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
            style={{ flex: '1 1 260px' }}
          />
        </Group>
        <div aria-live="polite">
          {refused && (
            <Text size="sm" c="orange">
              {refused.message}. {refused.hint}
            </Text>
          )}
          {found && !refused && (
            <Stack gap="xs">
              <Text size="sm" fw={550}>
                {faults.length > 0
                  ? t('exchange.faults', { count: faults.length })
                  : fresh === 0
                    ? t('exchange.nothingNew')
                    : t('exchange.counts', { added: found.added, replaced: found.replaced, unchanged: found.unchanged })}
              </Text>
              {found.findings.slice(0, FAULTS).map((one) => (
                <FindingLine key={findingKey(one)} finding={one} />
              ))}
              {found.findings.length > FAULTS && (
                <Text size="sm" c="dimmed">
                  {t('frame.more', { count: found.findings.length - FAULTS })}
                </Text>
              )}
              {faults.length === 0 && found.rates.length > 0 && (
                <>
                  <Table aria-label={t('exchange.paste')} verticalSpacing={4} fz="sm">
                    <Table.Thead>
                      <Table.Tr>
                        {(['on', 'from', 'to', 'rate', 'source'] as const).map((name) => (
                          <Table.Th key={name} scope="col" ta={name === 'rate' ? 'right' : 'left'}>
                            {t(`exchange.columns.${name}`)}
                          </Table.Th>
                        ))}
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                      {found.rates.slice(0, ROWS).map((one) => (
                        <Table.Tr key={one.row}>
                          <Table.Td>{one.on}</Table.Td>
                          <Table.Td>{one.from}</Table.Td>
                          <Table.Td>{one.to}</Table.Td>
                          <Table.Td ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
                            {one.rate}
                            {one.was !== null && one.was !== one.rate && (
                              <Text span size="xs" c="orange">
                                {' '}
                                {t('exchange.was', { rate: one.was })}
                              </Text>
                            )}
                          </Table.Td>
                          <Table.Td style={{ overflowWrap: 'anywhere' }}>{one.source}</Table.Td>
                        </Table.Tr>
                      ))}
                    </Table.Tbody>
                  </Table>
                  {found.rates.length > ROWS && (
                    <Text size="xs" c="dimmed">
                      {t('exchange.firstRows', { count: ROWS })}
                    </Text>
                  )}
                </>
              )}
            </Stack>
          )}
        </div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('frame.cancel')}
          </Button>
          <Button
            disabled={!settled || !found || faults.length > 0 || fresh === 0 || refused !== null}
            loading={run.isPending}
            onClick={() => void take().catch(() => undefined)}
          >
            {t((found?.replaced ?? 0) > 0 ? 'exchange.runReplace' : 'exchange.run', { count: fresh })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
