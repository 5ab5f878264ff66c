import { Accordion, ActionIcon, Button, Group, Menu, Select, SimpleGrid, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import type { Collection, Fact, Matter, Right } from '#core/matter/model.ts';
import type { Pack } from '#core/template/pack.ts';
import { api } from '../client.ts';
import { cellOf, Field, type FieldSpec } from '../frame/field.tsx';
import { useLatest } from '../frame/latest.ts';
import { AboutField } from './about.tsx';
import { ClassesField } from './classes.tsx';
import { asLabel, specsOf, titleOf } from './specs.ts';

interface Props {
  readonly matter: Matter;
  readonly pack: Pack | undefined;
  readonly collection: Collection;
  /** The field a finding sent the user to: its item is opened. */
  readonly at: string | undefined;
  readonly visit: number;
}

/** One list of the matter: an item a row, opened to be edited in place. */
export function CollectionSection({ matter, pack, collection, at, visit }: Props) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const put = useMutation(api.matter.put.mutationOptions());
  const drop = useMutation(api.matter.drop.mutationOptions());
  const move = useMutation(api.matter.move.mutationOptions());
  const [open, setOpen] = useState<string | null>(null);
  const items = matter[collection];
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second visit opens the item again
  useEffect(() => {
    const [, list, id] = (at ?? '').split('/');
    if (list === collection && id !== undefined) setOpen(id);
  }, [at, collection, visit]);
  const add = async (item: Record<string, unknown>) => {
    const made = await put.mutateAsync({ matter: matter.id, collection, item });
    setOpen(made.id);
  };
  const chinese = pack?.language === 'zh-CN';
  const kinds = Object.entries(pack?.events ?? {}).map(([value, event]) => ({ value, label: asLabel(event.label[language]) }));
  const kindOf = (fact: Fact) => kinds.find((kind) => kind.value === fact.kind)?.label ?? fact.kind;
  return (
    <Stack gap="xs" data-where={`matter/${collection}`}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t(`matter.sections.${collection}`)}
        </Title>
        <AddButton
          collection={collection}
          kinds={kinds}
          onAdd={(item) => void add(item)}
          busy={put.isPending && put.variables?.item.id === undefined}
        />
      </Group>
      {items.length === 0 && (
        <Text c="dimmed" size="sm">
          {t(`matter.none.${collection}`)}
        </Text>
      )}
      <Accordion value={open} onChange={setOpen} variant="separated" chevronPosition="left">
        {items.map((item, index) => {
          const specs = [...specsOf(t, collection, item, chinese)];
          return (
            <Accordion.Item key={item.id} value={item.id} data-where={`matter/${collection}/${item.id}`}>
              <Accordion.Control>
                <Group gap="sm" wrap="nowrap">
                  {collection === 'parties' && 'side' in item && (
                    <Text size="sm" c="dimmed" w={90} style={{ flexShrink: 0 }}>
                      {t(`matter.choices.side.${item.side}`)}
                    </Text>
                  )}
                  {collection === 'facts' && (
                    <Text size="sm" c="dimmed" w={230} truncate title={kindOf(item as Fact)} style={{ flexShrink: 0 }}>
                      {kindOf(item as Fact)}
                    </Text>
                  )}
                  <Text truncate title={titleOf(t, collection, item)}>
                    {titleOf(t, collection, item)}
                  </Text>
                </Group>
              </Accordion.Control>
              <Accordion.Panel>
                {open === item.id && (
                  <Stack gap="sm">
                    <SimpleGrid type="container" cols={{ base: 1, '560px': 2 }} spacing="md" verticalSpacing="sm">
                      {collection === 'facts' && (
                        <Select
                          label={t('matter.factKind')}
                          data={kinds}
                          value={(item as Fact).kind}
                          allowDeselect={false}
                          onChange={(kind) => put.mutate({ matter: matter.id, collection, item: { id: item.id, kind } })}
                        />
                      )}
                      {collection === 'counsel' && 'party' in item && (
                        <Select
                          label={t('matter.fields.party')}
                          data={matter.parties.map((p) => ({ value: p.id, label: p.name || t('matter.unnamed') }))}
                          value={item.party}
                          clearable
                          onChange={(party) => put.mutate({ matter: matter.id, collection, item: { id: item.id, party } })}
                        />
                      )}
                      {specs.map((spec) => (
                        <div key={spec.name} style={cellOf(spec)}>
                          <Field
                            spec={spec}
                            matter={matter.id}
                            where={`matter/${collection}/${item.id}/${spec.name}`}
                            value={(item as unknown as Record<string, unknown>)[spec.name]}
                            onSave={(value) =>
                              put.mutateAsync({ matter: matter.id, collection, item: { id: item.id, [spec.name]: value } })
                            }
                          />
                        </div>
                      ))}
                      {collection === 'facts' && (
                        <div style={cellOf({ wide: true })}>
                          <AboutField
                            matter={matter}
                            fact={item as Fact}
                            onSave={(about) => put.mutateAsync({ matter: matter.id, collection, item: { id: item.id, about } })}
                          />
                        </div>
                      )}
                      {collection === 'facts' && <DeclaredFields matter={matter.id} pack={pack} fact={item as Fact} />}
                    </SimpleGrid>
                    {collection === 'rights' && <ClassesField matter={matter.id} right={item as Right} />}
                    <Group justify="flex-end" gap="xs">
                      <Tooltip label={t('matter.moveUp')}>
                        <ActionIcon
                          variant="default"
                          aria-label={t('matter.moveUp')}
                          disabled={index === 0}
                          onClick={() => move.mutate({ matter: matter.id, collection, id: item.id, to: index - 1 })}
                        >
                          <IconArrowUp size={16} />
                        </ActionIcon>
                      </Tooltip>
                      <Tooltip label={t('matter.moveDown')}>
                        <ActionIcon
                          variant="default"
                          aria-label={t('matter.moveDown')}
                          disabled={index === items.length - 1}
                          onClick={() => move.mutate({ matter: matter.id, collection, id: item.id, to: index + 1 })}
                        >
                          <IconArrowDown size={16} />
                        </ActionIcon>
                      </Tooltip>
                      <Button
                        variant="subtle"
                        color="red"
                        size="xs"
                        leftSection={<IconTrash size={15} aria-hidden />}
                        onClick={() => drop.mutate({ matter: matter.id, collection, id: item.id })}
                      >
                        {t('frame.remove')}
                      </Button>
                    </Group>
                  </Stack>
                )}
              </Accordion.Panel>
            </Accordion.Item>
          );
        })}
      </Accordion>
    </Stack>
  );
}

function AddButton({
  collection,
  kinds,
  onAdd,
  busy,
}: {
  readonly collection: Collection;
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
  readonly onAdd: (item: Record<string, unknown>) => void;
  readonly busy: boolean;
}) {
  const { t } = useTranslation();
  const choices: readonly { label: string; item: Record<string, unknown> }[] =
    collection === 'parties'
      ? (['plaintiff', 'defendant', 'third-party'] as const).map((side) => ({
          label: t(`matter.addParty.${side}`),
          item: { side, kind: 'organisation' },
        }))
      : collection === 'facts'
        ? kinds.map(({ value, label }) => ({ label, item: { kind: value } }))
        : [];
  const initial: Record<string, unknown> = collection === 'rights' ? { type: 'trademark' } : {};
  const button = (
    <Button
      size="xs"
      variant="light"
      loading={busy}
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={choices.length === 0 ? () => onAdd(initial) : undefined}
    >
      {t(`matter.add.${collection}`)}
    </Button>
  );
  if (choices.length === 0) return button;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {choices.map((choice) => (
          <Menu.Item key={choice.label} onClick={() => onAdd(choice.item)}>
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface DeclaredProps {
  readonly matter: string;
  readonly pack: Pack | undefined;
  readonly fact: Fact;
}

/** What the pack asks about this kind of fact. The answers are saved together, so each is built on the newest. */
function DeclaredFields({ matter, pack, fact }: DeclaredProps) {
  const { i18n } = useTranslation();
  const put = useMutation(api.matter.put.mutationOptions());
  const edit = useLatest(fact);
  return declaredSpecs(pack, fact, i18n.language as Language).map((spec) => (
    <div key={spec.name} style={cellOf(spec)}>
      <Field
        spec={spec}
        matter={matter}
        where={`matter/facts/${fact.id}/${spec.name}`}
        value={fact.fields[spec.name] ?? ''}
        onSave={(value) =>
          edit(
            (now) => ({ fields: { ...now.fields, [spec.name]: String(value ?? '') } }),
            ({ fields }) => put.mutateAsync({ matter, collection: 'facts', item: { id: fact.id, fields } }),
          )
        }
      />
    </div>
  ));
}

/** The fields the pack declares for this kind of fact. */
function declaredSpecs(pack: Pack | undefined, fact: Fact, language: Language): readonly FieldSpec[] {
  return Object.entries(pack?.events[fact.kind]?.fields ?? {}).map(([name, field]) => packSpec(name, field, language));
}

type PackField = Pack['particulars'][string];

/** A field declared in pack.yaml, as a form shows it. */
export function packSpec(name: string, field: PackField, language: Language): FieldSpec {
  return {
    name,
    label: asLabel(field.label[language]),
    hint: field.hint && asLabel(field.hint[language]),
    kind: field.type,
    wide: field.type === 'long',
    choices: (field.choices ?? []).map((choice) => ({ value: choice, label: choice })),
  };
}
