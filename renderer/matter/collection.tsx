import { Accordion, ActionIcon, Button, Group, Menu, Select, SimpleGrid, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import type { Collection, Fact, Matter, Right } from '#core/matter/model.ts';
import type { Pack } from '#core/template/pack.ts';
import { api } from '../client.ts';
import { Field, type FieldSpec } from '../frame/field.tsx';
import { ClassesField } from './classes.tsx';
import { specsOf, titleOf } from './specs.ts';

interface Props {
  readonly matter: Matter;
  readonly pack: Pack | undefined;
  readonly collection: Collection;
  /** The field a finding sent the user to: its item is opened. */
  readonly at: string | undefined;
}

/** One list of the matter: an item a row, opened to be edited in place. */
export function CollectionSection({ matter, pack, collection, at }: Props) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const put = useMutation(api.matter.put.mutationOptions());
  const drop = useMutation(api.matter.drop.mutationOptions());
  const move = useMutation(api.matter.move.mutationOptions());
  const [open, setOpen] = useState<string | null>(null);
  const items = matter[collection];
  useEffect(() => {
    const [, list, id] = (at ?? '').split('/');
    if (list === collection && id !== undefined) setOpen(id);
  }, [at, collection]);
  const add = async (item: Record<string, unknown>) => {
    const made = await put.mutateAsync({ matter: matter.id, collection, item });
    setOpen(made.id);
  };
  const chinese = pack?.language === 'zh-CN';
  const kinds = Object.entries(pack?.events ?? {}).map(([value, event]) => ({ value, label: event.label[language] }));
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
          const declared = collection === 'facts' ? declaredSpecs(pack, item as Fact, language) : [];
          const specs = [...specsOf(t, collection, item, chinese)];
          return (
            <Accordion.Item key={item.id} value={item.id} data-where={`matter/${collection}/${item.id}`}>
              <Accordion.Control>
                <Group gap="sm" wrap="nowrap">
                  {collection === 'parties' && 'side' in item && (
                    <Text size="sm" c="dimmed" w={90}>
                      {t(`matter.choices.side.${item.side}`)}
                    </Text>
                  )}
                  {collection === 'facts' && (
                    <Text size="sm" c="dimmed" w={170} truncate>
                      {kinds.find((k) => k.value === (item as Fact).kind)?.label ?? (item as Fact).kind}
                    </Text>
                  )}
                  <Text truncate>{titleOf(t, collection, item)}</Text>
                </Group>
              </Accordion.Control>
              <Accordion.Panel>
                {open === item.id && (
                  <Stack gap="sm">
                    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" verticalSpacing="sm">
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
                        <div key={spec.name} style={spec.wide ? { gridColumn: '1 / -1' } : undefined}>
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
                      {declared.map((spec) => (
                        <div key={spec.name} style={spec.wide ? { gridColumn: '1 / -1' } : undefined}>
                          <Field
                            spec={spec}
                            matter={matter.id}
                            where={`matter/facts/${item.id}/${spec.name}`}
                            value={(item as Fact).fields[spec.name] ?? ''}
                            onSave={(value) =>
                              put.mutateAsync({
                                matter: matter.id,
                                collection,
                                item: { id: item.id, fields: { ...(item as Fact).fields, [spec.name]: String(value ?? '') } },
                              })
                            }
                          />
                        </div>
                      ))}
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

/** The fields the pack declares for this kind of fact. */
function declaredSpecs(pack: Pack | undefined, fact: Fact, language: Language): readonly FieldSpec[] {
  return Object.entries(pack?.events[fact.kind]?.fields ?? {}).map(([name, field]) => packSpec(name, field, language));
}

type PackField = Pack['particulars'][string];

/** A field declared in pack.yaml, as a form shows it. */
export function packSpec(name: string, field: PackField, language: Language): FieldSpec {
  return {
    name,
    label: field.label[language],
    hint: field.hint?.[language],
    kind: field.type,
    wide: field.type === 'long',
    choices: (field.choices ?? []).map((choice) => ({ value: choice, label: choice })),
  };
}
