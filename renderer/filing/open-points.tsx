import { Accordion, Alert, Button, Group, Skeleton, Stack, Text, ThemeIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconCheck, IconCircleCheck, IconExclamationCircle, IconInfoCircle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type FocusEvent, memo, useCallback, useEffect, useRef } from 'react';
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
    if (at && where !== undefined) focusWhere(`here/${where}`, 360);
    // The place of a point does not change while it is open; a new visit is a new wish to be there.
  }, [at, where]);
  const leave = useRef(() => onAt(null));
  useEffect(() => {
    leave.current = () => onAt(null);
  });
  const onLeave = useCallback(() => leave.current(), []);
  if (!findings)
    return (
      <Stack gap="xs" role="status" aria-busy aria-label={t('frame.loading')}>
        {[0, 1, 2].map((line) => (
          <Skeleton key={line} h={44} />
        ))}
      </Stack>
    );
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
      <Accordion value={at?.key ?? null} onChange={onAt} variant="separated" chevronPosition="right">
        {shown.map((point) => (
          <Point
            key={point.key}
            finding={point.finding}
            name={point.key}
            settled={point.settled}
            open={at?.key === point.key ? { matter, pack } : null}
            onLeave={onLeave}
          />
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

interface PointProps {
  readonly finding: Finding;
  readonly name: string;
  readonly settled: boolean;
  /** What its field needs, while it is open. */
  readonly open: { readonly matter: Matter; readonly pack: Pack } | null;
  readonly onLeave: () => void;
}

/** One point; a keystroke draws the open one again and leaves the others alone. */
const Point = memo(
  ({ finding, name, settled, open, onLeave }: PointProps) => {
    const { t, i18n } = useTranslation();
    const navigate = useNavigate();
    const { message, hint } = sayFinding(finding, i18n.language as Language);
    const { color, icon: Icon } = settled ? { color: 'teal', icon: IconCheck } : LOOK[finding.severity];
    /** A settled point stays until the cursor leaves it: it must not vanish under the hand that settles it. */
    const left = (event: FocusEvent<HTMLElement>) => {
      const next = event.relatedTarget;
      if (!settled || (next instanceof Node && event.currentTarget.contains(next))) return;
      // The window losing the focus, or a calendar opening in its own layer, is no leaving.
      if (!document.hasFocus() || (next instanceof Element && next.closest('[data-portal]'))) return;
      onLeave();
    };
    return (
      <Accordion.Item value={name} data-finding={finding.where} onBlur={left}>
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
          <Text size="sm" style={settled ? { textDecoration: 'line-through' } : {}}>
            {message}
          </Text>
        </Accordion.Control>
        <Accordion.Panel>
          {open && (
            <Stack gap="xs">
              <FieldAt {...open} where={finding.where} />
              {hint && !settled && (
                <Text size="xs" c="dimmed">
                  {hint}
                </Text>
              )}
              {hasRoom(finding.where) && (
                <Group>
                  <Button size="compact-sm" variant="light" onClick={() => goTo(navigate, open.matter.id, finding.where)}>
                    {t('filing.go')}
                  </Button>
                </Group>
              )}
            </Stack>
          )}
        </Accordion.Panel>
      </Accordion.Item>
    );
  },
  (before, after) =>
    before.finding === after.finding &&
    before.name === after.name &&
    before.settled === after.settled &&
    before.open?.matter === after.open?.matter &&
    before.open?.pack === after.open?.pack,
);
