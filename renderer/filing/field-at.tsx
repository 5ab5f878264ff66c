import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { type Collection, collections, type Matter, type MatterPatch } from '#core/matter/model.ts';
import type { SellerTable } from '#core/seller/model.ts';
import type { Pack } from '#core/template/pack.ts';
import { api } from '../client.ts';
import { Field, type FieldSpec } from '../frame/field.tsx';
import { packSpec } from '../matter/collection.tsx';
import { specsOf } from '../matter/specs.ts';
import { sellerOf } from '../seller/rows.ts';
import { asPointer, sellerSpecs } from '../seller/specs.ts';

interface Place {
  readonly spec: FieldSpec;
  readonly value: unknown;
  readonly save: (value: unknown) => Promise<unknown>;
}

interface FieldAtProps {
  readonly matter: Matter;
  readonly pack: Pack;
  readonly where: string;
}

/** The field a finding points at, to be filled in beside the document. Nothing when it is edited in its own room only. */
export function FieldAt(props: FieldAtProps) {
  const [room, table, id, name] = props.where.split('/');
  if (room === 'matter') return <MatterFieldAt {...props} />;
  if (room === 'seller' && isTable(table) && id !== undefined && name !== undefined)
    return <SellerFieldAt matter={props.matter} table={table} id={id} name={name} where={props.where} />;
  return null;
}

const TABLES = ['sellers', 'storefronts', 'identifiers', 'listings', 'purchases'] as const;
const isTable = (name: string | undefined): name is SellerTable => TABLES.some((table) => table === name);

interface SellerPlace {
  readonly matter: Matter;
  readonly table: SellerTable;
  readonly id: string;
  readonly name: string;
  readonly where: string;
}

function SellerFieldAt({ matter, table, id, name, where }: SellerPlace) {
  const { t } = useTranslation();
  const rows = useQuery(api.seller.table.queryOptions({ input: { matter: matter.id } }));
  const put = useMutation(api.seller.put.mutationOptions());
  const row = rows.data?.[table].find((one) => one.id === id);
  if (!rows.data || !row) return null;
  const seller = sellerOf(rows.data, table, id) ?? '';
  const spec = sellerSpecs(t, table, rows.data, matter, seller).find((one) => one.name === name);
  if (!spec) return null;
  return (
    <Field
      spec={spec}
      value={(row as unknown as Record<string, unknown>)[name]}
      matter={matter.id}
      where={`here/${where}`}
      onSave={(value) => put.mutateAsync({ matter: matter.id, table, row: { id, [name]: asPointer(name, value) } })}
    />
  );
}

function MatterFieldAt({ matter, pack, where }: FieldAtProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const update = useMutation(api.matter.update.mutationOptions());
  const put = useMutation(api.matter.put.mutationOptions());
  const patch = (change: MatterPatch) => update.mutateAsync({ id: matter.id, patch: change });
  const place = ((): Place | null => {
    const [, first = '', id, name = ''] = where.split('/');
    if (first === 'particulars' && id !== undefined) {
      const declared = pack.particulars[id];
      if (!declared) return null;
      const save = (value: unknown) => patch({ particulars: { [id]: String(value ?? '') } });
      return { spec: packSpec(id, declared, language), value: matter.particulars[id] ?? '', save };
    }
    if (first in collections && id !== undefined) {
      const collection = first as Collection;
      const item = matter[collection].find((one) => one.id === id);
      if (!item) return null;
      const declared = 'kind' in item && collection === 'facts' ? pack.events[item.kind]?.fields[name] : undefined;
      if (declared && 'fields' in item) {
        const save = (value: unknown) =>
          put.mutateAsync({ matter: matter.id, collection, item: { id, fields: { ...item.fields, [name]: String(value ?? '') } } });
        return { spec: packSpec(name, declared, language), value: item.fields[name] ?? '', save };
      }
      const spec = specsOf(t, collection, item, pack.language === 'zh-CN').find((one) => one.name === name);
      if (!spec) return null;
      const save = (value: unknown) => put.mutateAsync({ matter: matter.id, collection, item: { id, [name]: value } });
      return { spec, value: (item as unknown as Record<string, unknown>)[name], save };
    }
    if (first === 'caseNumber' || first === 'judge' || first === 'magistrate' || first === 'title')
      return {
        spec: { name: first, kind: 'text', label: t(`matter.fields.${first}`) },
        value: matter[first],
        save: (value) => patch({ [first]: value }),
      };
    if (first === 'actDate')
      return {
        spec: { name: first, kind: 'date', label: t('matter.fields.actDate') },
        value: matter.actDate,
        save: (value) => patch({ actDate: String(value) }),
      };
    return null;
  })();
  if (!place) return null;
  return <Field spec={place.spec} value={place.value} matter={matter.id} where={`here/${where}`} onSave={place.save} />;
}
