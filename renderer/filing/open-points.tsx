import { Accordion, Alert, Button, Group, Skeleton, Stack, Text, ThemeIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconCheck, IconCircleCheck, IconExclamationCircle, IconInfoCircle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type FocusEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding, Severity } from '#core/kit/finding.ts';
import type { Language } from '#core/kit/messages.ts';
import type { Matter } from '#core/matter/model.ts';
import type { Pack } from '#core/template/pack.ts';
import { focusWhere, goTo, hasRoom } from '../frame/go-to.ts';
import { sayFinding } from '../frame/problem.ts';
import { FieldAt } from './field-at.tsx';
import type { OpenPoint } from './points.ts';

const LOOK: Readonly<Record<Severity, { color: string; icon: typeof IconInfoCircle }>> = {
  error: { color: 'orange', icon: IconExclamationCircle },
  warning: { color: 'yellow', icon: IconAlertTriangle },
  note: { color: 'gray', icon: IconInfoCircle },
};

interface Props {
  readonly matter: Matter;
  readonly pack: Pack;
  /** Undefined while the document is being filled for the first time. */
  readonly findings: readonly Finding[] | undefined;
  readonly points: readonly OpenPoint[];
  /** The point whose field is open, as clicked in the preview or here; counts up so that a second click focuses again. */
  readonly at: { readonly key: string; readonly visit: number } | null;
  readonly onAt: (key: string | null) => void;
}

/** What is missing or doubtful in the document, each point with its field to be filled in on the spot. */
export function OpenPoints({ matter, pack, findings, points, at, onAt }: Props) {
  const { t } = useTranslation();
  const [notes, showNotes] = useDisclosure(false);
  const errors = findings?.filter((f) => f.severity === 'error').length ?? 0;
  const noteCount = findings?.filter((f) => f.severity === 'note').length ?? 0;
  const shown = points.filter((point) => notes || point.finding.severity !== 'note' || point.key === at?.key);
  const where = points.find((point) => point.key === at?.key)?.finding.where;
  useEffect(() => {
    if (at && where !== undefined) focusWhere(`here/${where}`, 6);
    // The place of a point does not change while it is open; a new visit is a new wish to be there.
  }, [at, where]);
  if (!findings)
    return (
      <Stack gap="xs" aria-busy aria-label={t('frame.loading')}>
        {[0, 1, 2].map((line) => (
          <Skeleton key={line} h={44} />
        ))}
      </Stack>
    );
  /** A settled point stays until the cursor leaves it: it must not vanish under the hand that settles it. */
  const left = (event: FocusEvent<HTMLElement>, point: OpenPoint) => {
    const next = event.relatedTarget;
    if (!point.settled || (next instanceof Node && event.currentTarget.contains(next))) return;
    // The window losing the focus, or a calendar opening in its own layer, is no leaving.
    if (!document.hasFocus() || (next instanceof Element && next.closest('[data-portal]'))) return;
    onAt(null);
  };
  return (
    <Stack gap="xs">
      {errors === 0 ? (
        <Alert color="teal" variant="light" py="xs" icon={<IconCircleCheck size={18} aria-hidden />}>
          {t('filing.noOpen')}
        </Alert>
      ) : (
        <Text size="sm" fw={550} aria-live="polite">
          {t('filing.openCount', { count: errors })}
        </Text>
      )}
      <Accordion value={at?.key ?? null} onChange={onAt} variant="separated" chevronPosition="right" aria-label={t('filing.open')}>
        {shown.map((point) => (
          <Accordion.Item key={point.key} value={point.key} data-finding={point.finding.where} onBlur={(event) => left(event, point)}>
            <Point point={point} open={at?.key === point.key} matter={matter} pack={pack} />
          </Accordion.Item>
        ))}
      </Accordion>
      {noteCount > 0 && (
        <Button variant="subtle" size="compact-sm" color="gray" onClick={showNotes.toggle} style={{ alignSelf: 'flex-start' }}>
          {notes ? t('filing.hideNotes') : t('filing.showNotes', { count: noteCount })}
        </Button>
      )}
    </Stack>
  );
}

function Point({ point, open, matter, pack }: { point: OpenPoint; open: boolean; matter: Matter; pack: Pack }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { finding, settled } = point;
  const { message, hint } = sayFinding(finding, i18n.language as Language);
  const { color, icon: Icon } = settled ? { color: 'teal', icon: IconCheck } : LOOK[finding.severity];
  return (
    <>
      <Accordion.Control
        icon={
          <ThemeIcon
            size="sm"
            variant="light"
            color={color}
            title={settled ? t('filing.settled') : t(`frame.severity.${finding.severity}`)}
          >
            <Icon size={14} aria-hidden />
          </ThemeIcon>
        }
      >
        <Text size="sm">{message}</Text>
      </Accordion.Control>
      <Accordion.Panel>
        {open && (
          <Stack gap="xs">
            <FieldAt matter={matter} pack={pack} where={finding.where} />
            {hint && !settled && (
              <Text size="xs" c="dimmed">
                {hint}
              </Text>
            )}
            {hasRoom(finding.where) && (
              <Group>
                <Button size="compact-sm" variant="light" onClick={() => goTo(navigate, matter.id, finding.where)}>
                  {t('filing.go')}
                </Button>
              </Group>
            )}
          </Stack>
        )}
      </Accordion.Panel>
    </>
  );
}
