import { List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18n from 'i18next';
import type { Language } from '#core/kit/messages.ts';
import { sayFinding, shownProblem } from './problem.ts';

const SHOWN = 8;

/** The cross that takes a notice away, named for those who do not see it. */
const closable = () => ({ closeButtonProps: { 'aria-label': i18n.t('frame.close') } });

/** A refusal or fault, with its hint and the first of its findings. */
export function notifyProblem(error: unknown): void {
  const language = i18n.language as Language;
  const { message, hint, findings, bug } = shownProblem(error, language);
  notifications.show({
    color: bug ? 'red' : 'orange',
    autoClose: findings.length > 0 || bug ? 30_000 : 9_000,
    ...closable(),
    title: message,
    message: (
      <>
        {hint && <Text size="sm">{hint}</Text>}
        {findings.length > 0 && (
          <List size="sm" mt="xs" spacing={2}>
            {findings.slice(0, SHOWN).map((f) => (
              <List.Item key={`${f.where}${f.id}`}>
                {f.where}: {sayFinding(f, language).message}
              </List.Item>
            ))}
            {findings.length > SHOWN && <List.Item>{i18n.t('frame.more', { count: findings.length - SHOWN })}</List.Item>}
          </List>
        )}
      </>
    ),
  });
}

export function notifyDone(title: string, message = ''): void {
  notifications.show({ color: 'teal', title, message, autoClose: 4_000, ...closable() });
}

/** A short word about what just happened or did not. */
export function notifyShort(message: string): void {
  notifications.show({ message, autoClose: 4_000, ...closable() });
}
