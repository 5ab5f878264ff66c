import { ActionIcon, Kbd, Popover, Text, Tooltip } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './acts.module.css';

/** Keys as they are shown, and the words that say what they do. */
const HELP = [
  { keys: ['j', 'k', '↓', '↑'], word: 'move' },
  { keys: ['Enter'], word: 'open' },
  { keys: ['Esc'], word: 'close' },
  { keys: ['/', 'Ctrl F'], word: 'search' },
  { keys: ['Space'], word: 'pick' },
  { keys: ['Shift ↓', 'Shift ↑'], word: 'range' },
  { keys: ['Ctrl A'], word: 'all' },
  { keys: ['←', '→'], word: 'fold' },
  { keys: ['e'], word: 'exhibit' },
  { keys: ['l'], word: 'link' },
  { keys: ['t'], word: 'tag' },
  { keys: ['n'], word: 'note' },
  { keys: ['p'], word: 'privilege' },
  { keys: ['c'], word: 'confidential' },
  { keys: ['b'], word: 'pin' },
  { keys: ['Ctrl Z'], word: 'undo' },
  { keys: ['?'], word: 'help' },
] as const;

interface Props {
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
}

/** The keys of the room, behind a button and `?`. */
export function KeysHelp({ opened, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Popover opened={opened} onChange={onChange} position="bottom-end" width={350} trapFocus withinPortal shadow="md" returnFocus>
      <Popover.Target>
        <Tooltip label={t('acts.keys')}>
          <ActionIcon variant="default" size={36} aria-label={t('acts.keys')} onClick={() => onChange(!opened)}>
            <IconKeyboard size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('acts.keys')} tabIndex={-1} data-autofocus>
        <dl className={classes.keys}>
          {HELP.map(({ keys, word }) => (
            <Fragment key={word}>
              <dt>
                {keys.map((key) => (
                  <Kbd key={key} size="xs">
                    {key}
                  </Kbd>
                ))}
              </dt>
              <Text component="dd" size="sm">
                {t(`acts.help.${word}`)}
              </Text>
            </Fragment>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
