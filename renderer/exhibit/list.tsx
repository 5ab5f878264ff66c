import { ActionIcon, Anchor, Badge, Group, Text } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../client.ts';
import { AutoField } from '../frame/auto-field.tsx';
import { type Asked, ReasonDialog } from '../frame/reason-dialog.tsx';
import { RowActs } from './acts.tsx';
import classes from './list.module.css';
import type { Row } from './use-exhibits.ts';

const ROW = 48;
const TRACKS = '28px minmax(84px, 130px) minmax(200px, 4fr) minmax(100px, 1.5fr) minmax(90px, 1.5fr) 48px 40px';

interface Props {
  readonly rows: readonly Row[];
  readonly onOpen: (evidence: string) => void;
}

/** Those on the same level: exhibits of their own, or the attachments of one. */
const siblingsOf = (rows: readonly Row[], row: Row) => rows.filter((one) => one.exhibit.attachmentOf === row.exhibit.attachmentOf);

/** The list as it goes before the court. Dragged, moved by the arrow keys on the handle, or from the menu of a line. */
export function ExhibitList({ rows, onOpen }: Props) {
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<Row | null>(null);
  const [over, setOver] = useState<{ readonly index: number; readonly side: 'before' | 'after' } | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const move = useMutation(api.exhibit.move.mutationOptions());
  const update = useMutation(api.exhibit.update.mutationOptions());
  const groups = useMemo(() => [...new Set(rows.map(({ exhibit }) => exhibit.group).filter(Boolean))], [rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.exhibit.id ?? index,
    overscan: 10,
  });
  const to = (row: Row, place: number) => {
    const most = siblingsOf(rows, row).length;
    move.mutate({ id: row.exhibit.id, to: Math.max(1, Math.min(most, place)) });
  };
  const placeOf = (row: Row) => siblingsOf(rows, row).indexOf(row) + 1;
  const drop = () => {
    const target = over === null ? undefined : rows[over.index];
    if (dragged && over && target && target !== dragged && target.exhibit.attachmentOf === dragged.exhibit.attachmentOf) {
      const [from, at] = [placeOf(dragged), placeOf(target)];
      const wanted = at + (over.side === 'after' ? 1 : 0);
      const place = wanted > from ? wanted - 1 : wanted;
      if (place !== from) to(dragged, place);
    }
    setDragged(null);
    setOver(null);
  };
  const byKey = (row: Row) => (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    to(row, placeOf(row) + step);
  };
  return (
    <div ref={scroll} className={classes.list}>
      <div className={classes.head} style={{ gridTemplateColumns: TRACKS }} aria-hidden>
        <span />
        <span>{t('exhibit.number')}</span>
        <span>{t('exhibit.title')}</span>
        <span>{t('exhibit.group')}</span>
        <span>{t('exhibit.item')}</span>
        <span>{t('exhibit.pages')}</span>
        <span />
      </div>
      <datalist id="exhibit-groups">
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
      <ol style={{ height: virtual.getTotalSize(), position: 'relative', margin: 0, padding: 0, listStyle: 'none' }}>
        {virtual.getVirtualItems().map((slot) => {
          const row = rows[slot.index];
          if (!row) return null;
          const { exhibit, label, item, name } = row;
          const { id } = exhibit;
          return (
            <li
              key={id}
              className={classes.row}
              style={{ gridTemplateColumns: TRACKS, height: ROW, transform: `translateY(${slot.start}px)` }}
              data-where={`exhibit/${id}`}
              data-attached={exhibit.attachmentOf !== '' || undefined}
              data-withdrawn={exhibit.withdrawn !== '' || undefined}
              data-dragged={dragged?.exhibit.id === id || undefined}
              data-over={over?.index === slot.index ? over.side : undefined}
              onDragOver={(event) => {
                if (dragged === null || dragged.exhibit.attachmentOf !== exhibit.attachmentOf) return;
                event.preventDefault();
                const box = event.currentTarget.getBoundingClientRect();
                setOver({ index: slot.index, side: event.clientY < box.top + box.height / 2 ? 'before' : 'after' });
              }}
              onDrop={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                drop();
              }}
            >
              <ActionIcon
                className={classes.handle}
                variant="subtle"
                color="gray"
                draggable
                aria-label={t('exhibit.drag', { label })}
                onKeyDown={byKey(row)}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'move';
                  event.dataTransfer.setData('application/x-exhibit', id);
                  const line = event.currentTarget.closest('li');
                  if (line) event.dataTransfer.setDragImage(line, 16, ROW / 2);
                  setDragged(row);
                }}
                onDragEnd={() => {
                  setDragged(null);
                  setOver(null);
                }}
              >
                <IconGripVertical size={16} />
              </ActionIcon>
              <Text size="sm" fw={550} className={classes.label} truncate>
                {label}
              </Text>
              <AutoField
                size="xs"
                aria-label={`${t('exhibit.title')} ${label}`}
                title={exhibit.title || name}
                placeholder={name}
                where={`exhibit/${id}/title`}
                value={exhibit.title}
                onSave={(title) => update.mutateAsync({ id, patch: { title } })}
              />
              <AutoField
                size="xs"
                list="exhibit-groups"
                aria-label={`${t('exhibit.group')} ${label}`}
                where={`exhibit/${id}/group`}
                value={exhibit.group}
                onSave={(group) => update.mutateAsync({ id, patch: { group } })}
              />
              <Group gap={6} wrap="nowrap" style={{ minWidth: 0 }}>
                <Anchor component="button" type="button" size="sm" ta="left" truncate title={name} onClick={() => onOpen(exhibit.evidence)}>
                  {name}
                </Anchor>
                <Marks row={row} />
              </Group>
              <Text size="sm" ta="right">
                {item?.pages ?? ''}
              </Text>
              <RowActs row={row} rows={rows} onMove={(by) => to(row, placeOf(row) + by)} onAsk={setAsked} />
            </li>
          );
        })}
      </ol>
      <ReasonDialog asked={asked} label={t('exhibit.reason')} hint={t('exhibit.reasonHint')} onClose={() => setAsked(null)} />
    </div>
  );
}

/** What keeps an exhibit back, or keeps its number. */
function Marks({ row: { exhibit, item, filed } }: { readonly row: Row }) {
  const { t } = useTranslation();
  const marks = [
    exhibit.withdrawn !== '' && { color: 'gray', text: t('exhibit.withdrawn', { reason: exhibit.withdrawn }) },
    item && item.privilege !== '' && exhibit.release === '' && { color: 'red', text: t('exhibit.privileged') },
    exhibit.release !== '' && { color: 'orange', text: t('exhibit.released', { reason: exhibit.release }) },
    filed && exhibit.withdrawn === '' && { color: 'teal', text: t('exhibit.filed') },
  ].filter((mark) => mark !== false && mark !== undefined);
  return marks.map(({ color, text }) => (
    <Badge key={text} size="sm" variant="light" color={color} tt="none" title={text} style={{ flexShrink: 0, maxWidth: 160 }}>
      {text}
    </Badge>
  ));
}
