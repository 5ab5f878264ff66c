import { Box, Stack, Text } from '@mantine/core';
import { useDebouncedValue, useElementSize, useLocalStorage } from '@mantine/hooks';
import { IconFiles } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { desktop } from '../desktop.ts';
import { DataGrid } from '../frame/data-grid.tsx';
import { focusWhere } from '../frame/go-to.ts';
import { notifyDone } from '../frame/notify.tsx';
import { BulkBar } from './bulk.tsx';
import { evidenceColumns } from './columns.tsx';
import { ExhibitList } from './exhibits.tsx';
import { Gallery } from './gallery.tsx';
import { ItemPane } from './pane.tsx';
import { type Outcome, useReceive } from './receive.ts';
import { DropAnywhere, OutcomeDialog, ReceivingBar } from './receive-dialogs.tsx';
import { filterLines } from './rows.ts';
import { EvidenceToolbar, type View } from './toolbar.tsx';
import { useEvidence } from './use-evidence.ts';
import { WithdrawnList } from './withdrawn.tsx';

const NONE: ReadonlySet<string> = new Set();
/** Below this width of the room an open item takes the place of the list. */
const TWO_PANES = 880;

/** What was received: listed, shown, described, connected, put before the court. Files are dropped anywhere. */
export function EvidencePage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { matter } = useParams({ from: '/m/$matter' });
  const { at, item: chosen } = useSearch({ from: '/m/$matter/evidence' });
  const [view, setView] = useLocalStorage<View>({ key: 'evidence-view', defaultValue: 'table', getInitialValueInEffect: false });
  const [filter, setFilter] = useState('');
  const [quiet] = useDebouncedValue(filter, 120);
  const [state, setState] = useState('');
  const [picked, setPicked] = useState(NONE);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { ref: room, width } = useElementSize<HTMLDivElement>();
  const { items, withdrawn, exhibits, connections, label, lines, ready } = useEvidence(matter);
  const byId = useMemo(() => new Map(lines.map((line) => [line.id, line])), [lines]);
  const shown = useMemo(() => filterLines(lines, quiet, state), [lines, quiet, state]);
  const wanted = chosen ?? evidenceAt(at, exhibits);
  const open = items.find((item) => item.id === wanted) ?? withdrawn.find((item) => item.id === wanted);
  const exhibit = exhibits.find((one) => one.evidence === open?.id);
  const narrow = open !== undefined;

  const show = (id: string | null) =>
    void navigate({ to: '/m/$matter/evidence', params: { matter }, search: id === null ? {} : { item: id }, replace: true });
  const close = () => {
    show(null);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[role=grid], [data-card][tabindex="0"]')?.focus());
  };
  const place = shown.findIndex((line) => line.id === wanted);
  const step = (by: number) => {
    const line = place < 0 ? undefined : shown[place + by];
    return line && (() => show(line.id));
  };
  useEffect(() => {
    if (at !== undefined && ready) focusWhere(at);
  }, [at, ready]);

  const receive = useReceive(matter, (result) => {
    const clean = result.duplicates.length + result.refused.length + result.findings.length === 0 && result.stopped === null;
    if (clean) notifyDone(t('evidence.received', { count: result.imported.length }));
    else setOutcome(result);
    const [only, ...more] = result.imported;
    if (clean && only && more.length === 0) show(only.id);
  });
  const pick = async () => {
    if (!desktop) return input.current?.click();
    receive.start(await desktop.pickFiles());
  };
  const start = useRef(receive.start);
  start.current = receive.start;
  useEffect(() => {
    // A screenshot in the clipboard is evidence as much as a file; text pasted into a field is not ours.
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      start.current(files);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);

  const columns = useMemo(() => evidenceColumns(t, i18n.language as Language, narrow), [t, i18n.language, narrow]);
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const inside = event.target instanceof Node && event.currentTarget.contains(event.target);
    const busy = event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true';
    if (event.key === 'Escape' && inside && !busy && narrow) close();
  };
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
  const chosenIds = shown.filter((line) => picked.has(line.id)).map((line) => line.id);
  return (
    <Box ref={room} style={{ display: 'flex', height: '100%', minHeight: 0 }} onKeyDown={onKey}>
      <Stack
        ref={list}
        className="room-fixed"
        gap="sm"
        display={narrow && width > 0 && width < TWO_PANES ? 'none' : undefined}
        style={narrow ? { width: 'clamp(320px, 27%, 480px)', flexShrink: 0, padding: 12 } : { flex: 1, minWidth: 0 }}
      >
        <EvidenceToolbar
          items={items}
          view={view}
          onView={setView}
          withdrawn={withdrawn.length}
          filter={filter}
          onFilter={setFilter}
          state={state}
          onState={setState}
          shown={shown.length}
          narrow={narrow || (width > 0 && width < TWO_PANES)}
          onAdd={() => void pick()}
          busy={receive.progress !== null}
        />
        {receive.progress && <ReceivingBar progress={receive.progress} />}
        {chosenIds.length > 0 && (view === 'table' || view === 'gallery') && (
          <BulkBar matter={matter} picked={chosenIds} onClear={() => setPicked(NONE)} />
        )}
        {view === 'table' && (
          <DataGrid
            label={t('frame.tabs.evidence')}
            rows={shown}
            columns={columns}
            filter=""
            selected={open?.id ?? null}
            onOpen={(line) => show(line.id)}
            onActive={(line) => narrow && show(line.id)}
            pick={{
              ids: picked,
              onChange: setPicked,
              allLabel: t('evidence.pickAll'),
              label: (line) => t('evidence.pick', { name: line.name }),
            }}
            empty={empty}
          />
        )}
        {view === 'gallery' && (
          <Gallery
            lines={shown}
            selected={open?.id ?? null}
            onOpen={(line) => show(line.id)}
            picked={picked}
            onPicked={setPicked}
            empty={empty}
          />
        )}
        {view === 'exhibits' && ready && (
          <ExhibitList exhibits={exhibits} lines={byId} label={label} selected={open?.id ?? null} narrow={narrow} onOpen={show} />
        )}
        {view === 'withdrawn' && <WithdrawnList items={withdrawn} selected={open?.id ?? null} onOpen={show} />}
      </Stack>
      {open && (
        <ItemPane
          matter={matter}
          item={open}
          findings={byId.get(open.id)?.item.findings ?? []}
          exhibit={exhibit}
          exhibits={exhibits.length}
          label={label}
          connections={connections}
          onPrevious={step(-1)}
          onNext={step(1)}
          onClose={close}
        />
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('evidence.add')}
        onChange={(event) => {
          receive.start([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <DropAnywhere onDrop={receive.start} />
      <OutcomeDialog
        outcome={outcome}
        onClose={() => setOutcome(null)}
        onOpen={(id) => {
          setOutcome(null);
          show(id);
        }}
      />
    </Box>
  );
}

/** The item a finding points at, by its own id or by that of its exhibit: `evidence/<id>/…`. */
function evidenceAt(at: string | undefined, exhibits: readonly { readonly id: string; readonly evidence: string }[]): string | undefined {
  const id = (at ?? '').split('/')[1];
  return exhibits.find((exhibit) => exhibit.id === id)?.evidence ?? id;
}
