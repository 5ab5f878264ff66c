import { Checkbox } from '@mantine/core';
import { FlexRender, type RowData, type Row as TableRow } from '@tanstack/react-table';
import { type MouseEvent, memo } from 'react';
import classes from './data-grid.module.css';
import type { GridColumn, gridFeatures } from './grid-features.ts';

/** What a row does, the same object for all rows and for ever: a row is drawn again only when it looks different. */
export interface RowActs<Row extends RowData> {
  readonly press: (row: Row, index: number, event: MouseEvent) => void;
  readonly tick: (index: number, event: MouseEvent) => void;
  readonly label: (row: Row) => string;
  readonly picks: boolean;
}

interface RowProps<Row extends RowData> {
  readonly row: TableRow<typeof gridFeatures, Row>;
  readonly index: number;
  readonly top: number;
  readonly tracks: string;
  readonly selected: boolean;
  readonly active: boolean;
  /** Undefined in a table without a choice. */
  readonly picked: boolean | undefined;
  readonly acts: RowActs<Row>;
}

function PlainRow<Row extends { readonly id: string }>({ row, index, top, tracks, selected, active, picked, acts }: RowProps<Row>) {
  return (
    <div
      id={`row-${row.id}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-active={active || undefined}
      className={classes.row}
      style={{ gridTemplateColumns: tracks, transform: `translateY(${top}px)` }}
      // A range is chosen, not a passage of text.
      onMouseDown={(event) => event.shiftKey && acts.picks && event.preventDefault()}
      onClick={(event) => acts.press(row.original, index, event)}
      onKeyDown={() => undefined}
    >
      {picked !== undefined && (
        <div role="gridcell">
          <Checkbox
            size="xs"
            tabIndex={-1}
            aria-label={acts.label(row.original)}
            checked={picked}
            onChange={() => undefined}
            onClick={(event) => acts.tick(index, event)}
          />
        </div>
      )}
      {row.getAllCells().map((cell) => (
        <div
          key={cell.id}
          role="gridcell"
          data-align={(cell.column.columnDef as GridColumn<Row>).meta.align}
          title={String(cell.getValue() ?? '')}
        >
          <FlexRender cell={cell} />
        </div>
      ))}
    </div>
  );
}

export const GridRow = memo(PlainRow) as typeof PlainRow;
