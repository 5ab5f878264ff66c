import { Alert, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BlockRead } from './block.ts';

/** As many as one reads before correcting them. */
const FAULTS = 8;

/** What could not be read, cell by cell by name. */
export function Refused({ read: { faults, over }, onClose }: { readonly read: BlockRead; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      mb="sm"
      title={t('figuresTable.refused')}
      withCloseButton
      closeButtonLabel={t('frame.close')}
      onClose={onClose}
    >
      <List size="sm">
        {(over.rows > 0 || over.columns > 0) && <List.Item>{t('figuresTable.over', { ...over })}</List.Item>}
        {faults.slice(0, FAULTS).map(({ row, added, column, text, fault }) => (
          <List.Item key={`${row.id}${added}${column}`} style={{ overflowWrap: 'anywhere' }}>
            {t('figuresTable.cell', {
              head: short(row.headTitle),
              input: added === 0 ? short(row.label) : t('figuresTable.newVoucher', { number: added, label: short(row.label) }).trimEnd(),
              column: t(`figuresTable.columns.${column}`),
              fault: t(`figuresTable.faults.${fault}`, { text: short(text) }),
            })}
          </List.Item>
        ))}
        {faults.length > FAULTS && <List.Item>{t('figuresTable.more', { count: faults.length - FAULTS })}</List.Item>}
      </List>
      <Text size="sm">{t('figuresTable.refusedHint')}</Text>
    </Alert>
  );
}
