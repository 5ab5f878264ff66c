import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconArrowAutofitWidth, IconRotateClockwise, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './viewer.module.css';
import type { Zooming } from './zoom.ts';

interface Props {
  readonly zooming?: Zooming;
  readonly onTurn?: () => void;
  /** Left of the zoom: page numbers and the like. */
  readonly children?: ReactNode;
  /** On the far right: what the room around the viewer offers. */
  readonly aside?: ReactNode;
}

/** The strip above what is shown. */
export function ViewerBar({ zooming, onTurn, children, aside }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('evidence.viewer')}>
      {children}
      {zooming && (
        <>
          <BarButton label={t('evidence.zoomOut')} onClick={zooming.away} icon={IconZoomOut} />
          <Text size="xs" w={40} ta="center" c="dimmed" aria-live="polite">
            {Math.round(zooming.scale * 100)}%
          </Text>
          <BarButton label={t('evidence.zoomIn')} onClick={zooming.closer} icon={IconZoomIn} />
          <BarButton label={t('evidence.fit')} onClick={zooming.fit} icon={IconArrowAutofitWidth} on={zooming.zoom === 'fit'} />
        </>
      )}
      {onTurn && <BarButton label={t('evidence.turn')} onClick={onTurn} icon={IconRotateClockwise} />}
      <span style={{ flex: 1 }} />
      {aside}
    </div>
  );
}

export function BarButton({
  label,
  onClick,
  icon: Icon,
  on,
}: {
  readonly label: string;
  readonly onClick: () => void;
  readonly icon: typeof IconZoomIn;
  /** For a button that stays pressed. */
  readonly on?: boolean;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant={on ? 'light' : 'subtle'} color={on ? 'ink' : 'gray'} aria-label={label} aria-pressed={on} onClick={onClick}>
        <Icon size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
