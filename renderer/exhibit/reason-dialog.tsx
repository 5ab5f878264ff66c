import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface Asked {
  readonly title: string;
  readonly then: (reason: string) => Promise<unknown>;
}

/** Asks why, before something that goes into the custody record. */
export function ReasonDialog({ asked, onClose }: { readonly asked: Asked | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const close = () => {
    setReason('');
    onClose();
  };
  const go = async () => {
    if (!asked || reason.trim() === '') return;
    setBusy(true);
    // A refusal has been shown where every refusal is; the reason stays to be sent again.
    await asked.then(reason.trim()).then(close, () => undefined);
    setBusy(false);
  };
  return (
    <Modal opened={asked !== null} onClose={close} title={asked?.title ?? ''}>
      <Stack>
        <Textarea
          label={t('exhibit.reason')}
          description={t('exhibit.reasonHint')}
          autosize
          minRows={2}
          maxRows={8}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('frame.cancel')}
          </Button>
          <Button disabled={reason.trim() === ''} loading={busy} onClick={() => void go()}>
            {asked?.title}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
