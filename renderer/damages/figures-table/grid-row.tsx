import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { standings, valuations } from '#core/damages/model.ts';
import { type CellWords, cellText, figureText } from './cells.ts';
import classes from './figures-table.module.css';
import { type ColumnName, type FigureRow, takes } from './rows.ts';

/** What a row does, the same object for all rows and for ever: a row is drawn again only when it looks different. */
export interface RowActs {
  readonly press: (row: number, column: number, extend: boolean) => void;
  readonly drag: (row: number, column: number) => void;
  readonly edit: (row: number, column: number) => void;
  readonly commit: (text: string, go: 'down' | 'right' | 'left' | 'stay') => void;
  readonly cancel: () => void;
}

interface RowProps {
  readonly row: FigureRow;
  readonly index: number;
  readonly top: number;
  readonly columns: readonly ColumnName[];
  readonly tracks: string;
  /** Column of the cursor, -1 when it is in another row. */
  readonly active: number;
  /** Columns of the selection in this row; -1 for none. */
  readonly left: number;
  readonly right: number;
  /** What the cell under the cursor is being edited to, to begin with; null while it is not. */
  readonly editing: string | null;
  /** Whether the row above belongs to the same head. */
  readonly again: boolean;
  readonly words: CellWords;
  readonly acts: RowActs;
}

const FIGURES: ReadonlySet<ColumnName> = new Set(['value', 'low', 'high']);

export const cellId = (index: number, column: number): string => `figure-${index}-${column}`;

function PlainRow({ row, index, top, columns, tracks, active, left, right, editing, again, words, acts }: RowProps) {
  const { t } = useTranslation();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      data-faulty={row.findings.length > 0 || undefined}
      style={{ gridTemplateColumns: tracks, transform: `translateY(${top}px)` }}
    >
      {columns.map((column, at) => {
        const open = takes(row, column);
        const edited = editing !== null && at === active;
        const names = [
          classes.cell,
          FIGURES.has(column) && classes.figure,
          !open && (column === 'head' || column === 'input' ? classes.fixed : classes.none),
          column === 'head' && again && classes.again,
        ];
        return (
          <div
            key={column}
            id={cellId(index, at)}
            role="gridcell"
            aria-colindex={at + 1}
            aria-readonly={!open || undefined}
            aria-selected={at >= left && at <= right}
            data-active={at === active || undefined}
            data-column={column}
            className={names.filter(Boolean).join(' ')}
            onMouseDown={(event) => {
              if (edited || event.button !== 0) return;
              acts.press(index, at, event.shiftKey);
            }}
            onMouseEnter={(event) => event.buttons === 1 && acts.drag(index, at)}
            onDoubleClick={() => acts.edit(index, at)}
            onKeyDown={() => undefined}
          >
            {edited ? (
              <Editor row={row} column={column} start={editing} words={words} acts={acts} />
            ) : (
              <Shown {...{ row, column, words, t }} />
            )}
          </div>
        );
      })}
    </div>
  );
}

export const GridRow = memo(PlainRow);

interface ShownProps {
  readonly row: FigureRow;
  readonly column: ColumnName;
  readonly words: CellWords;
  readonly t: ReturnType<typeof useTranslation>['t'];
}

function Shown({ row, column, words, t }: ShownProps) {
  const text = cellText(row, column, words);
  if (row.kind === 'new' && column === 'input') return <span className={classes.again}>{t('figuresTable.newRow')}</span>;
  if (column === 'value' && text === '' && row.derived !== '') {
    const shown = figureText(row, row.derived, words);
    return (
      <span className={classes.derived} title={t('figuresTable.derived', { value: shown })}>
        {shown}
      </span>
    );
  }
  const missing = column === 'value' && text === '' && row.findings.some(({ severity }) => severity === 'error');
  const bare = column === 'evidence' && text === '' && row.findings.some(({ id }) => id === 'damages.unsupported');
  if (missing || bare) return <span className={classes.open}>{t(missing ? 'figuresTable.missing' : 'figuresTable.noEvidence')}</span>;
  const plain = column === 'currency' && row.currency === '';
  return (
    <span title={text} className={plain ? classes.again : undefined}>
      {text}
    </span>
  );
}

interface EditorProps {
  readonly row: FigureRow;
  readonly column: ColumnName;
  readonly start: string;
  readonly words: CellWords;
  readonly acts: RowActs;
}

/** A cell while it is edited: text, or a list where there is one. Leaving it keeps what was written, Escape does not. */
function Editor({ row, column, start, words, acts }: EditorProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const done = useRef(false);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    if (field.current instanceof HTMLInputElement) field.current.setSelectionRange(start.length, start.length);
  }, [start]);
  const finish = (go: 'down' | 'right' | 'left' | 'stay') => {
    if (done.current) return;
    done.current = true;
    acts.commit(field.current?.value ?? start, go);
  };
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const go = event.key === 'Enter' ? 'down' : event.key === 'Tab' ? (event.shiftKey ? 'left' : 'right') : undefined;
    if (go) {
      event.preventDefault();
      finish(go);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      done.current = true;
      acts.cancel();
    }
  };
  const shared = {
    ref: field,
    className: classes.editor,
    'aria-label': `${row.kind === 'new' ? t('figuresTable.newRow') : row.label}: ${t(`figuresTable.columns.${column}`)}`,
    onKeyDown: keys,
    onBlur: () => finish('stay'),
    // Text inside is chosen, not cells.
    onMouseDown: (event: React.MouseEvent) => event.stopPropagation(),
  } as const;
  const list =
    column === 'standing'
      ? standings.map((one) => ({ value: words.standing(one), label: words.standing(one) }))
      : column === 'valued'
        ? ['', ...valuations].map((one) => ({ value: one && words.valued(one), label: one && words.valued(one) }))
        : column === 'value' && row.rule?.unit === 'choice'
          ? [
              { value: '', label: '' },
              ...Object.entries(row.rule.choices ?? {}).map(([value, label]) => ({
                value: label[words.language] ?? value,
                label: label[words.language],
              })),
            ]
          : undefined;
  if (!list) return <input {...shared} defaultValue={start} inputMode={FIGURES.has(column) ? 'decimal' : 'text'} spellCheck={false} />;
  return (
    <select {...shared} defaultValue={list.some(({ value }) => value === start) ? start : list[0]?.value}>
      {list.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
