import { Stack, Text } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { desktop } from '../../desktop.ts';
import classes from './drop-anywhere.module.css';
import { type Gathered, gather, placedFiles } from './dropped.ts';

interface Props {
  readonly onFiles: (given: Gathered) => void;
  /** The desktop knows where files and folders lie. */
  readonly onPaths: (paths: readonly string[]) => void;
}

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;

/** The whole window takes files and folders while this room is open; what is dragged inside the page is left alone. */
export function DropAnywhere(props: Props) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const taken = useRef(props);
  taken.current = props;
  useEffect(() => {
    // Enter and leave come for every element on the way.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      const paths = desktop ? files.map((file) => desktop?.pathForFile(file) ?? '') : [];
      if (paths.length > 0 && paths.every((path) => path !== '')) return taken.current.onPaths(paths);
      const entries = [...(event.dataTransfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
      if (entries.length > 0) void gather(entries).then((given) => taken.current.onFiles(given));
      else taken.current.onFiles({ files: placedFiles(files), unreadable: [] });
    };
    const heard = { dragenter: enter, dragleave: leave, dragover: hover, drop } as const;
    for (const [name, listener] of Object.entries(heard)) window.addEventListener(name as keyof typeof heard, listener);
    return () => {
      for (const [name, listener] of Object.entries(heard)) window.removeEventListener(name as keyof typeof heard, listener);
    };
  }, []);
  if (!over) return null;
  return createPortal(
    <div className={classes.cover} aria-hidden>
      <Stack align="center" justify="center" gap={6} className={classes.frame}>
        <IconFileDownload size={52} stroke={1.2} />
        <Text fw={600} size="lg">
          {t('receiving.drop')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('receiving.dropHint')}
        </Text>
      </Stack>
    </div>,
    document.body,
  );
}
