import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** An act that waits for its reason. */
export interface Asked {
  readonly title: string;
  /** What it is about, in words; nothing where the title says it. */
  readonly about?: string;
  readonly go: (reason: string) => Promise<unknown>;
}

interface Props {
  readonly asked: Asked | null;
  readonly label: string;
  readonly hint: string;
  readonly onClose: () => void;
}

/** Asks why, before something is written down that must say it. */
export function ReasonDialog({ asked, label, hint, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const close = () => {
    setReason('');
    onClose();
  };
  const send = async () => {
    if (!asked || reason.trim() === '') return;
    setBusy(true);
    // A refusal has been shown where every refusal is; the reason stays to be sent again.
    await asked.go(reason.trim()).then(close, () => undefined);
    setBusy(false);
  };
  return (
    <Modal opened={asked !== null} onClose={close} title={asked?.title ?? ''} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack>
        {asked?.about && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }} lineClamp={4}>
            {asked.about}
          </Text>
        )}
        <Textarea
          label={label}
          description={hint}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('frame.cancel')}
          </Button>
          <Button disabled={reason.trim() === ''} loading={busy} onClick={() => void send()}>
            {asked?.title}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
