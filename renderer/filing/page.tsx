import { ActionIcon, Badge, Box, Button, Group, ScrollArea, SegmentedControl, Stack, Table, Text, Title, Tooltip } from '@mantine/core';
import { IconCheck, IconFileTypePdf, IconFileWord } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../client.ts';
import { goTo } from '../frame/go-to.ts';
import { notifyDone, notifyProblem, notifyShort } from '../frame/notify.tsx';
import { isRefusal } from '../frame/problem.ts';
import { OpenPoints } from './open-points.tsx';
import { useKeptPoints } from './points.ts';
import { PreviewPane } from './preview-pane.tsx';
import { saveFiling } from './save.ts';
import { useTemplateChoice } from './template-choice.ts';
import { WhatChanged } from './what-changed.tsx';

/** Drafting: open points with their fields on the left, the document on the right, filings below the points. */
export function FilingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { matter: id } = useParams({ from: '/m/$matter' });
  const { template: wanted } = useSearch({ from: '/m/$matter/filings' });
  const [template, remember] = useTemplateChoice(id);
  const [busy, setBusy] = useState<'pdf' | 'docx' | 'final' | null>(null);
  const [tab, setTab] = useState<'open' | 'filings'>('open');
  const [at, setAt] = useState<{ readonly key: string; readonly visit: number } | null>(null);
  const openPoint = (key: string | null) => setAt(key === null ? null : { key, visit: (at?.visit ?? 0) + 1 });
  const matter = useQuery(api.matter.get.queryOptions({ input: { id } }));
  const packs = useQuery(api.workspace.packs.queryOptions());
  const filings = useQuery(api.filing.list.queryOptions({ input: { matter: id } }));
  const preview = useQuery({
    ...api.filing.preview.queryOptions({ input: { matter: id, template: template ?? '' } }),
    enabled: template !== null,
  });
  useEffect(() => {
    if (wanted !== undefined) remember(wanted);
  }, [wanted, remember]);
  const points = useKeptPoints(preview.data?.findings ?? [], at?.key ?? null);
  const draft = useMutation(api.filing.draft.mutationOptions());
  // What keeps a final back stands in the list of open points already.
  const final = useMutation(api.filing.draft.mutationOptions({ meta: { quiet: true } }));
  const pack = packs.data?.find((p) => p.id === matter.data?.pack);
  if (!matter.data || !pack) return null;
  const run = async (what: 'pdf' | 'docx' | 'final', job: () => Promise<void>) => {
    setBusy(what);
    // A refusal has been shown where every refusal is.
    await job().catch(() => undefined);
    setBusy(null);
  };
  const save = async (ending: 'pdf' | 'docx') => {
    if (template === null) return;
    const filing = await draft.mutateAsync({ matter: id, template, final: false });
    await saveFiling(filing, matter.data.title, ending);
    notifyDone(t('filing.saved', { title: filing.title, pages: filing.pages }));
  };
  const finalise = async () => {
    if (template === null) return;
    const filing = await final.mutateAsync({ matter: id, template, final: true }).catch((error: unknown) => {
      if (isRefusal(error, 'filing.final-refused')) {
        setTab('open');
        notifyShort(t('filing.refused'));
      } else notifyProblem(error);
    });
    if (!filing) return;
    setTab('filings');
    notifyDone(t('filing.saved', { title: filing.title, pages: filing.pages }));
  };
  /** A click in the document opens its field here when it is an open point, else in its own room. */
  const jump = async (path: string) => {
    const where = await client.filing.place({ matter: id, path });
    const point = points.find((one) => one.finding.where === where);
    if (point) {
      setTab('open');
      openPoint(point.key);
    } else goTo(navigate, id, where);
  };
  return (
    <Box style={{ display: 'flex', height: '100%', minHeight: 0 }}>
      <Stack gap="sm" p="md" w={432} style={{ flexShrink: 0, minHeight: 0, borderRight: '1px solid var(--mantine-color-default-border)' }}>
        <Group gap="xs" wrap="nowrap" grow>
          {(['pdf', 'docx'] as const).map((ending) => (
            <Button
              key={ending}
              variant="default"
              px="xs"
              leftSection={
                ending === 'pdf' ? (
                  <IconFileTypePdf size={17} stroke={1.7} aria-hidden />
                ) : (
                  <IconFileWord size={17} stroke={1.7} aria-hidden />
                )
              }
              loading={busy === ending}
              disabled={template === null || busy !== null}
              onClick={() => void run(ending, () => save(ending))}
            >
              {t('filing.saveDraft')} ({t(ending === 'pdf' ? 'filing.savePdf' : 'filing.saveDocx')})
            </Button>
          ))}
        </Group>
        <Button
          leftSection={<IconCheck size={17} aria-hidden />}
          style={{ flexShrink: 0 }}
          loading={busy === 'final'}
          disabled={template === null || busy !== null}
          onClick={() => void run('final', finalise)}
        >
          {t('filing.final')}
        </Button>
        <SegmentedControl
          value={tab}
          onChange={(value) => setTab(value as 'open' | 'filings')}
          data={[
            { value: 'open', label: t('filing.open') },
            { value: 'filings', label: `${t('filing.filings')} (${filings.data?.length ?? 0})` },
          ]}
        />
        <ScrollArea style={{ flex: 1, minHeight: 0 }} type="auto" offsetScrollbars="present" viewportProps={{ tabIndex: 0 }}>
          {tab === 'open' ? (
            <OpenPoints matter={matter.data} pack={pack} findings={preview.data?.findings} points={points} at={at} onAt={openPoint} />
          ) : (
            <FilingList matter={id} title={matter.data.title} />
          )}
        </ScrollArea>
      </Stack>
      <Box style={{ flex: 1, minWidth: 0 }}>
        <PreviewPane
          matter={id}
          template={template}
          onTemplate={(next) => {
            remember(next);
            setAt(null);
            void navigate({ to: '/m/$matter/filings', params: { matter: id }, search: { template: next }, replace: true });
          }}
          onJump={(path) => void jump(path)}
        />
      </Box>
    </Box>
  );
}

/** What has been drafted, newest first, with its files. */
function FilingList({ matter, title }: { readonly matter: string; readonly title: string }) {
  const { t, i18n } = useTranslation();
  const filings = useQuery(api.filing.list.queryOptions({ input: { matter } }));
  if (filings.data?.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('filing.noFilings')}
      </Text>
    );
  return (
    <>
      <Title order={2} size="h6" mb="xs">
        {t('filing.filings')}
      </Title>
      <Table verticalSpacing="xs" aria-label={t('filing.filings')}>
        <Table.Tbody>
          {(filings.data ?? []).map((f) => (
            <Table.Tr key={f.id}>
              <Table.Td>
                <Text size="sm" fw={550}>
                  {f.title}
                </Text>
                <Text size="xs" c="dimmed">
                  {new Date(f.createdAt).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })} ·{' '}
                  {t('filing.pages', { count: f.pages })} · {f.createdBy}
                </Text>
                <Group gap={6} mt={4}>
                  <Badge size="sm" variant="light" color={f.status === 'final' ? 'teal' : f.status === 'draft' ? 'ink' : 'gray'}>
                    {t(`filing.status.${f.status}`)}
                  </Badge>
                  {f.stale && (
                    <Badge size="sm" variant="light" color="orange">
                      {t('filing.stale')}
                    </Badge>
                  )}
                  {f.stale && <WhatChanged filing={f.id} title={f.title} />}
                </Group>
                {f.regrouped.slice(0, 5).map(({ was, now }) => (
                  <Text key={`${was} ${now}`} size="xs" c="dimmed" mt={2}>
                    {was === now
                      ? t('filing.retied', { was })
                      : t('filing.regrouped', { was: was || t('filing.noGroup'), now: now || t('filing.noGroup') })}
                  </Text>
                ))}
              </Table.Td>
              <Table.Td w={76}>
                <Group gap={4} wrap="nowrap" justify="flex-end">
                  <Tooltip label="PDF">
                    <ActionIcon variant="subtle" aria-label={`${f.title} PDF`} onClick={() => void saveFiling(f, title, 'pdf')}>
                      <IconFileTypePdf size={18} stroke={1.7} />
                    </ActionIcon>
                  </Tooltip>
                  <Tooltip label="Word">
                    <ActionIcon variant="subtle" aria-label={`${f.title} Word`} onClick={() => void saveFiling(f, title, 'docx')}>
                      <IconFileWord size={18} stroke={1.7} />
                    </ActionIcon>
                  </Tooltip>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
