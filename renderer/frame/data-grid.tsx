import { Box, Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type SortingState, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import classes from './data-grid.module.css';
import { GridRow, type RowActs } from './data-grid-row.tsx';
import { type GridColumn, gridFeatures } from './grid-features.ts';

interface GridProps<Row extends { readonly id: string }> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly GridColumn<Row>[];
  readonly filter: string;
  readonly selected: string | null;
  readonly onOpen: (row: Row) => void;
  /** Told after filtering, for the count beside the filter. */
  readonly onShown?: (count: number) => void;
  readonly empty?: React.ReactNode;
  /** Told when the keyboard moves to another row; a room that shows the row beside the table follows it. */
  readonly onActive?: (row: Row) => void;
  /** The row the room's own keys have moved to; the arrow keys go on from there. */
  readonly active?: string | null;
  /** Told the ids in the order they stand, after sorting and filtering. */
  readonly onOrder?: (ids: readonly string[]) => void;
  /** Told whether the rows stand in an order of the user's. */
  readonly onSorted?: (sorted: boolean) => void;
  /** Rows chosen for an act on many: a column of boxes, Space, Shift or Ctrl with a click, Shift with an arrow, Ctrl+A for all shown. */
  readonly pick?: Pick<Row>;
}

interface Pick<Row> {
  readonly ids: ReadonlySet<string>;
  readonly onChange: (ids: ReadonlySet<string>) => void;
  readonly allLabel: string;
  readonly label: (row: Row) => string;
}

const ROW = 36;
const HEAD = 36;
const PICK_TRACK = '20px';

/** A table of any length: sorted and filtered here, only the rows in sight are drawn, arrow keys move, Enter opens. */
export function DataGrid<Row extends { readonly id: string }>({
  label,
  rows,
  columns,
  filter,
  selected,
  onOpen,
  onShown,
  empty,
  onActive,
  active = null,
  onOrder,
  onSorted,
  pick,
}: GridProps<Row>) {
  const scroll = useRef<HTMLDivElement>(null);
  const [sorting, setSorting] = useState<SortingState>([]);
  const [at, setAt] = useState(0);
  const lastPicked = useRef(0);
  const table = useTable({
    features: gridFeatures,
    columns: columns as GridColumn<Row>[],
    data: rows as Row[],
    getRowId: (row) => row.id,
    globalFilterFn: 'includesString',
    state: { sorting, globalFilter: filter },
    onSortingChange: setSorting,
  });
  const shown = table.getRowModel().rows;
  useEffect(() => onShown?.(shown.length), [shown.length, onShown]);
  useEffect(() => onOrder?.(shown.map((row) => row.id)), [shown, onOrder]);
  useEffect(() => onSorted?.(sorting.length > 0), [sorting, onSorted]);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    getItemKey: (index) => shown[index]?.id ?? index,
    // The head stays in sight above the rows.
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    overscan: 12,
  });
  const tracks = [...(pick ? [PICK_TRACK] : []), ...columns.map((column) => column.meta.track)].join(' ');
  // A row opened from elsewhere is where the arrow keys go on from.
  const followed = active ?? selected;
  const opened = followed === null ? -1 : shown.findIndex((row) => row.id === followed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another row is opened; the virtualizer is new on every draw
  useEffect(() => {
    if (opened < 0) return;
    setAt(opened);
    virtual.scrollToIndex(opened);
  }, [opened]);
  const picked = shown.filter((row) => pick?.ids.has(row.id)).length;
  const pickAll = () => pick?.onChange(new Set(picked === shown.length ? [] : shown.map((row) => row.id)));
  const pickAt = (index: number, range: boolean) => {
    const id = shown[index]?.id;
    if (!pick || id === undefined) return;
    const next = new Set(pick.ids);
    const on = !next.has(id);
    const [from, to] = range ? [Math.min(lastPicked.current, index), Math.max(lastPicked.current, index)] : [index, index];
    for (const row of shown.slice(from, to + 1)) on ? next.add(row.id) : next.delete(row.id);
    lastPicked.current = index;
    pick.onChange(next);
  };
  // From the row the range began at to this one, as lists everywhere grow and shrink a choice.
  const extendTo = (index: number) => {
    if (!pick) return;
    const start = pick.ids.size === 0 ? at : lastPicked.current;
    lastPicked.current = start;
    pick.onChange(new Set(shown.slice(Math.min(start, index), Math.max(start, index) + 1).map((row) => row.id)));
  };
  const move = (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest('[role=columnheader]')) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 360) / ROW) - 2);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -shown.length,
      End: shown.length,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(shown.length - 1, at + step));
      setAt(next);
      virtual.scrollToIndex(next);
      if (event.shiftKey && pick) extendTo(next);
      const row = shown[next];
      if (row && next !== at) onActive?.(row.original);
    } else if (pick && event.key === ' ') {
      event.preventDefault();
      pickAt(at, event.shiftKey);
    } else if (pick && event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      pickAll();
    } else if (event.key === 'Enter' || event.key === ' ') {
      const row = shown[at];
      if (!row) return;
      event.preventDefault();
      onOpen(row.original);
    }
  };
  const press = (row: Row, index: number, event: MouseEvent) => {
    setAt(index);
    if (pick && event.shiftKey) extendTo(index);
    else if (pick && (event.ctrlKey || event.metaKey)) pickAt(index, false);
    else onOpen(row);
  };
  const tick = (index: number, event: MouseEvent) => {
    event.stopPropagation();
    setAt(index);
    pickAt(index, event.shiftKey);
    scroll.current?.focus({ preventScroll: true });
  };
  const latest = useRef({ press, tick, label: pick?.label });
  latest.current = { press, tick, label: pick?.label };
  const picks = pick !== undefined;
  const acts = useMemo<RowActs<Row>>(
    () => ({
      press: (...given) => latest.current.press(...given),
      tick: (...given) => latest.current.tick(...given),
      label: (row) => latest.current.label?.(row) ?? '',
      picks,
    }),
    [picks],
  );
  const drawn = virtual.getVirtualItems();
  const current = drawn.some((item) => item.index === at) ? shown[at]?.id : undefined;
  return (
    <div
      ref={scroll}
      className={classes.grid}
      role="grid"
      aria-label={label}
      aria-rowcount={shown.length + 1}
      // One stop of the Tab key; arrow keys move inside.
      tabIndex={0}
      aria-activedescendant={current === undefined ? undefined : `row-${current}`}
      onKeyDown={move}
    >
      <div className={classes.head} role="row" aria-rowindex={1} style={{ gridTemplateColumns: tracks }}>
        {pick && (
          <div role="columnheader">
            <Checkbox
              size="xs"
              aria-label={pick.allLabel}
              checked={picked > 0 && picked === shown.length}
              indeterminate={picked > 0 && picked < shown.length}
              onChange={pickAll}
            />
          </div>
        )}
        {table.getHeaderGroups()[0]?.headers.map((header) => {
          const sorted = header.column.getIsSorted();
          return (
            <div
              key={header.id}
              role="columnheader"
              data-align={(header.column.columnDef as GridColumn<Row>).meta.align}
              aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
            >
              <button type="button" onClick={header.column.getToggleSortingHandler()}>
                <table.FlexRender header={header} />
                {sorted === 'asc' && <IconArrowUp size={13} aria-hidden />}
                {sorted === 'desc' && <IconArrowDown size={13} aria-hidden />}
              </button>
            </div>
          );
        })}
      </div>
      <div role="rowgroup">
        {shown.length === 0 && empty !== undefined && <Box p="xl">{empty}</Box>}
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {drawn.map((item) => {
            const row = shown[item.index];
            if (!row) return null;
            return (
              <GridRow
                key={row.id}
                row={row}
                index={item.index}
                top={item.start - HEAD}
                tracks={tracks}
                selected={row.id === selected}
                active={item.index === at}
                picked={pick?.ids.has(row.id)}
                acts={acts}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
