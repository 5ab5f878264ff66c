import type { TFunction } from 'i18next';
import type { Collection, Counsel, Deadline, Fact, Party, Right } from '#core/matter/model.ts';
import type { FieldSpec } from '../frame/field.tsx';

type Item = Party | Counsel | Right | Fact | Deadline;

/** What a list of the matter shows of its items, by list; Chinese and American courts want different particulars of a party. */
export function specsOf(t: TFunction, collection: Collection, item: Item, chinese: boolean): readonly FieldSpec[] {
  const field = (name: string, kind: FieldSpec['kind'] = 'text', more: Partial<FieldSpec> = {}): FieldSpec => ({
    name,
    kind,
    label: t(`matter.fields.${name}`),
    wide: kind === 'long' || kind === 'sources',
    ...more,
  });
  const choice = (name: string, values: readonly string[], more: Partial<FieldSpec> = {}) =>
    field(name, 'choice', {
      choices: values.map((value) => ({ value, label: t(`matter.choices.${name}.${value}`) })),
      needed: name !== 'sex',
      ...more,
    });
  switch (collection) {
    case 'parties':
      return partySpecs(item as Party, chinese, field, choice);
    case 'counsel':
      return [
        field('name'),
        field('firm'),
        field('barNumber'),
        ...(chinese ? [field('authority')] : []),
        field('address'),
        field('phone'),
        field('email'),
        field('lead', 'yes-no'),
      ];
    case 'rights':
      return [
        choice('type', ['trademark', 'copyright', 'design', 'patent']),
        field('mark'),
        choice('form', ['word', 'figure', 'combined']),
        field('number', 'text', { label: t('matter.fields.registrationNumber') }),
        field('country'),
        field('owner'),
        field('registered', 'date'),
        field('expires', 'date'),
        field('certificate', 'evidence'),
        ...(chinese ? [] : [field('incontestable', 'yes-no')]),
      ];
    case 'facts':
      return [field('date', 'date'), field('endDate', 'date'), field('text', 'long'), field('sources', 'sources')];
    case 'deadlines':
      return [field('title'), field('due', 'date'), field('rule'), field('done', 'yes-no')];
  }
}

type Make = (name: string, kind?: FieldSpec['kind'], more?: Partial<FieldSpec>) => FieldSpec;
type Choice = (name: string, values: readonly string[], more?: Partial<FieldSpec>) => FieldSpec;

function partySpecs(party: Party, chinese: boolean, field: Make, choice: Choice): readonly FieldSpec[] {
  const person = party.kind === 'person';
  return [
    choice('side', ['plaintiff', 'defendant', 'third-party']),
    choice('kind', ['organisation', 'person']),
    field('name'),
    field('nameOther'),
    ...(person
      ? [
          choice('sex', ['male', 'female']),
          field('birth', 'date'),
          ...(chinese ? [field('ethnicity'), field('idNumber')] : []),
          field('occupation'),
        ]
      : chinese
        ? [field('uscc'), field('legalRepresentative'), field('legalRepresentativePost')]
        : [field('entityType'), field('placeOfFormation'), field('principalPlace')]),
    field('address', 'text', { wide: true }),
    field('phone'),
    field('email'),
    field('country'),
    field('capacity'),
    field('sources', 'sources'),
  ];
}

/** One line that says which item it is. */
export function titleOf(t: TFunction, collection: Collection, item: Item): string {
  switch (collection) {
    case 'parties':
      return (item as Party).name || t('matter.unnamed');
    case 'counsel':
      return [(item as Counsel).name, (item as Counsel).firm].filter(Boolean).join(', ') || t('matter.unnamed');
    case 'rights':
      return [(item as Right).mark, (item as Right).number].filter(Boolean).join(' · ') || t('matter.unnamed');
    case 'facts':
      return [(item as Fact).date, (item as Fact).text || answers(item as Fact)].filter(Boolean).join(' · ') || t('matter.undated');
    case 'deadlines':
      return [(item as Deadline).due, (item as Deadline).title].filter(Boolean).join(' · ') || t('matter.unnamed');
  }
}

/** What was answered about a fact that nobody has told in a sentence. */
const answers = ({ fields }: Fact): string => Object.values(fields).filter(Boolean).join(', ');

/** Packs write their labels in lower case, to stand in a sentence; at a field they begin it. */
export const asLabel = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
