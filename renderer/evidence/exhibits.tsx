import { ActionIcon, Anchor, Group, NumberInput, Stack, Text, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconListNumbers, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Exhibit } from '#core/exhibit/model.ts';
import { api } from '../client.ts';
import { AutoField } from '../frame/auto-field.tsx';
import classes from './exhibits.module.css';
import type { Line } from './rows.ts';

const ROW = 48;
const WIDE = '28px 118px minmax(160px, 3fr) minmax(120px, 2fr) minmax(120px, 2fr) 56px 96px';
const NARROW = '28px 62px minmax(100px, 1fr) 64px';

interface Props {
  readonly exhibits: readonly Exhibit[];
  /** By evidence id. */
  readonly lines: ReadonlyMap<string, Line>;
  /** As the court labels them: `Exhibit {n}`. */
  readonly label: string;
  readonly selected: string | null;
  readonly narrow: boolean;
  readonly onOpen: (evidence: string) => void;
}

/** The list as it goes before the court. Dragged, moved by the arrow keys on the handle, by buttons, or by typing the number. */
export function ExhibitList({ exhibits, lines, label, selected, narrow, onOpen }: Props) {
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<{ index: number; side: 'before' | 'after' } | null>(null);
  const move = useMutation(api.exhibit.move.mutationOptions());
  const virtual = useVirtualizer({
    count: exhibits.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    getItemKey: (index) => exhibits[index]?.id ?? index,
    overscan: 10,
  });
  const to = (id: string, number: number) => move.mutate({ id, to: Math.max(1, Math.min(exhibits.length, number)) });
  const drop = () => {
    const from = exhibits.findIndex((exhibit) => exhibit.id === dragged);
    if (over && from >= 0) {
      const place = over.index + (over.side === 'after' ? 1 : 0);
      const target = place > from ? place - 1 : place;
      const id = exhibits[from]?.id;
      if (target !== from && id !== undefined) to(id, target + 1);
    }
    setDragged(null);
    setOver(null);
  };
  const byKey = (exhibit: Exhibit) => (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    to(exhibit.id, exhibit.number + step);
  };
  if (exhibits.length === 0)
    return (
      <Stack align="center" gap={4} py={60}>
        <IconListNumbers size={40} stroke={1.2} aria-hidden />
        <Text fw={600}>{t('evidence.noExhibits')}</Text>
        <Text size="sm" c="dimmed" ta="center" maw={460}>
          {t('evidence.noExhibitsHint')}
        </Text>
      </Stack>
    );
  const tracks = narrow ? NARROW : WIDE;
  return (
    <div ref={scroll} className={classes.list}>
      <div className={classes.head} style={{ gridTemplateColumns: tracks }} aria-hidden>
        <span />
        <span>{t('evidence.fields.number')}</span>
        <span>{t('evidence.fields.exhibitTitle')}</span>
        {!narrow && (
          <>
            <span>{t('evidence.fields.group')}</span>
            <span>{t('evidence.fields.evidence')}</span>
            <span>{t('evidence.columns.pages')}</span>
          </>
        )}
        <span />
      </div>
      <datalist id="exhibit-groups">
        {[...new Set(exhibits.map((exhibit) => exhibit.group).filter(Boolean))].map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
      <ol style={{ height: virtual.getTotalSize(), position: 'relative', margin: 0, padding: 0, listStyle: 'none' }}>
        {virtual.getVirtualItems().map((slot) => {
          const exhibit = exhibits[slot.index];
          if (!exhibit) return null;
          return (
            <li
              key={exhibit.id}
              className={classes.row}
              style={{ gridTemplateColumns: tracks, height: ROW, transform: `translateY(${slot.start}px)` }}
              data-selected={exhibit.evidence === selected || undefined}
              data-dragged={exhibit.id === dragged || undefined}
              data-over={over?.index === slot.index ? over.side : undefined}
              onDragOver={(event) => {
                if (dragged === null) return;
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
                aria-label={t('evidence.dragExhibit', { label: label.replace('{n}', String(exhibit.number)) })}
                onKeyDown={byKey(exhibit)}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'move';
                  event.dataTransfer.setData('application/x-exhibit', exhibit.id);
                  const row = event.currentTarget.closest('li');
                  if (row) event.dataTransfer.setDragImage(row, 16, ROW / 2);
                  setDragged(exhibit.id);
                }}
                onDragEnd={() => {
                  setDragged(null);
                  setOver(null);
                }}
              >
                <IconGripVertical size={16} />
              </ActionIcon>
              <NumberCell exhibit={exhibit} label={narrow ? '{n}' : label} onNumber={(number) => to(exhibit.id, number)} />
              <ExhibitCells
                exhibit={exhibit}
                line={lines.get(exhibit.evidence)}
                narrow={narrow}
                last={exhibits.length}
                onOpen={onOpen}
                onMove={(number) => to(exhibit.id, number)}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** The number inside its label; another number typed moves the exhibit there. */
function NumberCell({ exhibit, label, onNumber }: { exhibit: Exhibit; label: string; onNumber: (number: number) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<number | string>(exhibit.number);
  useEffect(() => setTyped(exhibit.number), [exhibit.number]);
  const [before = '', after = ''] = label.split('{n}');
  const go = () => {
    if (Number.isInteger(Number(typed)) && Number(typed) > 0 && Number(typed) !== exhibit.number) onNumber(Number(typed));
    else setTyped(exhibit.number);
  };
  return (
    <span className={classes.number}>
      {before}
      <NumberInput
        size="xs"
        w={46}
        hideControls
        allowDecimal={false}
        aria-label={`${t('evidence.fields.number')} ${exhibit.number}`}
        value={typed}
        onChange={setTyped}
        onBlur={go}
        onKeyDown={(event) => event.key === 'Enter' && go()}
      />
      {after}
    </span>
  );
}

interface CellsProps {
  readonly exhibit: Exhibit;
  readonly line: Line | undefined;
  readonly narrow: boolean;
  /** The last number. */
  readonly last: number;
  readonly onOpen: (evidence: string) => void;
  readonly onMove: (number: number) => void;
}

function ExhibitCells({ exhibit, line, narrow, last, onOpen, onMove }: CellsProps) {
  const { t } = useTranslation();
  const update = useMutation(api.exhibit.update.mutationOptions());
  const drop = useMutation(api.exhibit.drop.mutationOptions());
  const { id, number } = exhibit;
  const name = line?.name ?? '';
  const open = (
    <Anchor component="button" type="button" size="sm" ta="left" truncate title={name} onClick={() => onOpen(exhibit.evidence)}>
      {name}
    </Anchor>
  );
  return (
    <>
      {narrow ? (
        open
      ) : (
        <AutoField
          size="xs"
          aria-label={`${t('evidence.fields.exhibitTitle')} ${number}`}
          placeholder={name}
          where={`exhibit/${id}/title`}
          value={exhibit.title}
          onSave={(title) => update.mutateAsync({ id, patch: { title } })}
        />
      )}
      {!narrow && (
        <>
          <AutoField
            size="xs"
            list="exhibit-groups"
            aria-label={`${t('evidence.fields.group')} ${number}`}
            where={`exhibit/${id}/group`}
            value={exhibit.group}
            onSave={(group) => update.mutateAsync({ id, patch: { group } })}
          />
          {open}
          <Text size="sm">{line?.item.pages ?? ''}</Text>
        </>
      )}
      <Group gap={2} wrap="nowrap" justify="flex-end">
        <Tooltip label={t('evidence.moveUp')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${t('evidence.moveUp')} ${number}`}
            disabled={number === 1}
            onClick={() => onMove(number - 1)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('evidence.moveDown')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${t('evidence.moveDown')} ${number}`}
            disabled={number === last}
            onClick={() => onMove(number + 1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
        </Tooltip>
        {!narrow && (
          <Tooltip label={t('evidence.dropExhibit')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${t('evidence.dropExhibit')} ${number}`}
              onClick={() => drop.mutate({ id })}
            >
              <IconX size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
    </>
  );
}
