import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Evidence, ListedEvidence } from '#core/evidence/model.ts';
import type { Exhibit } from '#core/exhibit/model.ts';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../client.ts';
import { sayFinding } from '../frame/problem.ts';
import type { Acts } from './acts/use-acts.ts';
import type { Connections } from './connections.ts';
import { ExhibitBox } from './exhibit-box.tsx';
import { Handling } from './handling.tsx';
import { Inside } from './inside.tsx';
import { Links } from './links.tsx';
import { Notes } from './notes.tsx';
import { Pins } from './pins.tsx';
import { Custody, FileFacts, Said, WithdrawButton } from './record.tsx';

interface Props {
  readonly matter: string;
  readonly item: ListedEvidence;
  readonly exhibit: Exhibit | undefined;
  /** How many exhibits there are. */
  readonly exhibits: number;
  /** `Exhibit {n}` */
  readonly label: string;
  readonly connections: Connections;
  readonly acts: Acts;
  readonly tags: readonly string[];
  readonly parent: Evidence | undefined;
  readonly inner: readonly Evidence[];
  /** The pin in hand, '' for none. */
  readonly pin: string;
  readonly onPin: (pin: string) => void;
  readonly onOpen: (id: string) => void;
}

/** Everything that is said of an item: what to look out for, its place before the court, its handling, its description, its record. */
export function ItemFields(props: Props) {
  const { matter, item, exhibit, exhibits, label, connections, acts, tags, parent, inner, pin, onPin, onOpen } = props;
  const { t, i18n } = useTranslation();
  const reinstate = useMutation(api.evidence.reinstate.mutationOptions());
  const withdrawn = item.withdrawn !== '';
  return (
    <Stack gap="lg" p="md" data-where={`evidence/${item.id}`}>
      {withdrawn && (
        <Alert color="orange" variant="light" py="xs">
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{t('evidence.withdrawn', { reason: item.withdrawn })}</Text>
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconArrowBackUp size={15} aria-hidden />}
              loading={reinstate.isPending}
              onClick={() => reinstate.mutate({ id: item.id })}
            >
              {t('evidence.reinstate')}
            </Button>
          </Stack>
        </Alert>
      )}
      {item.findings.map((f) => {
        const { message, hint } = sayFinding(f, i18n.language as Language);
        return (
          <Alert key={f.id} color={f.severity === 'note' ? 'gray' : 'orange'} variant="light" py="xs" title={message}>
            <Text size="xs">{hint}</Text>
          </Alert>
        );
      })}
      {!withdrawn && <ExhibitBox matter={matter} item={item} exhibit={exhibit} last={exhibits} label={label} />}
      <Pins item={item} active={pin} onGo={onPin} />
      {!withdrawn && <Handling item={item} acts={acts} tags={tags} />}
      <Inside parent={parent} inner={inner} onOpen={onOpen} />
      <Notes matter={matter} item={item} />
      <Links matter={matter} item={item} connections={connections} />
      <Said item={item} />
      <FileFacts item={item} />
      <Custody item={item} />
      {!withdrawn && <WithdrawButton item={item} isExhibit={exhibit !== undefined} />}
    </Stack>
  );
}
