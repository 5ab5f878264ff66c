import { Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part of what is said about an item, under its heading. */
export function Section({ title, aside, children }: { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode }) {
  return (
    <Stack gap="xs" component="section">
      <Group justify="space-between" wrap="nowrap">
        <Title order={3} size="h5">
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </Stack>
  );
}
