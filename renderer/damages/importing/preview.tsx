import { Badge, Group, Stack, Table, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeadLook, TableLook } from '#core/damages/table/model.ts';
import type { Language } from '#core/kit/messages.ts';

/** Rows shown; a long table is looked at in its beginning, and counted whole. */
const SHOWN = 200;
const COLOURS: Readonly<Record<HeadLook['state'], string>> = { added: 'teal', changed: 'yellow', same: 'gray' };

/** What a table would change, head by head. */
export function Preview({ look }: { readonly look: TableLook }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const { heads, counts } = look;
  let room = SHOWN;
  const shown = heads.flatMap((head) => {
    if (room <= 0) return [];
    const figures = head.figures.slice(0, room);
    room -= figures.length + 1;
    return [{ head, figures }];
  });
  const all = heads.reduce((sum, { figures }) => sum + figures.length + 1, 0);
  const drawn = shown.reduce((sum, { figures }) => sum + figures.length + 1, 0);
  if (heads.length === 0) return null;
  return (
    <Stack gap="xs">
      <Group gap="lg" role="status">
        <Text size="sm">{t('damagesImport.heads', { ...counts.heads })}</Text>
        <Text size="sm">{t('damagesImport.figures', { ...counts.figures })}</Text>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <section style={{ maxHeight: '38vh', overflow: 'auto' }} tabIndex={0} aria-label={t('damagesImport.table')}>
        <Table fz="sm" stickyHeader verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={60}>{t('damagesImport.row')}</Table.Th>
              <Table.Th>{t('damagesImport.figure')}</Table.Th>
              <Table.Th ta="right">{t('damagesImport.before')}</Table.Th>
              <Table.Th ta="right">{t('damagesImport.after')}</Table.Th>
              <Table.Th w={100} aria-label={t('damagesImport.table')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ head, figures }) => (
              <Fragment key={head.row}>
                <Table.Tr bg="var(--mantine-color-default-hover)">
                  <Table.Td>{head.row}</Table.Td>
                  <Table.Td colSpan={3} style={{ overflowWrap: 'anywhere' }}>
                    <Text span inherit fw={600}>
                      {t('damagesImport.head', { title: head.title || head.rule, rule: head.rule })}
                    </Text>
                    <Also fields={head.fields} />
                  </Table.Td>
                  <Table.Td>
                    <State state={head.state} />
                  </Table.Td>
                </Table.Tr>
                {figures.map((figure) => (
                  <Table.Tr key={`${figure.row}`}>
                    <Table.Td>{figure.row}</Table.Td>
                    <Table.Td style={{ overflowWrap: 'anywhere' }}>
                      {figure.label?.[language] ?? figure.name}
                      <Also fields={figure.fields} />
                    </Table.Td>
                    <Table.Td ta="right" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
                      {figure.before || t('damagesImport.none')}
                    </Table.Td>
                    <Table.Td ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
                      {figure.after || t('damagesImport.none')}
                    </Table.Td>
                    <Table.Td>
                      <State state={figure.state} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Fragment>
            ))}
          </Table.Tbody>
        </Table>
        {all > drawn && (
          <Text size="sm" c="dimmed" p="xs">
            {t('damagesImport.more', { count: all - drawn })}
          </Text>
        )}
      </section>
    </Stack>
  );
}

/** What changes beside the figure itself. */
function Also({ fields }: { readonly fields: readonly string[] }) {
  const { t, i18n } = useTranslation();
  if (fields.length === 0) return null;
  const words = fields.map((field) => t(`damagesImport.fields.${field}`)).join(i18n.language === 'zh-CN' ? '、' : ', ');
  return (
    <Text span display="block" size="xs" c="dimmed">
      {t('damagesImport.changes', { fields: words })}
    </Text>
  );
}

function State({ state }: { readonly state: HeadLook['state'] }) {
  const { t } = useTranslation();
  return (
    <Badge size="sm" variant="light" color={COLOURS[state]} tt="none">
      {t(`damagesImport.states.${state}`)}
    </Badge>
  );
}
