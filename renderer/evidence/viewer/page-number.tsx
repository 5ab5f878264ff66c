import { NumberInput, Text } from '@mantine/core';
import { useEffect, useState } from 'react';

interface Props {
  /** From 1. */
  readonly at: number;
  readonly count: number;
  readonly onGo: (page: number) => void;
  readonly label: string;
}

/** The page that is read; another number typed goes there. */
export function PageNumber({ at, count, onGo, label }: Props) {
  const [typed, setTyped] = useState<number | string>(at);
  useEffect(() => setTyped(at), [at]);
  const go = () => {
    const page = Number(typed);
    if (Number.isInteger(page) && page >= 1 && page <= count) onGo(page);
    else setTyped(at);
  };
  return (
    <>
      <NumberInput
        size="xs"
        w={46}
        hideControls
        aria-label={label}
        min={1}
        max={count}
        clampBehavior="none"
        allowDecimal={false}
        value={typed}
        onChange={setTyped}
        onBlur={go}
        onKeyDown={(event) => event.key === 'Enter' && go()}
      />
      <Text size="xs" c="dimmed" mr="xs" style={{ whiteSpace: 'nowrap' }}>
        / {count}
      </Text>
    </>
  );
}
