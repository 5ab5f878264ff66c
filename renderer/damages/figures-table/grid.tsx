import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BlockRead, clear, fillDown, paste, type Range, type Table } from './block.ts';
import { type CellWords, cellSource, copyText } from './cells.ts';
import classes from './figures-table.module.css';
import { cellId, GridRow, type RowActs } from './grid-row.tsx';
import { type ColumnName, type FigureRow, takes } from './rows.ts';
import { readBlock, writeBlock } from './tsv.ts';

const ROW = 32;
const HEAD = 34;

/** Grid tracks of the columns. */
const TRACKS: Readonly<Record<ColumnName, string>> = {
  head: 'minmax(130px, 1.3fr)',
  input: 'minmax(160px, 1.6fr)',
  date: '104px',
  voucher: 'minmax(104px, 0.8fr)',
  value: 'minmax(112px, 1fr)',
  low: 'minmax(96px, 0.8fr)',
  high: 'minmax(96px, 0.8fr)',
  standing: '132px',
  currency: '92px',
  rateOn: '104px',
  valued: '112px',
  part: '84px',
  partReason: 'minmax(120px, 1.2fr)',
  basis: 'minmax(130px, 1.4fr)',
  evidence: 'minmax(140px, 1.5fr)',
};

interface Cell {
  readonly row: number;
  readonly column: number;
}

interface GridProps {
  readonly label: string;
  readonly rows: readonly FigureRow[];
  readonly columns: readonly ColumnName[];
  readonly words: CellWords;
  /** Asks to go to a row, once it is in the table, and write what it is for. */
  readonly goTo: string | null;
  readonly onThere: () => void;
  readonly onRange: (range: Range) => void;
  /** Given what an act on cells would change, or what of it cannot be read. */
  readonly onBlock: (read: BlockRead, how: 'edit' | 'paste' | 'clear' | 'fill') => void;
  /** Asked to choose the evidence of the selected rows. */
  readonly onEvidence: () => void;
}

/** A grid with the keys of a spreadsheet. Only the rows in sight are drawn. */
export function Grid({ label, rows, columns, words, goTo, onThere, onRange, onBlock, onEvidence }: GridProps) {
  const { t } = useTranslation();
  const table: Table = { rows, columns, words };
  const scroll = useRef<HTMLDivElement>(null);
  const [anchor, setAnchor] = useState<Cell>({ row: 0, column: columns.indexOf('value') });
  const [cursor, setCursor] = useState<Cell>(anchor);
  const [editing, setEditing] = useState<string | null>(null);
  const last = rows.length - 1;
  const at: Cell = { row: Math.max(0, Math.min(cursor.row, last)), column: cursor.column };
  const from: Cell = { row: Math.max(0, Math.min(anchor.row, last)), column: anchor.column };
  const range = useMemo<Range>(
    () => ({
      top: Math.min(at.row, from.row),
      bottom: Math.max(at.row, from.row),
      left: Math.min(at.column, from.column),
      right: Math.max(at.column, from.column),
    }),
    [at.row, at.column, from.row, from.column],
  );
  useEffect(() => onRange(range), [range, onRange]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.id ?? index,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    overscan: 10,
  });
  const move = (to: Cell, extend = false) => {
    const next = { row: Math.max(0, Math.min(last, to.row)), column: Math.max(0, Math.min(columns.length - 1, to.column)) };
    setCursor(next);
    if (!extend) setAnchor(next);
    virtual.scrollToIndex(next.row);
    // A wide table scrolls sideways with the cursor.
    const cell = document.getElementById(cellId(next.row, next.column));
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const edit = (text?: string) => {
    const [row, column] = [rows[at.row], columns[at.column]];
    if (!row || !column || !takes(row, column)) return;
    setAnchor(at);
    if (column === 'evidence' && text === undefined) onEvidence();
    else setEditing(text ?? cellSource(row, column, words));
  };
  const commit: RowActs['commit'] = (text, go) => {
    setEditing(null);
    // Whoever left the cell for another place keeps it.
    if (go !== 'stay') scroll.current?.focus({ preventScroll: true });
    onBlock(paste(table, { top: at.row, bottom: at.row, left: at.column, right: at.column }, [[text]]), 'edit');
    if (go === 'down') move({ ...at, row: at.row + 1 });
    else if (go !== 'stay') move({ ...at, column: at.column + (go === 'right' ? 1 : -1) });
  };
  const copy = (event: ClipboardEvent) => {
    if (editing !== null || rows.length === 0) return;
    event.preventDefault();
    const block = rows
      .slice(range.top, range.bottom + 1)
      .map((row) => columns.slice(range.left, range.right + 1).map((column) => copyText(row, column, words)));
    event.clipboardData.setData('text/plain', writeBlock(block));
  };
  const onPaste = (event: ClipboardEvent) => {
    if (editing !== null || rows.length === 0) return;
    event.preventDefault();
    const block = readBlock(event.clipboardData.getData('text/plain'));
    onBlock(paste(table, range, block), 'paste');
    if (block.length > 1) move({ row: range.top, column: range.left });
  };
  const keys = (event: KeyboardEvent) => {
    if (editing !== null || rows.length === 0) return;
    const held = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 320) / ROW) - 2);
    const steps: Record<string, Cell> = {
      ArrowDown: { row: held ? last : at.row + 1, column: at.column },
      ArrowUp: { row: held ? 0 : at.row - 1, column: at.column },
      ArrowLeft: { row: at.row, column: held ? 0 : at.column - 1 },
      ArrowRight: { row: at.row, column: held ? columns.length - 1 : at.column + 1 },
      PageDown: { row: at.row + page, column: at.column },
      PageUp: { row: at.row - page, column: at.column },
      Home: { row: held ? 0 : at.row, column: 0 },
      End: { row: held ? last : at.row, column: columns.length - 1 },
    };
    const step = steps[event.key];
    const take = (act: () => void) => {
      event.preventDefault();
      act();
    };
    if (step) take(() => move(step, event.shiftKey));
    else if (event.key === 'Tab') {
      // Within the row; at its end the Tab key leaves the table, as everywhere.
      const next = at.column + (event.shiftKey ? -1 : 1);
      if (!held && next >= 0 && next < columns.length) take(() => move({ row: at.row, column: next }));
    } else if (event.key === 'Enter' || event.key === 'F2') take(() => edit());
    else if (event.key === 'Escape') setAnchor(at);
    else if (event.key === 'Delete' || event.key === 'Backspace') take(() => onBlock(clear(table, range), 'clear'));
    else if (held && event.key.toLowerCase() === 'd') take(() => onBlock(fillDown(table, range), 'fill'));
    else if (held && event.key.toLowerCase() === 'a')
      take(() => {
        setAnchor({ row: 0, column: 0 });
        setCursor({ row: last, column: columns.length - 1 });
      });
    // A Chinese keyboard says Process before it composes; the cell must be open to take what it composes.
    else if (event.key === 'Process') edit('');
    else if (event.key.length === 1 && !held && !event.altKey) take(() => edit(event.key));
  };
  const now = {
    press: (row: number, column: number, extend: boolean) => {
      setEditing(null);
      move({ row, column }, extend);
      scroll.current?.focus({ preventScroll: true });
    },
    drag: (row: number, column: number) => setCursor({ row, column }),
    edit: () => edit(),
    commit,
    cancel: () => {
      setEditing(null);
      scroll.current?.focus({ preventScroll: true });
    },
  };
  const latest = useRef<RowActs>(now);
  latest.current = now;
  const acts = useMemo<RowActs>(
    () => ({
      press: (...given) => latest.current.press(...given),
      drag: (...given) => latest.current.drag(...given),
      edit: (...given) => latest.current.edit(...given),
      commit: (...given) => latest.current.commit(...given),
      cancel: () => latest.current.cancel(),
    }),
    [],
  );
  const wanted = goTo === null ? -1 : rows.findIndex(({ id }) => id === goTo);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time it is asked for
  useEffect(() => {
    if (wanted < 0) return;
    move({ row: wanted, column: columns.indexOf('input') });
    setEditing('');
    onThere();
  }, [wanted]);
  const drawn = virtual.getVirtualItems();
  const tracks = columns.map((column) => TRACKS[column]).join(' ');
  const inSight = drawn.some((item) => item.index === at.row);
  return (
    <div
      ref={scroll}
      className={classes.grid}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable
      // One stop of the Tab key; the keys of a spreadsheet move inside.
      tabIndex={0}
      aria-activedescendant={inSight ? cellId(at.row, at.column) : undefined}
      onKeyDown={keys}
      onCopy={copy}
      onPaste={onPaste}
    >
      <div className={classes.head} role="row" aria-rowindex={1} style={{ gridTemplateColumns: tracks }}>
        {columns.map((column) => (
          <div
            key={column}
            role="columnheader"
            data-column={column}
            className={['value', 'low', 'high'].includes(column) ? classes.figure : undefined}
          >
            {t(`figuresTable.columns.${column}`)}
          </div>
        ))}
      </div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {drawn.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const selected = item.index >= range.top && item.index <= range.bottom;
          const active = item.index === at.row;
          return (
            <GridRow
              key={row.id}
              row={row}
              index={item.index}
              top={item.start - HEAD}
              columns={columns}
              tracks={tracks}
              active={active ? at.column : -1}
              left={selected ? range.left : -1}
              right={selected ? range.right : -2}
              editing={active ? editing : null}
              again={rows[item.index - 1]?.head === row.head}
              words={words}
              acts={acts}
            />
          );
        })}
      </div>
    </div>
  );
}
