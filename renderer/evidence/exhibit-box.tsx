import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/evidence/model.ts';
import type { Exhibit } from '#core/exhibit/model.ts';
import { api } from '../client.ts';
import { AutoField } from '../frame/auto-field.tsx';
import { Section } from './section.tsx';

interface Props {
  readonly matter: string;
  readonly item: Evidence;
  readonly exhibit: Exhibit | undefined;
  /** The last number of the list. */
  readonly last: number;
  readonly label: string;
}

/** The item's place before the court. */
export function ExhibitBox({ matter, item, exhibit, last, label }: Props) {
  const { t } = useTranslation();
  const add = useMutation(api.exhibit.add.mutationOptions());
  const update = useMutation(api.exhibit.update.mutationOptions());
  const move = useMutation(api.exhibit.move.mutationOptions());
  const drop = useMutation(api.exhibit.drop.mutationOptions());
  if (!exhibit)
    return (
      <Section title={t('evidence.sections.exhibit')}>
        <Group justify="space-between" data-where={`evidence/${item.id}/number`}>
          <Text size="sm" c="dimmed">
            {t('evidence.notExhibit')}
          </Text>
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={14} aria-hidden />}
            loading={add.isPending}
            onClick={() => add.mutate({ matter, evidence: [item.id] })}
          >
            {t('evidence.makeExhibit')}
          </Button>
        </Group>
      </Section>
    );
  const { id, number } = exhibit;
  const buttons = [
    { name: 'moveUp', icon: IconArrowUp, off: number === 1, act: () => move.mutate({ id, to: number - 1 }) },
    { name: 'moveDown', icon: IconArrowDown, off: number === last, act: () => move.mutate({ id, to: number + 1 }) },
    { name: 'dropExhibit', icon: IconX, off: false, act: () => drop.mutate({ id }) },
  ] as const;
  return (
    <Section
      title={label.replace('{n}', String(number))}
      aside={
        <Group gap={4} wrap="nowrap" data-where={`evidence/${item.id}/number`}>
          {buttons.map(({ name, icon: Icon, off, act }) => (
            <Tooltip key={name} label={t(`evidence.${name}`)}>
              <ActionIcon variant="default" aria-label={t(`evidence.${name}`)} disabled={off} onClick={act}>
                <Icon size={16} />
              </ActionIcon>
            </Tooltip>
          ))}
        </Group>
      }
    >
      <AutoField
        label={t('evidence.fields.exhibitTitle')}
        placeholder={item.title || item.fileName}
        where={`exhibit/${id}/title`}
        value={exhibit.title}
        onSave={(title) => update.mutateAsync({ id, patch: { title } })}
      />
      <AutoField
        label={t('evidence.fields.group')}
        where={`exhibit/${id}/group`}
        value={exhibit.group}
        onSave={(group) => update.mutateAsync({ id, patch: { group } })}
      />
    </Section>
  );
}
