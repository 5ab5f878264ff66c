import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { type Collection, collections, type Matter, type MatterPatch } from '#core/matter/model.ts';
import type { Pack } from '#core/template/pack.ts';
import { api } from '../client.ts';
import { Field, type FieldSpec } from '../frame/field.tsx';
import { packSpec } from '../matter/collection.tsx';
import { specsOf } from '../matter/specs.ts';

interface Place {
  readonly spec: FieldSpec;
  readonly value: unknown;
  readonly save: (value: unknown) => Promise<unknown>;
}

/** The field a finding points at, to be filled in beside the document. Null when it is edited in its own room only. */
export function FieldAt({ matter, pack, where }: { readonly matter: Matter; readonly pack: Pack; readonly where: string }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const update = useMutation(api.matter.update.mutationOptions());
  const put = useMutation(api.matter.put.mutationOptions());
  const patch = (change: MatterPatch) => update.mutateAsync({ id: matter.id, patch: change });
  const place = ((): Place | null => {
    const [room, first = '', id, name = ''] = where.split('/');
    if (room !== 'matter') return null;
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
