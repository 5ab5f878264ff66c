import { Stack, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import classes from '../../evidence/receiving/drop-anywhere.module.css';

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;

interface DropProps {
  readonly onFile: (file: File) => void;
  /** What to drop, in words; a table of sellers unless said otherwise. */
  readonly title?: string;
  readonly hint?: string;
}

/** The whole window takes a table while a room is shown that reads one. */
export function DropTable({ onFile, title, hint }: DropProps) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const taken = useRef(onFile);
  taken.current = onFile;
  useEffect(() => {
    // Enter and leave come for every element on the way.
    let depth = 0;
    const step = (by: 1 | -1) => (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth = Math.max(0, depth + by);
      setOver(depth > 0);
    };
    const hover = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file) taken.current(file);
    };
    const heard = { dragenter: step(1), dragleave: step(-1), dragover: hover, drop } as const;
    for (const [name, listener] of Object.entries(heard)) window.addEventListener(name as keyof typeof heard, listener);
    return () => {
      for (const [name, listener] of Object.entries(heard)) window.removeEventListener(name as keyof typeof heard, listener);
    };
  }, []);
  if (!over) return null;
  return createPortal(
    <div className={classes.cover} aria-hidden>
      <Stack align="center" justify="center" gap={6} className={classes.frame}>
        <IconFileSpreadsheet size={52} stroke={1.2} />
        <Text fw={600} size="lg">
          {title ?? t('sellerImport.drop')}
        </Text>
        <Text size="sm" c="dimmed">
          {hint ?? t('sellerImport.dropHint')}
        </Text>
      </Stack>
    </div>,
    document.body,
  );
}
