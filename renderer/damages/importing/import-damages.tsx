import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTableImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matter } from '#core/matter/model.ts';
import { DropTable } from '../../seller/importing/drop.tsx';
import { ImportDialog } from './dialog.tsx';

/** The way in for a table of damages: a button, and a file dropped anywhere on the damages. */
export function ImportDamages({ matter }: { readonly matter: Pick<Matter, 'id'> }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const [dropped, setDropped] = useState<File | null>(null);
  return (
    <>
      <Button variant="default" leftSection={<IconTableImport size={17} stroke={1.7} aria-hidden />} onClick={open}>
        {t('damagesImport.button')}
      </Button>
      <DropTable
        title={t('damagesImport.drop')}
        hint={t('damagesImport.dropHint')}
        onFile={(file) => {
          setDropped(file);
          open();
        }}
      />
      <ImportDialog
        matter={matter.id}
        opened={opened}
        dropped={dropped}
        onClose={() => {
          setDropped(null);
          close();
        }}
      />
    </>
  );
}
