import { Alert, Button, Group, Switch, TagsInput, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ListedEvidence } from '#core/evidence/model.ts';
import type { Acts } from './acts/use-acts.ts';
import { Section } from './section.tsx';

interface Props {
  readonly item: ListedEvidence;
  readonly acts: Acts;
  /** Tags used in the matter, most used first. */
  readonly tags: readonly string[];
}

/** How the item is sorted, and who may not see it. */
export function Handling({ item, acts, tags }: Props) {
  const { t } = useTranslation();
  const where = `evidence/${item.id}`;
  return (
    <Section title={t('evidence.sections.handling')}>
      <TagsInput
        label={t('evidence.fields.tags')}
        data-where={`${where}/tags`}
        placeholder={item.tags.length === 0 ? t('acts.tagHint') : ''}
        data={tags.filter((tag) => !item.tags.includes(tag))}
        value={[...item.tags]}
        splitChars={[',', '，', ';', '；']}
        onChange={(next) => {
          const wanted = [...new Set(next.map((tag) => tag.trim()).filter(Boolean))];
          const added = wanted.filter((tag) => !item.tags.includes(tag));
          const removed = item.tags.filter((tag) => !wanted.includes(tag));
          if (added.length + removed.length > 0) acts.changeTags([item], added, removed);
        }}
      />
      <div data-where={`${where}/privilege`}>
        {item.privilege === '' ? (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconLock size={14} aria-hidden />}
            onClick={() => acts.ask('privilege', [item])}
          >
            {t('acts.markPrivileged')}
          </Button>
        ) : (
          <Alert color="red" variant="light" py={8} icon={<IconLock size={16} aria-hidden />} title={t('evidence.privileged')}>
            <Group justify="space-between" align="flex-end" wrap="nowrap">
              <Text size="sm">{item.privilege}</Text>
              <Button
                size="compact-xs"
                variant="subtle"
                color="red"
                onClick={() => acts.ask('privilege', [item])}
                style={{ flexShrink: 0 }}
              >
                {t('acts.changePrivilege')}
              </Button>
            </Group>
          </Alert>
        )}
      </div>
      <Switch
        label={t('evidence.confidential')}
        data-where={`${where}/confidential`}
        checked={item.confidential}
        onChange={() => acts.toggleConfidential([item])}
      />
    </Section>
  );
}
