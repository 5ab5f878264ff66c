import { Group } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

const id = (side: 'left' | 'right') => `header-${side}`;

/** A place in the header that a room below fills. */
export function HeaderSlot({ side }: { readonly side: 'left' | 'right' }) {
  return <Group id={id(side)} gap="xs" wrap="nowrap" style={{ minWidth: 0 }} />;
}

/** Draws its children in the header. */
export function InHeader({ side, children }: { readonly side: 'left' | 'right'; readonly children: ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  useEffect(() => setSlot(document.getElementById(id(side))), [side]);
  return slot && createPortal(children, slot);
}
