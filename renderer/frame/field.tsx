import { MultiSelect, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedEvidence } from '#core/evidence/model.ts';
import { sourceRef } from '#core/kit/citation.ts';
import { formatAmount, parseAmount } from '#core/kit/money.ts';
import { api } from '../client.ts';
import { AutoField } from './auto-field.tsx';
import { useChosen } from './chosen.ts';
import { DayField } from './day-field.tsx';

/** How one datum is edited. `choices` takes several of its choices; `evidence` is one evidence item, `sources` several. */
export type FieldKind = 'text' | 'long' | 'date' | 'amount' | 'number' | 'yes-no' | 'choice' | 'choices' | 'evidence' | 'sources';

export interface FieldSpec {
  readonly name: string;
  readonly label: string;
  /** Said to those who cannot see where the field stands, when it has no label of its own. */
  readonly ariaLabel?: string;
  readonly kind: FieldKind;
  readonly hint?: string | undefined;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** A choice that cannot be left empty. */
  readonly needed?: boolean;
  /** Takes the whole width of a form. */
  readonly wide?: boolean;
}

interface FieldProps {
  readonly spec: FieldSpec;
  readonly value: unknown;
  readonly where: string;
  readonly matter: string;
  readonly onSave: (value: unknown) => Promise<unknown>;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** An amount as people write it, '' for none. */
export const readAmount = (written: string): string => (written.trim() === '' ? '' : parseAmount(written));
export const showAmount = (value: string): string => (/^-?\d+(\.\d+)?$/.test(value) ? formatAmount(value) : value);
/** A number as people write it, without grouping. */
const showNumber = (value: string): string => value;

const labelled = (spec: FieldSpec) =>
  ({ ...(spec.label && { label: spec.label }), ...(spec.ariaLabel && { 'aria-label': spec.ariaLabel }), description: spec.hint }) as const;

/** A field's place in a form of two columns. */
export const cellOf = (spec: Pick<FieldSpec, 'wide'>) => ({ display: 'grid', ...(spec.wide && { gridColumn: '1 / -1' }) }) as const;

/** One field of a form, saved as it is typed. */
export function Field(props: FieldProps) {
  const { spec, value, where, onSave } = props;
  switch (spec.kind) {
    case 'text':
    case 'long':
      return (
        <AutoField
          label={spec.label}
          description={spec.hint}
          where={where}
          value={text(value)}
          long={spec.kind === 'long'}
          onSave={onSave}
        />
      );
    case 'amount':
    case 'number':
      return (
        <AutoField
          label={spec.label}
          description={spec.hint}
          where={where}
          value={text(value)}
          inputMode="decimal"
          read={readAmount}
          show={spec.kind === 'amount' ? showAmount : showNumber}
          onSave={onSave}
        />
      );
    case 'date':
      return <DayField label={spec.label} ariaLabel={spec.ariaLabel} hint={spec.hint} where={where} value={text(value)} onSave={onSave} />;
    case 'yes-no':
      return <YesNoField {...props} />;
    case 'choice':
      return <ChoiceField {...props} />;
    case 'choices':
      return <ChoicesField {...props} />;
    case 'evidence':
    case 'sources':
      return <EvidencePicker {...props} />;
  }
}

function YesNoField({ spec, value, where, onSave }: FieldProps) {
  const [chosen, choose] = useChosen<unknown>(value, onSave);
  return (
    <Switch
      label={spec.label}
      description={spec.hint}
      data-where={where}
      // In line with the inputs beside it.
      style={{ alignSelf: 'end', paddingBottom: 8 }}
      checked={chosen === true || chosen === 'yes'}
      onChange={({ currentTarget: { checked } }) => choose(typeof value === 'boolean' ? checked : checked ? 'yes' : 'no')}
    />
  );
}

function ChoiceField({ spec, value, where, onSave }: FieldProps) {
  const { t } = useTranslation();
  const [chosen, choose] = useChosen<unknown>(value, onSave);
  const data = spec.choices ?? [];
  const label = data.find((choice) => choice.value === chosen)?.label;
  return (
    <Select
      label={spec.label}
      description={spec.hint}
      data-where={where}
      title={label}
      data={[...data]}
      value={text(chosen) || null}
      onChange={(next) => choose(next ?? '')}
      allowDeselect={spec.needed !== true}
      clearable={spec.needed !== true}
      clearButtonProps={{ 'aria-label': t('frame.remove') }}
      searchable={data.length > 12}
    />
  );
}

function ChoicesField({ spec, value, where, onSave }: FieldProps) {
  const { t } = useTranslation();
  const [chosen, choose] = useChosen<unknown>(value, onSave);
  return (
    <MultiSelect
      {...labelled(spec)}
      data-where={where}
      data={[...(spec.choices ?? [])]}
      value={Array.isArray(chosen) ? (chosen as string[]) : []}
      onChange={choose}
      clearable
      clearButtonProps={{ 'aria-label': t('frame.remove') }}
      hidePickedOptions
    />
  );
}

/** Chooses evidence items by exhibit number, title or file name, and what is pinned in them by page and note. */
export function EvidencePicker({ spec, value, where, matter, onSave }: FieldProps) {
  const { t } = useTranslation();
  const [chosen, choose] = useChosen<unknown>(value, onSave);
  const evidence = useQuery(api.evidence.list.queryOptions({ input: { matter } }));
  const items = evidence.data;
  const data = useMemo(() => {
    const known = (items ?? []).flatMap((item) => sourceChoices(item, t));
    const ids = new Set(known.map((one) => one.value));
    const others = [...(Array.isArray(value) ? value : [value])].filter(
      (id): id is string => typeof id === 'string' && id !== '' && !ids.has(id),
    );
    // A page without a pin, a pin that was taken away, an item that was withdrawn.
    return items ? [...known, ...others.map((source) => ({ value: source, label: otherSource(source, known, t) }))] : known;
  }, [items, value, t]);
  const shared = {
    ...labelled(spec),
    'data-where': where,
    data,
    searchable: true,
    clearable: true,
    clearButtonProps: { 'aria-label': t('frame.remove') },
    limit: 60,
    nothingFoundMessage: t('frame.noEvidence'),
  } as const;
  if (spec.kind === 'evidence')
    return (
      <Select
        {...shared}
        placeholder={t('frame.chooseEvidence')}
        title={data.find((one) => one.value === chosen)?.label}
        value={text(chosen) || null}
        onChange={choose}
      />
    );
  const several = Array.isArray(chosen) ? (chosen as string[]) : [];
  return (
    <MultiSelect
      {...shared}
      placeholder={several.length === 0 ? t('frame.chooseEvidence') : ''}
      value={items ? several : []}
      onChange={choose}
      hidePickedOptions
    />
  );
}

interface SourceChoice {
  readonly value: string;
  readonly label: string;
}

/** An item as a source, and each place pinned in it. */
function sourceChoices(item: ListedEvidence, t: TFunction): SourceChoice[] {
  const name = `${item.exhibit === null ? '' : `${item.exhibit}. `}${item.title || item.fileName}`;
  const pins = item.pins.toSorted((a, b) => a.page - b.page);
  return [
    { value: item.id, label: name },
    ...pins.map(({ id, page, note }) => ({
      value: `${item.id}#${id}`,
      label: note === '' ? t('frame.pinned', { name, page }) : t('frame.pinnedNote', { name, page, note: note.slice(0, 80) }),
    })),
  ];
}

function otherSource(source: string, known: readonly SourceChoice[], t: TFunction): string {
  const { evidence, page } = sourceRef(source);
  const name = known.find((one) => one.value === evidence)?.label;
  if (name === undefined) return t('frame.withdrawn');
  return page === null ? t('frame.pinGone', { name }) : t('frame.pinned', { name, page });
}
