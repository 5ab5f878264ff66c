import { ActionIcon, Button, Center, Group, Loader, Menu, Stack, Table, Text, Title, Tooltip } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useDisclosure } from '@mantine/hooks';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconFolderDown, IconFolderOpen, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type client } from '../client.ts';
import { desktop } from '../desktop.ts';
import { notifyDone } from '../frame/notify.tsx';
import { CreateDialog } from './create.tsx';
import { useFolderImport } from './folder-import.ts';
import classes from './list.module.css';

type Summary = Awaited<ReturnType<typeof client.matter.list>>[number];

/** The first page: every matter of the workspace, and the three ways to get one. A folder may be dropped anywhere. */
export function MattersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { start } = useSearch({ from: '/' });
  const [creating, create] = useDisclosure(false);
  const folderInput = useRef<HTMLInputElement>(null);
  const matters = useQuery(api.matter.list.queryOptions());
  const opened = (result: { matter: string; title: string }) => {
    notifyDone(t('frame.imported', { title: result.title }));
    void navigate({ to: '/m/$matter/matter', params: { matter: result.matter } });
  };
  const byPath = useMutation(api.workspace.importFolder.mutationOptions({ onSuccess: opened }));
  const byFiles = useFolderImport(opened);
  const busy = byPath.isPending || byFiles.busy;
  const pickFolder = async () => {
    if (!desktop) return folderInput.current?.click();
    const path = await desktop.pickFolder();
    if (path !== null) byPath.mutate({ path });
  };
  // A command given in another room ends here: the wish is in the address, and leaves it once it is met.
  const meet = useRef({ create: create.open, pickFolder });
  useEffect(() => {
    meet.current = { create: create.open, pickFolder };
  });
  useEffect(() => {
    if (start === undefined) return;
    if (start === 'new') meet.current.create();
    else void meet.current.pickFolder();
    void navigate({ to: '/', search: {}, replace: true });
  }, [start, navigate]);
  useEffect(() => {
    document.title = 'Casewright';
    desktop?.setTitle('Casewright');
  }, []);
  const rows = matters.data;
  return (
    <>
      <Dropzone.FullScreen active={!busy} onDrop={(files: File[]) => byFiles.start(files)} aria-label={t('frame.importFolder')}>
        <Stack align="center" justify="center" mih="70vh" gap="xs" style={{ pointerEvents: 'none' }}>
          <IconFolderDown size={44} stroke={1.2} aria-hidden />
          <Text fw={600}>{t('matter.dropFolder')}</Text>
        </Stack>
      </Dropzone.FullScreen>
      <div className="room">
        <Stack gap="md" maw={1180} mx="auto">
          <Group justify="space-between">
            <Title order={1} size="h3">
              {t('frame.matters')}
            </Title>
            <Group gap="xs">
              <SampleMenu onOpened={opened} />
              <Button
                variant="default"
                leftSection={<IconFolderOpen size={17} stroke={1.7} aria-hidden />}
                loading={busy}
                onClick={() => void pickFolder()}
              >
                {t('frame.importFolder')}
              </Button>
              <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={create.open}>
                {t('frame.newMatter')}
              </Button>
            </Group>
          </Group>
          <input
            ref={folderInput}
            type="file"
            hidden
            multiple
            // React has no type for it; every Chromium honours it.
            {...{ webkitdirectory: '' }}
            aria-label={t('frame.importFolder')}
            onChange={(event) => {
              byFiles.start([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
          {rows === undefined && matters.isPending && (
            <Center py={120}>
              <Loader aria-label={t('frame.loading')} />
            </Center>
          )}
          {rows?.length === 0 && (
            <Stack align="center" py={90} gap="xs">
              <IconFolderDown size={44} stroke={1.2} aria-hidden />
              <Text fw={600}>{t('frame.noMatters')}</Text>
              <Text c="dimmed" size="sm">
                {t('frame.noMattersHint')}
              </Text>
            </Stack>
          )}
          {rows && rows.length > 0 && <MatterTable rows={rows} />}
        </Stack>
      </div>
      <CreateDialog opened={creating} onClose={create.close} />
    </>
  );
}

function SampleMenu({ onOpened }: { readonly onOpened: (result: { matter: string; title: string }) => void }) {
  const { t } = useTranslation();
  const samples = useQuery(api.workspace.samples.queryOptions());
  const sample = useMutation(api.workspace.importSample.mutationOptions({ onSuccess: onOpened }));
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={15} aria-hidden />} loading={sample.isPending}>
          {t('frame.openSample')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(samples.data ?? []).map((one) => (
          <Menu.Item key={one.name} onClick={() => sample.mutate({ name: one.name })}>
            {one.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function MatterTable({ rows }: { readonly rows: readonly Summary[] }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const remove = useRemove();
  return (
    <Table highlightOnHover verticalSpacing="sm" aria-label={t('frame.matters')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('frame.title')}</Table.Th>
          <Table.Th style={{ whiteSpace: 'nowrap' }}>{t('frame.caseNumber')}</Table.Th>
          <Table.Th>{t('frame.court')}</Table.Th>
          <Table.Th>{t('matter.contents')}</Table.Th>
          <Table.Th style={{ whiteSpace: 'nowrap' }}>{t('frame.changed')}</Table.Th>
          <Table.Th w={44}>
            <span style={{ position: 'absolute', clip: 'rect(0 0 0 0)' }}>{t('frame.remove')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((m) => (
          <Table.Tr
            key={m.id}
            className={classes.row}
            onClick={(event) => {
              // The title is the link, for the keyboard and for a new window; the whole row is its target for the mouse.
              if (!(event.target as Element).closest('a, button')) void navigate({ to: '/m/$matter/matter', params: { matter: m.id } });
            }}
          >
            <Table.Td>
              <Link to="/m/$matter/matter" params={{ matter: m.id }} className={classes.title}>
                {m.title}
              </Link>
            </Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{m.caseNumber}</Table.Td>
            <Table.Td>{m.court}</Table.Td>
            <Table.Td c="dimmed">
              <div style={{ whiteSpace: 'nowrap' }}>{t('matter.sellerCount', { count: m.sellers })}</div>
              <div style={{ whiteSpace: 'nowrap' }}>{t('matter.evidenceCount', { count: m.evidence })}</div>
            </Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>
              {new Date(m.updatedAt).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })}
            </Table.Td>
            <Table.Td>
              <Tooltip label={t('matter.remove')}>
                <ActionIcon
                  data-remove
                  variant="subtle"
                  color="gray"
                  aria-label={`${t('matter.remove')}: ${m.title}`}
                  onClick={() => remove(m)}
                >
                  <IconTrash size={17} stroke={1.7} />
                </ActionIcon>
              </Tooltip>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Asks, removes, and offers the way back for as long as the notice stands. */
function useRemove(): (matter: Summary) => void {
  const { t } = useTranslation();
  const undo = useMutation(api.journal.undo.mutationOptions());
  const drop = useMutation(api.matter.remove.mutationOptions());
  const dropped = (matter: Summary) => {
    const notice = notifications.show({
      title: t('matter.removed', { title: matter.title }),
      autoClose: 20_000,
      closeButtonProps: { 'aria-label': t('frame.close') },
      message: (
        <Button
          size="compact-sm"
          variant="light"
          mt={4}
          onClick={() => {
            undo.mutate({ matter: matter.id });
            notifications.hide(notice);
          }}
        >
          {t('frame.undo')}
        </Button>
      ),
    });
  };
  return (matter) =>
    modals.openConfirmModal({
      title: t('matter.remove'),
      children: (
        <Text size="sm">
          <b>{matter.title}</b>
          <br />
          {t('matter.removeAsk')}
        </Text>
      ),
      labels: { confirm: t('frame.remove'), cancel: t('frame.cancel') },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': t('frame.close') },
      onConfirm: () => drop.mutate({ id: matter.id }, { onSuccess: () => dropped(matter) }),
    });
}
