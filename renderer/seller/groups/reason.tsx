import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A decision that waits for its reason. */
export interface Asked {
  readonly title: string;
  /** What it is about, in words. */
  readonly about: string;
  readonly go: (reason: string) => Promise<unknown>;
}

/** Asks why, before a decision is written down. */
export function ReasonDialog({ asked, onClose }: { readonly asked: Asked | null; readonly onClose: () => void }) {
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
        <Text size="sm" style={{ overflowWrap: 'anywhere' }} lineClamp={4}>
          {asked?.about}
        </Text>
        <Textarea
          label={t('groups.reason')}
          description={t('groups.reasonHint')}
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
