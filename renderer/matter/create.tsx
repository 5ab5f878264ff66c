import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../client.ts';

/** A new matter needs a title and the courts it is for; everything else follows in its rooms. */
export function CreateDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const packs = useQuery(api.workspace.packs.queryOptions());
  const form = useForm({
    initialValues: { title: '', pack: '' },
    validate: {
      title: (title) => (title.trim() === '' ? t('matter.titleNeeded') : null),
      pack: (pack) => (pack === '' ? t('matter.packNeeded') : null),
    },
  });
  const close = () => {
    onClose();
    form.reset();
  };
  const create = useMutation(
    api.matter.create.mutationOptions({
      onSuccess: (matter) => {
        close();
        void navigate({ to: '/m/$matter/matter', params: { matter: matter.id } });
      },
    }),
  );
  return (
    <Modal opened={opened} onClose={close} title={t('frame.newMatter')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form noValidate onSubmit={form.onSubmit((values) => create.mutate(values))}>
        <Stack>
          <TextInput
            label={t('frame.title')}
            description={t('matter.titleHint')}
            data-autofocus
            withAsterisk
            {...form.getInputProps('title')}
          />
          <Select
            label={t('frame.pack')}
            withAsterisk
            allowDeselect={false}
            data={(packs.data ?? [])
              .filter((pack) => pack.courts.length > 0)
              .map((pack) => ({ value: pack.id, label: pack.title[i18n.language as Language] }))}
            {...form.getInputProps('pack')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
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
