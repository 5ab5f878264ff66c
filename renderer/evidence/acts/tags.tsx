import { Button, Group, Modal, Stack, TagsInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedEvidence } from '#core/evidence/model.ts';

/** Characters of a tag, as the model has it. */
const LONGEST = 100;

interface Props {
  readonly items: readonly ListedEvidence[];
  /** Tags used in the matter, most used first. */
  readonly used: readonly string[];
  readonly onChange: (added: readonly string[], removed: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Tags all the chosen items have; a tag put in goes to each of them, one taken out leaves each. */
export function TagDialog({ items, used, onChange, onClose }: Props) {
  const { t } = useTranslation();
  const shared = useMemo(() => (items[0]?.tags ?? []).filter((tag) => items.every((item) => item.tags.includes(tag))), [items]);
  const [tags, setTags] = useState<readonly string[]>(shared);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('acts.tagTitle', { count: items.length })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack>
        <TagsInput
          data-autofocus
          aria-label={t('evidence.fields.tags')}
          placeholder={t('acts.tagHint')}
          data={used.filter((tag) => !tags.includes(tag))}
          value={[...tags]}
          splitChars={[',', '，', ';', '；']}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.value === '' && onClose()}
          onChange={(next) => {
            const wanted = [...new Set(next.map((tag) => tag.trim().slice(0, LONGEST)).filter(Boolean))];
            const added = wanted.filter((tag) => !tags.includes(tag));
            const removed = tags.filter((tag) => !wanted.includes(tag));
            setTags(wanted);
            if (added.length + removed.length > 0) onChange(added, removed);
          }}
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('acts.finished')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Every tag of these items, those used most first. */
export function tagsUsed(items: readonly ListedEvidence[]): string[] {
  const counts = new Map<string, number>();
  for (const { tags } of items) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([tag]) => tag);
}
