import { Box } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SellerSort } from '#core/damages/compare/model.ts';
import type { SellerRow } from '#core/damages/result.ts';
import { api } from '../client.ts';
import classes from '../frame/data-grid.module.css';

/** Rows asked for at once. */
const PAGE = 200;
const ROW = 36;
const HEAD = 36;

export interface SellerColumn {
  readonly id: string;
  readonly header: string;
  readonly track: string;
  readonly right: boolean;
  /** What the workbench sorts by; columns without it do not sort. */
  readonly sort: SellerSort | null;
  readonly text: (row: SellerRow) => string;
}

interface GridProps {
  readonly matter: string;
  readonly label: string;
  readonly columns: readonly SellerColumn[];
  readonly query: string;
  readonly onOpen: (row: SellerRow) => void;
  readonly onTotal: (total: number) => void;
  readonly empty: React.ReactNode;
}

/** Sellers of any number, sorted and searched by the workbench; only the rows in sight are asked for and drawn. */
export function SellerGrid({ matter, label, columns, query, onOpen, onTotal, empty }: GridProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const [sort, setSort] = useState<{ readonly by: SellerSort; readonly down: boolean } | null>(null);
  const [at, setAt] = useState(0);
  const [pages, setPages] = useState<readonly number[]>([0]);
  const input = { matter, limit: PAGE, query, ...(sort && { sort: sort.by, descending: sort.down }) };
  const answers = useQueries({
    queries: pages.map((page) => ({
      ...api.damages.bySeller.queryOptions({ input: { ...input, offset: page * PAGE } }),
      placeholderData: keepPreviousData,
    })),
  });
  const first = answers[0]?.data;
  const total = first?.total ?? 0;
  const rowAt = (index: number): SellerRow | undefined => answers[pages.indexOf(Math.floor(index / PAGE))]?.data?.rows[index % PAGE];
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    overscan: 12,
  });
  const drawn = virtual.getVirtualItems();
  const from = Math.floor((drawn[0]?.index ?? 0) / PAGE);
  const to = Math.floor((drawn.at(-1)?.index ?? 0) / PAGE);
  useEffect(() => {
    // The first page says how many there are, wherever one has scrolled to.
    setPages((before) => {
      const wanted = [...new Set([0, from, to])];
      return wanted.join() === before.join() ? before : wanted;
    });
  }, [from, to]);
  useEffect(() => {
    if (first) onTotal(first.total);
  }, [first, onTotal]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search or order begins at the top
  useEffect(() => {
    setAt(0);
    scroll.current?.scrollTo({ top: 0 });
  }, [query, sort]);
  const move = (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest('[role=columnheader]')) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 360) / ROW) - 2);
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -total, End: total };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(total - 1, at + step));
      setAt(next);
      virtual.scrollToIndex(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      const row = rowAt(at);
      if (!row) return;
      event.preventDefault();
      onOpen(row);
    }
  };
  const tracks = columns.map((column) => column.track).join(' ');
  // Figures are looked at from the greatest down; names and numbers from the first.
  const press = (column: SellerColumn) => {
    const by = column.sort;
    if (by === null) return;
    const down = by !== 'no' && by !== 'name';
    setSort((now) => (now?.by !== by ? { by, down } : now.down === down ? { by, down: !down } : null));
  };
  const current = rowAt(at);
  return (
    <div
      ref={scroll}
      className={classes.grid}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      tabIndex={0}
      aria-activedescendant={current && drawn.some((item) => item.index === at) ? `row-${current.seller}` : undefined}
      onKeyDown={move}
    >
      <div className={classes.head} role="row" aria-rowindex={1} style={{ gridTemplateColumns: tracks }}>
        {columns.map((column) => {
          const sorted = column.sort !== null && sort?.by === column.sort ? (sort.down ? 'descending' : 'ascending') : 'none';
          return (
            <div
              key={column.id}
              role="columnheader"
              data-align={column.right ? 'right' : undefined}
              {...(column.sort !== null && { 'aria-sort': sorted })}
              title={column.header}
            >
              <button type="button" disabled={column.sort === null} onClick={() => press(column)}>
                {column.header}
                {sorted === 'ascending' && <IconArrowUp size={13} aria-hidden />}
                {sorted === 'descending' && <IconArrowDown size={13} aria-hidden />}
              </button>
            </div>
          );
        })}
      </div>
      <div role="rowgroup">
        {first && total === 0 && <Box p="xl">{empty}</Box>}
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {drawn.map((item) => {
            const row = rowAt(item.index);
            return (
              <div
                key={item.key}
                {...(row && { id: `row-${row.seller}` })}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={false}
                data-active={item.index === at || undefined}
                className={classes.row}
                style={{ gridTemplateColumns: tracks, transform: `translateY(${item.start - HEAD}px)` }}
                onClick={() => {
                  setAt(item.index);
                  if (row) onOpen(row);
                }}
                onKeyDown={() => undefined}
              >
                {columns.map((column) => {
                  const text = row ? column.text(row) : '';
                  return (
                    <div key={column.id} role="gridcell" data-align={column.right ? 'right' : undefined} title={text}>
                      {text}
                    </div>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
