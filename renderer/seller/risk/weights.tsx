import { Button, Group, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../../client.ts';
import { factorHint, factorName } from './say.ts';

interface Props {
  readonly matter: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Points at most of each factor, for the whole workspace. */
export function WeightsDialog({ matter, opened, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const { data } = useQuery({ ...api.risk.weights.queryOptions(), enabled: opened });
  const set = useMutation(api.risk.setWeights.mutationOptions({ onSuccess: onClose }));
  const [edited, edit] = useState<Readonly<Record<string, number>>>({});
  useEffect(() => {
    if (opened) edit({});
  }, [opened]);
  const factors = data?.factors ?? [];
  const sum = factors.reduce((all, { id, of }) => all + (edited[id] ?? of), 0);
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t('risk.weightsTitle')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('risk.weightsHint')}
        </Text>
        {factors.map(({ id, of, standard }) => (
          <Group key={id} justify="space-between" wrap="nowrap">
            <div>
              <Text size="sm" fw={550}>
                {factorName(id, language)}
              </Text>
              <Text size="xs" c="dimmed">
                {factorHint(id, language)} · {t('risk.standard', { of: standard })}
              </Text>
            </div>
            <NumberInput
              aria-label={factorName(id, language)}
              w={90}
              min={0}
              max={100}
              clampBehavior="strict"
              allowDecimal={false}
              allowNegative={false}
              value={edited[id] ?? of}
              onChange={(value) => edit({ ...edited, [id]: Number(value) || 0 })}
            />
          </Group>
        ))}
        <Group justify="space-between">
          <Text size="sm" c="dimmed" aria-live="polite">
            {t('risk.sum', { sum })}
          </Text>
          <Group gap="xs">
            <Button variant="default" disabled={data?.changed !== true} onClick={() => set.mutate({ matter, weights: null })}>
              {t('risk.reset')}
            </Button>
            <Button
              loading={set.isPending}
              disabled={Object.keys(edited).length === 0}
              onClick={() => set.mutate({ matter, weights: edited })}
            >
              {t('risk.save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}
