import { ActionIcon, Button, Group, Input, Stack } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Right } from '#core/matter/model.ts';
import { api } from '../client.ts';
import { AutoField } from '../frame/auto-field.tsx';
import { useLatest } from '../frame/latest.ts';

/** Classes of a registration, each with the goods it covers: counterfeiting is about the goods named here. */
export function ClassesField({ matter, right }: { readonly matter: string; readonly right: Right }) {
  const { t } = useTranslation();
  const put = useMutation(api.matter.put.mutationOptions());
  const edit = useLatest(right);
  const save = (next: (classes: Right['classes']) => Right['classes']) =>
    edit(
      (now) => ({ classes: next(now.classes) }),
      ({ classes }) => put.mutateAsync({ matter, collection: 'rights', item: { id: right.id, classes } }),
    );
  const change = (index: number, patch: Partial<Right['classes'][number]>) =>
    save((classes) => classes.map((entry, i) => (i === index ? { ...entry, ...patch } : entry)));
  return (
    <Stack gap={6} data-where={`matter/rights/${right.id}/classes`}>
      <Input.Label labelElement="div">{t('matter.classes')}</Input.Label>
      {right.classes.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: classes have no identity but their place
        <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
          <AutoField
            w={90}
            aria-label={t('matter.classNumber')}
            placeholder={t('matter.classNumber')}
            where={`matter/rights/${right.id}/classes/${index}/number`}
            value={entry.number}
            onSave={(number) => change(index, { number })}
          />
          <AutoField
            style={{ flex: 1 }}
            aria-label={t('matter.goods')}
            placeholder={t('matter.goods')}
            where={`matter/rights/${right.id}/classes/${index}/goods`}
            value={entry.goods}
            onSave={(goods) => change(index, { goods })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            mt={4}
            aria-label={t('frame.remove')}
            onClick={() => void save((classes) => classes.filter((_, i) => i !== index))}
          >
            <IconX size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        size="compact-xs"
        variant="subtle"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => void save((classes) => [...classes, { number: '', goods: '' }])}
      >
        {t('matter.addClass')}
      </Button>
    </Stack>
  );
}
