import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedEvidence } from '#core/evidence/model.ts';

/** Bases offered to be taken over; others are typed. */
const SHOWN = 6;

interface PrivilegeProps {
  readonly items: readonly ListedEvidence[];
  /** Bases given before in this matter. */
  readonly used: readonly string[];
  /** '' when they are privileged no more. */
  readonly onSave: (basis: string) => void;
  readonly onClose: () => void;
}

/** The basis of a privilege, without which there is none to claim. */
export function PrivilegeDialog({ items, used, onSave, onClose }: PrivilegeProps) {
  const { t } = useTranslation();
  const [basis, setBasis] = useState(items[0]?.privilege ?? '');
  const usual = ['attorneyClient', 'workProduct', 'commonInterest'].map((name) => t(`acts.bases.${name}`));
  const claimed = items.some((item) => item.privilege !== '');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('acts.privilegeTitle', { count: items.length })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (basis.trim() !== '') onSave(basis.trim());
        }}
      >
        <Stack>
          <Text size="sm">{t('acts.privilegeHint')}</Text>
          <TextInput
            data-autofocus
            required
            label={t('acts.basis')}
            value={basis}
            onChange={(event) => setBasis(event.currentTarget.value)}
            maxLength={2_000}
          />
          <Group gap={6}>
            {[...new Set([...usual, ...used])].slice(0, SHOWN).map((one) => (
              <Button
                key={one}
                size="compact-xs"
                variant={one === basis ? 'light' : 'default'}
                aria-pressed={one === basis}
                maw={240}
                onClick={() => setBasis(one)}
              >
                {one}
              </Button>
            ))}
          </Group>
          <Group justify="flex-end">
            {claimed && (
              <Button variant="default" mr="auto" onClick={() => onSave('')}>
                {t('acts.notPrivileged')}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {t('frame.cancel')}
            </Button>
            <Button type="submit" disabled={basis.trim() === ''}>
              {t('acts.markPrivileged')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface ReleaseProps {
  readonly items: readonly ListedEvidence[];
  readonly onSave: (reason: string) => void;
  readonly onClose: () => void;
}

/** Putting privileged items before the court gives the privilege up; that is an act of its own, with its reason. */
export function ReleaseDialog({ items, onSave, onClose }: ReleaseProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const privileged = items.filter((item) => item.privilege !== '');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('acts.releaseTitle', { count: privileged.length })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSave(reason.trim());
        }}
      >
        <Stack>
          <Text size="sm">{t('acts.releaseHint')}</Text>
          <Text size="sm" c="dimmed" lineClamp={3}>
            {privileged.map((item) => item.title || item.fileName).join(', ')}
          </Text>
          <Textarea
            data-autofocus
            required
            maxLength={2_000}
            label={t('acts.releaseReason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('frame.cancel')}
            </Button>
            <Button type="submit" color="red" disabled={reason.trim() === ''}>
              {t('acts.release')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
