import { Accordion, Badge, Button, Center, Group, Stack, Text, Title } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownEntry } from '#core/store/routes.ts';
import { api } from '../client.ts';
import { useEvidence } from '../evidence/use-evidence.ts';
import { fieldChanges, takenBack } from './changes.ts';
import { EntryChanges } from './entry.tsx';
import { fieldName, type Speech, thingName } from './say.ts';
import { verbWords } from './verb.ts';

const PAGE = 50;

/** Everything done in the matter, newest first; each entry opens to what was before and after. */
export function JournalPage() {
  const { t, i18n } = useTranslation();
  const { matter } = useParams({ from: '/m/$matter' });
  const scroll = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string[]>([]);
  const journal = useInfiniteQuery(
    api.journal.list.infiniteOptions({
      input: (before: number | undefined) => ({ matter, limit: PAGE, ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => (last.length < PAGE ? undefined : last.at(-1)?.seq),
    }),
  );
  const entries = useMemo(() => journal.data?.pages.flat() ?? [], [journal.data]);
  const undone = useMemo(() => takenBack(entries), [entries]);
  const days = useMemo(() => [...Map.groupBy(entries, (entry) => new Date(entry.at).toDateString())], [entries]);
  const speech = useSpeech(matter);
  const { ref: foot, entry: seen } = useIntersection({ root: scroll.current, rootMargin: '400px' });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = journal;
  useEffect(() => {
    if (seen?.isIntersecting && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [seen?.isIntersecting, hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (journal.isSuccess && entries.length === 0)
    return (
      <Stack className="room" align="center" gap={4} pt={80}>
        <IconHistory size={40} stroke={1.2} aria-hidden />
        <Text fw={600}>{t('journal.empty')}</Text>
        <Text size="sm" c="dimmed">
          {t('journal.emptyHint')}
        </Text>
      </Stack>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section ref={scroll} className="room" tabIndex={0} aria-label={t('frame.tabs.journal')}>
      <Stack gap="lg" maw={980} mx="auto">
        {days.map(([day, made]) => (
          <Stack key={day} gap="xs">
            <Title order={2} size="h6" c="dimmed">
              {new Date(day).toLocaleDateString(i18n.language, { dateStyle: 'full' })}
            </Title>
            <Accordion multiple variant="contained" chevronPosition="right" value={open} onChange={setOpen}>
              {made.map((entry) => (
                <Accordion.Item key={entry.seq} value={String(entry.seq)} data-entry={entry.seq}>
                  <Accordion.Control>
                    <EntryLine entry={entry} undone={undone.has(entry.seq)} speech={speech} />
                  </Accordion.Control>
                  <Accordion.Panel>
                    {open.includes(String(entry.seq)) && <EntryChanges changes={entry.changes} changed={entry.changed} speech={speech} />}
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
            </Accordion>
          </Stack>
        ))}
        <Center ref={foot} py="md" mih={40}>
          {hasNextPage ? (
            <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('journal.more')}
            </Button>
          ) : (
            journal.isSuccess && (
              <Text size="xs" c="dimmed">
                {t('journal.end')}
              </Text>
            )
          )}
        </Center>
      </Stack>
    </section>
  );
}

function EntryLine({ entry, undone, speech }: { readonly entry: ShownEntry; readonly undone: boolean; readonly speech: Speech }) {
  const { t, i18n } = useTranslation();
  const what = summary(entry, speech, (count) => t('journal.changes', { count }));
  return (
    <Group gap="md" wrap="nowrap">
      <Text size="sm" c="dimmed" w={76} style={{ flexShrink: 0 }}>
        <time dateTime={entry.at}>{new Date(entry.at).toLocaleTimeString(i18n.language, { timeStyle: 'short' })}</time>
      </Text>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={550} {...(undone ? { td: 'line-through', c: 'dimmed' } : {})}>
          {verbWords(t, entry.verb)}
        </Text>
        {what !== '' && (
          <Text size="sm" c="dimmed" truncate>
            {what}
          </Text>
        )}
      </div>
      {undone && (
        <Badge size="sm" variant="light" color="gray" tt="none" style={{ flexShrink: 0 }}>
          {t('journal.undone')}
        </Badge>
      )}
      <Text size="sm" c="dimmed" w={190} mr="sm" ta="right" truncate style={{ flexShrink: 0 }}>
        {t('evidence.byWhom', { actor: entry.actor, door: t(`evidence.doors.${entry.door}`, { defaultValue: entry.door }) })}
      </Text>
    </Group>
  );
}

/** One line that says what was changed: the thing and its fields, or how many things. */
function summary({ changes, changed }: ShownEntry, speech: Speech, count: (changed: number) => string): string {
  const [only] = changes;
  if (changed !== 1 || !only) return changed === 0 ? '' : count(changed);
  const whole = only.before === null || only.after === null;
  const fields = whole
    ? ''
    : fieldChanges(only)
        .map((field) => fieldName(speech, only, field.name))
        .join(', ');
  return [thingName(speech, only).name, fields].filter(Boolean).join(' · ');
}

/** Words and names for what the entries hold. */
function useSpeech(matter: string): Speech {
  const { i18n } = useTranslation();
  const { items, withdrawn, connections } = useEvidence(matter);
  const open = useQuery(api.matter.get.queryOptions({ input: { id: matter } }));
  const packs = useQuery(api.workspace.packs.queryOptions());
  const pack = packs.data?.find((one) => one.id === open.data?.pack);
  const { language } = i18n;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the i18n object stays the same when its language changes
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const thing of connections.things.values()) names.set(thing.id, thing.label);
    for (const item of [...items, ...withdrawn]) names.set(item.id, item.title || item.fileName);
    return { i18n, pack, names };
  }, [i18n, language, pack, items, withdrawn, connections]);
}
