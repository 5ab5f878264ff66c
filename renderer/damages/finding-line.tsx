import { Text, ThemeIcon, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconExclamationCircle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Finding, Severity } from '#core/kit/finding.ts';
import type { Language, MessageParams } from '#core/kit/messages.ts';
import { sayFinding } from '../frame/problem.ts';
import classes from './damages.module.css';

const LOOK: Readonly<Record<Severity, { color: string; icon: typeof IconInfoCircle }>> = {
  error: { color: 'orange', icon: IconExclamationCircle },
  warning: { color: 'yellow', icon: IconAlertTriangle },
  note: { color: 'gray', icon: IconInfoCircle },
};

interface LineProps {
  readonly finding: Finding;
  /** What the finding is about, when the line stands apart from it. */
  readonly of?: string | undefined;
  readonly onGo?: (() => void) | undefined;
}

/** One thing to settle, with what to do; pressing it goes there. */
export function FindingLine({ finding, of, onGo }: LineProps) {
  const { t, i18n } = useTranslation();
  const { message, hint } = sayFinding(finding, i18n.language as Language);
  const { color, icon: Icon } = LOOK[finding.severity];
  const inside = (
    <>
      <ThemeIcon size="sm" variant="light" color={color} title={t(`frame.severity.${finding.severity}`)} mt={1}>
        <Icon size={14} aria-hidden />
      </ThemeIcon>
      <span style={{ minWidth: 0 }}>
        {of !== undefined && of !== '' && (
          <Text span display="block" size="xs" c="dimmed" truncate title={of}>
            {of}
          </Text>
        )}
        <Text span display="block" size="sm">
          {message}
        </Text>
        {hint && (
          <Text span display="block" size="xs" c="dimmed">
            {hint}
          </Text>
        )}
      </span>
    </>
  );
  if (!onGo) return <div className={classes.finding}>{inside}</div>;
  return (
    <UnstyledButton className={classes.finding} onClick={onGo}>
      {inside}
    </UnstyledButton>
  );
}

/** Findings without two of the same words. */
export function distinct(findings: readonly Finding[]): readonly Finding[] {
  const params = (of: MessageParams) => JSON.stringify(of);
  return [...new Map(findings.map((one) => [`${one.where}|${one.id}|${params(one.params)}`, one])).values()];
}

export const findingKey = (finding: Finding): string => `${finding.where}|${finding.id}|${JSON.stringify(finding.params)}`;
