import { ActionIcon, Anchor, Group, Select, Stack, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Evidence, type Link, linkTargets } from '#core/evidence/model.ts';
import { api } from '../client.ts';
import { goTo } from '../frame/go-to.ts';
import { type Connections, connectedWith, keyOf } from './connections.ts';
import { putItems } from './put-items.ts';
import { Section } from './section.tsx';

interface Props {
  readonly matter: string;
  readonly item: Evidence;
  readonly connections: Connections;
}

const linkOf = (key: string): Link => {
  const colon = key.indexOf(':');
  return { to: key.slice(0, colon) as Link['to'], id: key.slice(colon + 1) };
};

/** What leans on the item, and a box to connect it with more. A source named elsewhere is taken back there. */
export function Links({ matter, item, connections }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const put = { onSuccess: (after: Evidence) => putItems(queries, [after]) };
  const link = useMutation(api.evidence.link.mutationOptions(put));
  const unlink = useMutation(api.evidence.unlink.mutationOptions(put));
  const [search, setSearch] = useState('');
  const linked = new Set(item.links.map((one) => keyOf(one.to, one.id)));
  const { things } = connections;
  const choices = useMemo(() => {
    const byKind = Map.groupBy(things.values(), (thing) => thing.to);
    return linkTargets.flatMap((to) => {
      const items = (byKind.get(to) ?? []).map((thing) => ({ value: keyOf(to, thing.id), label: thing.label }));
      return items.length === 0 ? [] : [{ group: t(`evidence.things.${to}`), items }];
    });
  }, [things, t]);
  return (
    <Section title={t('evidence.sections.links')}>
      <Stack gap={4} data-where={`evidence/${item.id}/links`}>
        {connectedWith(item, connections).map((key) => {
          const thing = things.get(key);
          const label = thing?.label ?? t('evidence.gone');
          return (
            <Group key={key} gap={6} wrap="nowrap" align="flex-start">
              <div style={{ flex: 1, minWidth: 0 }}>
                <Text size="xs" c="dimmed">
                  {t(`evidence.things.${linkOf(key).to}`)}
                  {!linked.has(key) && `, ${t('evidence.asSource')}`}
                </Text>
                {thing ? (
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    ta="left"
                    maw="100%"
                    truncate
                    title={label}
                    onClick={() => goTo(navigate, matter, thing.where)}
                  >
                    {label}
                  </Anchor>
                ) : (
                  <Text size="sm" c="dimmed">
                    {label}
                  </Text>
                )}
              </div>
              {linked.has(key) && (
                <Tooltip label={t('frame.remove')}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('evidence.removeLink', { label })}
                    onClick={() => unlink.mutate({ id: item.id, link: linkOf(key) })}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </Tooltip>
              )}
            </Group>
          );
        })}
        {linked.size === 0 && connectedWith(item, connections).length === 0 && (
          <Text size="sm" c="dimmed">
            {t('evidence.noLinks')}
          </Text>
        )}
      </Stack>
      <Select
        aria-label={t('evidence.addLink')}
        placeholder={t('evidence.addLink')}
        description={t('evidence.addLinkHint')}
        inputWrapperOrder={['input', 'description']}
        searchable
        limit={60}
        data={choices}
        value={null}
        searchValue={search}
        onSearchChange={setSearch}
        nothingFoundMessage={t('evidence.noTarget')}
        onChange={(key) => {
          setSearch('');
          if (key !== null) link.mutate({ id: item.id, link: linkOf(key) });
        }}
      />
    </Section>
  );
}
