import { MultiSelect, NumberInput, Select, Switch } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';
import { AutoField } from './auto-field.tsx';

/** How one datum is edited. `evidence` is one evidence item, `sources` several. */
export type FieldKind = 'text' | 'long' | 'date' | 'amount' | 'number' | 'yes-no' | 'choice' | 'evidence' | 'sources';

export interface FieldSpec {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly hint?: string | undefined;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
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

/** One field of a form, saved as it is typed. */
export function Field({ spec, value, where, matter, onSave }: FieldProps) {
  const { t } = useTranslation();
  const common = { label: spec.label, description: spec.hint, 'data-where': where } as const;
  switch (spec.kind) {
    case 'text':
    case 'amount':
    case 'long':
      return (
        <AutoField
          label={spec.label}
          description={spec.hint}
          where={where}
          value={text(value)}
          long={spec.kind === 'long'}
          inputMode={spec.kind === 'amount' ? 'decimal' : 'text'}
          onSave={onSave}
        />
      );
    case 'number':
      return <NumberInput {...common} value={text(value)} onChange={(next) => void onSave(String(next))} hideControls />;
    case 'date':
      return (
        <DateInput
          {...common}
          value={text(value) || null}
          onChange={(next) => void onSave(next ?? '')}
          valueFormat="YYYY-MM-DD"
          placeholder="YYYY-MM-DD"
          clearable
          clearButtonProps={{ 'aria-label': t('frame.remove') }}
        />
      );
    case 'yes-no':
      return (
        <Switch
          {...common}
          mt={spec.wide ? 0 : 26}
          checked={value === true || value === 'yes'}
          onChange={(event) =>
            void onSave(typeof value === 'boolean' ? event.currentTarget.checked : event.currentTarget.checked ? 'yes' : 'no')
          }
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          data={[...(spec.choices ?? [])]}
          value={text(value) || null}
          onChange={(next) => void onSave(next ?? '')}
          clearable
        />
      );
    case 'evidence':
    case 'sources':
      return <EvidencePicker spec={spec} value={value} where={where} matter={matter} onSave={onSave} />;
  }
}

/** Chooses evidence items by exhibit number, title or file name. */
export function EvidencePicker({ spec, value, where, matter, onSave }: FieldProps) {
  const { t } = useTranslation();
  const evidence = useQuery(api.evidence.list.queryOptions({ input: { matter } }));
  const data = (evidence.data ?? []).map((item) => ({
    value: item.id,
    label: `${item.exhibit === null ? '' : `${item.exhibit}. `}${item.title || item.fileName}`,
  }));
  const shared = {
    label: spec.label,
    description: spec.hint,
    'data-where': where,
    data,
    searchable: true,
    clearable: true,
    limit: 60,
    nothingFoundMessage: t('frame.noEvidence'),
    placeholder: t('frame.chooseEvidence'),
  } as const;
  return spec.kind === 'evidence' ? (
    <Select {...shared} value={text(value) || null} onChange={(next) => void onSave(next)} />
  ) : (
    <MultiSelect {...shared} value={Array.isArray(value) ? value : []} onChange={(next) => void onSave(next)} hidePickedOptions />
  );
}
