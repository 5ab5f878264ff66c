import { Button, Group, Stack, Text, ThemeIcon, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconCircleCheck, IconExclamationCircle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#core/kit/finding.ts';
import type { Language } from '#core/kit/messages.ts';
import { sayFinding } from '../../frame/problem.ts';

const LOOK = {
  error: { color: 'red', Icon: IconExclamationCircle },
  warning: { color: 'orange', Icon: IconAlertTriangle },
  note: { color: 'gray', Icon: IconInfoCircle },
} as const;

/** Whether a finding is something missing, and not merely to be known. */
export const isMissing = ({ severity }: Finding): boolean => severity !== 'note';

/** What is missing for a purchase to stand; a click goes to the field. Notes are folded away. */
export function Missing({ findings, onGo }: { readonly findings: readonly Finding[]; readonly onGo: (where: string) => void }) {
  const { t } = useTranslation();
  const [notes, show] = useDisclosure(false);
  const missing = findings.filter(isMissing);
  const rest = findings.length - missing.length;
  return (
    <Stack gap={4}>
      {missing.length === 0 && (
        <Group gap={6}>
          <IconCircleCheck size={18} color="var(--mantine-color-teal-6)" aria-hidden />
          <Text size="sm">{t('purchase.stands')}</Text>
        </Group>
      )}
      {(notes ? findings : missing).map((one) => (
        <Point key={`${one.where} ${one.id}`} finding={one} onGo={onGo} />
      ))}
      {rest > 0 && (
        <Button variant="subtle" color="gray" size="compact-xs" onClick={show.toggle} style={{ alignSelf: 'flex-start' }}>
          {notes ? t('purchase.hideNotes') : t('purchase.notes', { count: rest })}
        </Button>
      )}
    </Stack>
  );
}

function Point({ finding, onGo }: { readonly finding: Finding; readonly onGo: (where: string) => void }) {
  const { t, i18n } = useTranslation();
  const { message, hint } = sayFinding(finding, i18n.language as Language);
  const { color, Icon } = LOOK[finding.severity];
  return (
    <UnstyledButton onClick={() => onGo(finding.where)} data-finding={finding.where}>
      <Group gap={8} wrap="nowrap" align="flex-start">
        <ThemeIcon size="sm" variant="light" color={color} title={t(`frame.severity.${finding.severity}`)}>
          <Icon size={14} aria-hidden />
        </ThemeIcon>
        <div>
          <Text size="sm">{message}</Text>
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        </div>
      </Group>
    </UnstyledButton>
  );
}
