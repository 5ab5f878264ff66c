import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from '../damages.module.css';

const LOOK = {
  good: { icon: IconCircleCheck, color: 'var(--mantine-color-teal-light-color)' },
  warn: { icon: IconAlertTriangle, color: 'var(--mantine-color-orange-light-color)' },
  open: { icon: IconCircleDashed, color: 'var(--mantine-color-dimmed)' },
  note: { icon: IconInfoCircle, color: 'var(--mantine-color-dimmed)' },
} as const;

/** A word with its sign: never colour alone. */
export function Mark({ kind, children }: { readonly kind: keyof typeof LOOK; readonly children: ReactNode }) {
  const { icon: Icon, color } = LOOK[kind];
  return (
    <Text span size="sm" c={color} className={classes.mark}>
      <Icon size={15} stroke={1.9} aria-hidden />
      <span>{children}</span>
    </Text>
  );
}
