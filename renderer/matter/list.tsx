import { Button, Group, Menu, Modal, Select, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconFolderDown, IconFolderOpen, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../client.ts';
import { desktop } from '../desktop.ts';
import { notifyDone } from '../frame/notify.tsx';
import { useFolderImport } from './folder-import.ts';

/** The first page: every matter of the workspace, and the three ways to get one. */
export function MattersPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [creating, create] = useDisclosure(false);
  const folderInput = useRef<HTMLInputElement>(null);
  const matters = useQuery(api.matter.list.queryOptions());
  const samples = useQuery(api.workspace.samples.queryOptions());
  const opened = (result: { matter: string; title: string }) => {
    notifyDone(t('frame.imported', { title: result.title }));
    void navigate({ to: '/m/$matter/matter', params: { matter: result.matter } });
  };
  const sample = useMutation(api.workspace.importSample.mutationOptions({ onSuccess: opened }));
  const byPath = useMutation(api.workspace.importFolder.mutationOptions({ onSuccess: opened }));
  const byFiles = useFolderImport(opened);
  const busy = sample.isPending || byPath.isPending || byFiles.busy;
  const pickFolder = async () => {
    if (!desktop) return folderInput.current?.click();
    const path = await desktop.pickFolder();
    if (path !== null) byPath.mutate({ path });
  };
  const rows = matters.data ?? [];
  return (
    <Stack className="room" gap="md" maw={1180} mx="auto">
      <Group justify="space-between">
        <Title order={1} size="h3">
          {t('frame.matters')}
        </Title>
        <Group gap="xs">
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <Button variant="default" rightSection={<IconChevronDown size={15} aria-hidden />} loading={sample.isPending}>
                {t('frame.openSample')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {(samples.data ?? []).map((s) => (
                <Menu.Item key={s.name} onClick={() => sample.mutate({ name: s.name })}>
                  {s.title}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Button
            variant="default"
            leftSection={<IconFolderOpen size={17} stroke={1.7} aria-hidden />}
            loading={byPath.isPending || byFiles.busy}
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
      {rows.length === 0 && !matters.isPending ? (
        <Dropzone onDrop={byFiles.start} activateOnClick={false} loading={busy} p="xl">
          <Stack align="center" py={60} gap="xs">
            <IconFolderDown size={44} stroke={1.2} aria-hidden />
            <Text fw={600}>{t('frame.noMatters')}</Text>
            <Text c="dimmed" size="sm">
              {t('frame.noMattersHint')}
            </Text>
          </Stack>
        </Dropzone>
      ) : (
        <Table highlightOnHover verticalSpacing="sm" aria-label={t('frame.matters')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('frame.title')}</Table.Th>
              <Table.Th>{t('frame.caseNumber')}</Table.Th>
              <Table.Th>{t('frame.court')}</Table.Th>
              <Table.Th />
              <Table.Th>{t('frame.changed')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((m) => (
              <Table.Tr key={m.id}>
                <Table.Td>
                  <Text component={Link} to={`/m/${m.id}/matter`} fw={550} c="var(--mantine-primary-color-light-color)">
                    {m.title}
                  </Text>
                </Table.Td>
                <Table.Td>{m.caseNumber}</Table.Td>
                <Table.Td>{m.court}</Table.Td>
                <Table.Td c="dimmed">{t('frame.counts', { sellers: m.sellers, evidence: m.evidence })}</Table.Td>
                <Table.Td>{new Date(m.updatedAt).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <CreateDialog opened={creating} onClose={create.close} />
    </Stack>
  );
}

function CreateDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const packs = useQuery(api.workspace.packs.queryOptions());
  const form = useForm({ initialValues: { title: '', pack: '' }, validate: { title: (v) => v.trim() === '', pack: (v) => v === '' } });
  const create = useMutation(
    api.matter.create.mutationOptions({
      onSuccess: (matter) => {
        onClose();
        form.reset();
        void navigate({ to: '/m/$matter/matter', params: { matter: matter.id } });
      },
    }),
  );
  return (
    <Modal opened={opened} onClose={onClose} title={t('frame.newMatter')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
        <Stack>
          <TextInput label={t('frame.title')} data-autofocus required {...form.getInputProps('title')} />
          <Select
            label={t('frame.pack')}
            required
            allowDeselect={false}
            data={(packs.data ?? [])
              .filter((p) => p.courts.length > 0)
              .map((p) => ({ value: p.id, label: p.title[i18n.language as Language] }))}
            {...form.getInputProps('pack')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('frame.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('frame.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
