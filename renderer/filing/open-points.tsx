import { Accordion, Alert, Button, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconCircleCheck, IconExclamationCircle, IconInfoCircle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Finding, Severity } from '#core/kit/finding.ts';
import type { Language } from '#core/kit/messages.ts';
import type { Matter } from '#core/matter/model.ts';
import type { Pack } from '#core/template/pack.ts';
import { goTo } from '../frame/go-to.ts';
import { sayFinding } from '../frame/problem.ts';
import { FieldAt } from './field-at.tsx';

const LOOK: Readonly<Record<Severity, { color: string; icon: typeof IconInfoCircle }>> = {
  error: { color: 'orange', icon: IconExclamationCircle },
  warning: { color: 'yellow', icon: IconAlertTriangle },
  note: { color: 'gray', icon: IconInfoCircle },
};
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };
const key = (f: Finding) => `${f.where}|${f.id}|${JSON.stringify(f.params)}`;

interface Props {
  readonly matter: Matter;
  readonly pack: Pack;
  readonly findings: readonly Finding[];
  /** The place whose field is open, as clicked in the preview or here. */
  readonly at: string | null;
  readonly onAt: (where: string | null) => void;
}

/** What is missing or doubtful in the document, each point with its field to be filled in on the spot. */
export function OpenPoints({ matter, pack, findings, at, onAt }: Props) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [notes, showNotes] = useDisclosure(false);
  const language = i18n.language as Language;
  const errors = findings.filter((f) => f.severity === 'error').length;
  const noteCount = findings.filter((f) => f.severity === 'note').length;
  const shown = findings.filter((f) => notes || f.severity !== 'note').toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
  return (
    <Stack gap="xs">
      {errors === 0 ? (
        <Alert color="teal" variant="light" py="xs" icon={<IconCircleCheck size={18} aria-hidden />}>
          {t('filing.noOpen')}
        </Alert>
      ) : (
        <Text size="sm" fw={550}>
          {t('filing.openCount', { count: errors })}
        </Text>
      )}
      <Accordion value={at} onChange={onAt} variant="separated" chevronPosition="right" aria-label={t('filing.open')}>
        {shown.map((f) => {
          const { message, hint } = sayFinding(f, language);
          const { color, icon: Icon } = LOOK[f.severity];
          return (
            <Accordion.Item key={key(f)} value={f.where} data-finding={f.where}>
              <Accordion.Control
                icon={
                  <ThemeIcon size="sm" variant="light" color={color} title={t(`frame.severity.${f.severity}`)}>
                    <Icon size={14} aria-hidden />
                  </ThemeIcon>
                }
              >
                <Text size="sm">{message}</Text>
              </Accordion.Control>
              <Accordion.Panel>
                {at === f.where && (
                  <Stack gap="xs">
                    <FieldAt matter={matter} pack={pack} where={f.where} />
                    {hint && (
                      <Text size="xs" c="dimmed">
                        {hint}
                      </Text>
                    )}
                    <Group>
                      <Button size="compact-sm" variant="light" onClick={() => goTo(navigate, matter.id, f.where)}>
                        {t('filing.go')}
                      </Button>
                    </Group>
                  </Stack>
                )}
              </Accordion.Panel>
            </Accordion.Item>
          );
        })}
      </Accordion>
      {noteCount > 0 && (
        <Button variant="subtle" size="compact-sm" color="gray" onClick={showNotes.toggle} style={{ alignSelf: 'flex-start' }}>
          {notes ? t('filing.hideNotes') : t('filing.showNotes', { count: noteCount })}
        </Button>
      )}
    </Stack>
  );
}
