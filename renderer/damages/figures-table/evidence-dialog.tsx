import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sources } from '#core/damages/model.ts';
import { EvidencePicker } from '../../frame/field.tsx';
import { sourcesOf } from '../use-head.ts';

interface Props {
  readonly matter: string;
  readonly opened: boolean;
  /** Rows it is for. */
  readonly count: number;
  readonly before: Sources;
  readonly onClose: () => void;
  readonly onSave: (sources: Sources) => Promise<unknown>;
}

/** Chooses the evidence of one figure, or of many at once. */
export function EvidenceDialog({ matter, opened, count, before, onClose, onSave }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const start = useMemo(() => before.map((source) => source.evidence), [before]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun anew each time it is opened
  useEffect(() => {
    if (opened) setChosen(start);
  }, [opened]);
  const save = () => {
    onClose();
    void onSave(sourcesOf(chosen, before));
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('figuresTable.evidenceTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack>
        {count > 1 && <Text size="sm">{t('figuresTable.evidenceHint', { count })}</Text>}
        <EvidencePicker
          spec={{ name: 'sources', kind: 'sources', label: '', ariaLabel: t('figuresTable.columns.evidence') }}
          where="damages/figures/sources"
          matter={matter}
          value={chosen}
          onSave={async (next) => setChosen(next as readonly string[])}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('frame.cancel')}
          </Button>
          <Button onClick={save}>{t('figuresTable.apply')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
