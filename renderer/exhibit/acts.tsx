import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconIndentDecrease,
  IconIndentIncrease,
  IconLockOpen,
  IconX,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';
import type { Asked } from '../frame/reason-dialog.tsx';
import type { Row } from './use-exhibits.ts';

interface Props {
  readonly row: Row;
  readonly rows: readonly Row[];
  readonly onMove: (by: number) => void;
  readonly onAsk: (asked: Asked) => void;
}

/** What can be done with one exhibit. What was filed is withdrawn, never dropped. */
export function RowActs({ row, rows, onMove, onAsk }: Props) {
  const { t } = useTranslation();
  const attach = useMutation(api.exhibit.attach.mutationOptions());
  const drop = useMutation(api.exhibit.drop.mutationOptions());
  const withdraw = useMutation(api.exhibit.withdraw.mutationOptions());
  const reinstate = useMutation(api.exhibit.reinstate.mutationOptions());
  const release = useMutation(api.exhibit.release.mutationOptions());
  const { exhibit, label, item, filed } = row;
  const { id } = exhibit;
  const own = rows.filter((one) => one.exhibit.attachmentOf === '');
  const above = exhibit.attachmentOf === '' ? own[own.indexOf(row) - 1] : undefined;
  const ask = (title: string, go: (reason: string) => Promise<unknown>) => onAsk({ title, go });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('exhibit.acts', { label })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowUp size={15} />} disabled={filed} onClick={() => onMove(-1)}>
          {t('exhibit.up')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown size={15} />} disabled={filed} onClick={() => onMove(1)}>
          {t('exhibit.down')}
        </Menu.Item>
        {above && (
          <Menu.Item
            leftSection={<IconIndentIncrease size={15} />}
            disabled={filed}
            onClick={() => attach.mutate({ id, to: above.exhibit.id })}
          >
            {t('exhibit.attach', { label: above.label })}
          </Menu.Item>
        )}
        {exhibit.attachmentOf !== '' && (
          <Menu.Item leftSection={<IconIndentDecrease size={15} />} disabled={filed} onClick={() => attach.mutate({ id, to: '' })}>
            {t('exhibit.detach')}
          </Menu.Item>
        )}
        {item && item.privilege !== '' && exhibit.release === '' && (
          <Menu.Item
            leftSection={<IconLockOpen size={15} />}
            onClick={() => ask(t('exhibit.release'), (reason) => release.mutateAsync({ id, reason }))}
          >
            {t('exhibit.release')}
          </Menu.Item>
        )}
        <Menu.Divider />
        {!filed && (
          <Menu.Item leftSection={<IconX size={15} />} onClick={() => drop.mutate({ id })}>
            {t('exhibit.drop')}
          </Menu.Item>
        )}
        {filed && exhibit.withdrawn === '' && (
          <Menu.Item
            leftSection={<IconX size={15} />}
            onClick={() => ask(t('exhibit.withdraw'), (reason) => withdraw.mutateAsync({ id, reason }))}
          >
            {t('exhibit.withdraw')}
          </Menu.Item>
        )}
        {exhibit.withdrawn !== '' && (
          <Menu.Item leftSection={<IconArrowBackUp size={15} />} onClick={() => reinstate.mutate({ id })}>
            {t('exhibit.reinstate')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
