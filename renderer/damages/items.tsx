import { ActionIcon, Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Head, Item } from '#core/damages/model.ts';
import type { ResolvedItem } from '#core/damages/result.ts';
import type { Finding } from '#core/kit/finding.ts';
import type { Language } from '#core/kit/messages.ts';
import { formatMoney } from '#core/kit/money.ts';
import { AutoField } from '../frame/auto-field.tsx';
import { EvidencePicker, Field } from '../frame/field.tsx';
import { focusWhere } from '../frame/go-to.ts';
import classes from './damages.module.css';
import { conversionLine } from './figure-notes.ts';
import { countedSum, readFigure, showFigure } from './figures.ts';
import { FindingLine, findingKey } from './finding-line.tsx';
import { ItemMore } from './item-more.tsx';
import { type ChangeHead, sourcesOf } from './use-head.ts';

interface ItemsProps {
  readonly head: Head;
  /** Those that do not count as entered. */
  readonly resolved: readonly ResolvedItem[];
  readonly findings: readonly Finding[];
  readonly change: ChangeHead;
}

/** Vouchers and other single items of a head that is a sum: a row each. */
export function Items({ head, resolved, findings, change }: ItemsProps) {
  const { t, i18n } = useTranslation();
  const add = async () => {
    const id = crypto.randomUUID();
    await change((now) => ({
      items: [
        ...now.items,
        { id, label: '', date: '', voucher: '', amount: '', part: '', partReason: '', currency: '', rateOn: '', valued: '', sources: [] },
      ],
    }));
    focusWhere(`damages/${head.id}/items/${id}/label`);
  };
  const sum = countedSum(head.items, resolved);
  return (
    <Stack gap={6} data-where={`damages/${head.id}/items`}>
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          {t('damages.items')}
        </Text>
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => void add()}>
          {t('damages.addItem')}
        </Button>
      </Group>
      {head.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('damages.noItems')}
        </Text>
      )}
      {head.items.map((item) => (
        <ItemRow
          key={item.id}
          head={head}
          item={item}
          resolved={resolved}
          findings={findings.filter((one) => one.where === `damages/${head.id}/items/${item.id}`)}
          change={change}
        />
      ))}
      {sum !== '' && (
        <Text size="sm" c="dimmed" ta="right" className={classes.amount}>
          {t('damages.sum', { amount: formatMoney(sum, head.currency, i18n.language as Language) })}
        </Text>
      )}
    </Stack>
  );
}

function ItemRow({ head, item, resolved, findings, change }: ItemsProps & { readonly item: Item }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const counts = resolved.find((one) => one.id === item.id);
  const where = `damages/${head.id}/items/${item.id}`;
  const save = (patch: (now: Item) => Partial<Item>) =>
    change((now) => ({ items: now.items.map((one) => (one.id === item.id ? { ...one, ...patch(one) } : one)) }));
  const words = (name: 'label' | 'voucher') => (
    <AutoField
      aria-label={t(`damages.item.${name}`)}
      placeholder={t(`damages.item.${name}`)}
      where={`${where}/${name}`}
      value={item[name]}
      onSave={(value) => save(() => ({ [name]: value }))}
    />
  );
  return (
    <div className={classes.item} data-where={where} data-faulty={findings.some((one) => one.severity !== 'note') || undefined}>
      {words('label')}
      <Field
        spec={{ name: 'date', kind: 'date', label: '', ariaLabel: t('damages.item.date') }}
        where={`${where}/date`}
        matter={head.matter}
        value={item.date}
        onSave={(value) => save(() => ({ date: String(value ?? '') }))}
      />
      {words('voucher')}
      <AutoField
        aria-label={t('damages.item.amount')}
        placeholder={t('damages.item.amount')}
        where={`${where}/amount`}
        value={item.amount}
        inputMode="decimal"
        read={(text) => readFigure('money', text)}
        show={(value) => showFigure('money', value)}
        onSave={(amount) => save(() => ({ amount }))}
      />
      <Tooltip label={t('frame.remove')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={34}
          aria-label={`${t('frame.remove')}: ${item.label || item.voucher}`}
          onClick={() => void change((now) => ({ items: now.items.filter((one) => one.id !== item.id) }))}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
      <div data-whole>
        <EvidencePicker
          spec={{
            name: 'sources',
            kind: 'sources',
            label: '',
            ariaLabel: `${item.label || t('damages.item.label')}: ${t('damages.sources')}`,
          }}
          where={`${where}/sources`}
          matter={head.matter}
          value={item.sources.map((source) => source.evidence)}
          onSave={(chosen) => save((now) => ({ sources: sourcesOf(chosen, now.sources) }))}
        />
      </div>
      {counts && counts.amount !== '' && (
        <div data-whole>
          <Text size="xs">{t('damages.countsAs', { amount: formatMoney(counts.amount, head.currency, language) })}</Text>
          {conversionLine(t, language, counts.conversion).map((line) => (
            <Text key={line} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {line}
            </Text>
          ))}
        </div>
      )}
      <div data-whole>
        <ItemMore head={head} item={item} where={where} onSave={(patch) => save(() => patch)} />
      </div>
      {findings.map((finding) => (
        <div data-whole key={findingKey(finding)}>
          <FindingLine finding={finding} />
        </div>
      ))}
    </div>
  );
}
