import { Stack, Text } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../client.ts';
import { DataGrid } from '../frame/data-grid.tsx';
import { KeysHelp } from './acts/help.tsx';
import { BulkBar } from './bulk.tsx';
import { evidenceColumns } from './columns.tsx';
import { FilterButton, FilterPills } from './filter-panel.tsx';
import { Gallery } from './gallery.tsx';
import { EarlierMenu } from './receiving/earlier.tsx';
import { ReceivingTray } from './receiving/tray.tsx';
import { SearchBox } from './search/box.tsx';
import { Hits, hitId, SearchHead } from './search/hits.tsx';
import { ReadingLine } from './search/reading-line.tsx';
import { hitKey } from './search/use-search.ts';
import { SimilarList } from './similar/similar.tsx';
import { EvidenceToolbar } from './toolbar.tsx';
import { type Room, TWO_PANES } from './use-room.ts';
import { WithdrawnList } from './withdrawn.tsx';

const HITS = 'evidence-hits';

/** What is listed: everything, what is looked for, what looks alike, what was withdrawn; above it the ways in and what is coming in. */
export function ListColumn({ room }: { readonly room: Room }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const { matter, evidence, listing, search, similar, acts, intake, view, lens, narrow, finding, everywhere } = room;
  const { listsHits, listsItems, hitAt, open, openItem, openHit, place, width } = room;
  const { items, withdrawn, connections, byId, ready } = evidence;
  const { shown, chosen, filters } = listing;
  const matters = useQuery({ ...api.matter.list.queryOptions(), enabled: everywhere });
  const tagged = room.tags.length > 0;
  const columns = useMemo(
    () => evidenceColumns({ t, language, narrow, tagged, onFold: listing.fold }),
    [t, language, narrow, tagged, listing.fold],
  );
  const empty = ready && (
    <Stack align="center" gap={4} py={60}>
      <IconFiles size={40} stroke={1.2} aria-hidden />
      <Text fw={600}>{t(items.length === 0 ? 'evidence.empty' : 'evidence.noMatch')}</Text>
      {items.length === 0 && (
        <Text size="sm" c="dimmed" ta="center" maw={460}>
          {t('evidence.emptyHint')}
        </Text>
      )}
    </Stack>
  );
  const hit = search.hits[hitAt];
  return (
    <Stack
      ref={room.list}
      className="room-fixed"
      gap="sm"
      display={narrow && width > 0 && width < TWO_PANES ? 'none' : undefined}
      style={narrow ? { width: 'clamp(320px, 27%, 480px)', flexShrink: 0, padding: 12 } : { flex: 1, minWidth: 0 }}
    >
      <EvidenceToolbar
        view={view}
        onView={(next) => {
          room.setView(next);
          room.setTyped('');
        }}
        counts={{ similar: similar.groups.length, withdrawn: withdrawn.length }}
        shown={listsItems ? { shown: listing.passing, total: items.length } : undefined}
        narrow={room.compact}
        search={
          <SearchBox
            field={room.field}
            typed={room.typed}
            onTyped={room.setTyped}
            recent={room.recent}
            busy={search.stale && finding}
            active={listsHits && hit ? hitId(hit) : undefined}
            list={HITS}
            onKey={room.onSearchKey}
          />
        }
        lenses={
          finding ? (
            <SearchHead
              search={search}
              items={listing.passing}
              lens={lens}
              onLens={room.setLens}
              everywhere={everywhere}
              onEverywhere={room.setEverywhere}
            />
          ) : null
        }
        filters={
          <FilterButton filters={filters} onFilters={listing.setFilters} items={items} connections={connections} narrow={room.compact} />
        }
        status={<ReadingLine matter={matter} />}
        tools={
          <>
            {!narrow && <EarlierMenu jobs={intake.jobs} onShow={intake.list} />}
            <KeysHelp opened={room.help} onChange={room.setHelp} />
          </>
        }
        onAddFiles={() => void intake.pickFiles()}
        onAddFolder={() => void intake.pickFolder()}
      />
      <FilterPills filters={filters} onFilters={listing.setFilters} connections={connections} />
      <ReceivingTray sendings={intake.sendings} jobs={intake.cards} onShow={intake.list} onPutAway={intake.putAway} />
      {listsItems && chosen.length > 0 && <BulkBar picked={chosen} acts={acts} onClear={listing.clear} />}
      {listsHits && (
        <Hits
          search={search}
          id={HITS}
          at={hitAt}
          opened={hit && narrow ? hitKey(hit) : ''}
          matterOf={(found) => (found.matter === matter ? '' : (matters.data?.find((one) => one.id === found.matter)?.title ?? ''))}
          onOpen={openHit}
          onMove={room.moveHit}
        />
      )}
      {listsItems && (view !== 'gallery' || finding) && (
        <DataGrid
          label={t('frame.tabs.evidence')}
          rows={shown}
          columns={columns}
          filter=""
          selected={open?.id ?? null}
          active={listing.active}
          onOpen={(line) => openItem(line.id)}
          onActive={(line) => {
            listing.setActive(line.id);
            if (narrow) place.show(line.id);
          }}
          onOrder={listing.setOrder}
          onSorted={listing.setSorted}
          pick={{
            ids: listing.picked,
            onChange: listing.setPicked,
            allLabel: t('evidence.pickAll'),
            label: (line) => t('evidence.pick', { name: line.name }),
          }}
          empty={empty}
        />
      )}
      {listsItems && view === 'gallery' && !finding && (
        <Gallery
          lines={shown}
          selected={open?.id ?? null}
          active={listing.active}
          onActive={(line) => listing.setActive(line.id)}
          onOpen={(line) => openItem(line.id)}
          picked={listing.picked}
          onPicked={listing.setPicked}
          empty={empty}
        />
      )}
      {!finding && view === 'similar' && (
        <SimilarList
          groups={similar.groups}
          lines={byId}
          selected={open?.id ?? null}
          dismissed={similar.dismissed}
          onOpen={openItem}
          onNotTheSame={similar.notTheSame}
          onShowAgain={similar.showAgain}
        />
      )}
      {!finding && view === 'withdrawn' && <WithdrawnList items={withdrawn} selected={open?.id ?? null} onOpen={openItem} />}
    </Stack>
  );
}
