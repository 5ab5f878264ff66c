import { Group, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { Language } from '#core/kit/messages.ts';
import type { GridColumn } from '../frame/data-grid.tsx';
import { sayFinding } from '../frame/problem.ts';
import { sizeText, whenText } from './media.ts';
import { MediaIcon } from './media-icon.tsx';
import type { Line } from './rows.ts';

/** Columns of the table; beside an open item only what tells the items apart. */
export function evidenceColumns(t: TFunction, language: Language, narrow: boolean): GridColumn<Line>[] {
  const exhibit: GridColumn<Line> = {
    id: 'exhibit',
    header: t('evidence.columns.exhibit'),
    accessorFn: ({ item }) => item.exhibit ?? '',
    sortFn: (a, b) => (a.original.item.exhibit ?? Number.MAX_SAFE_INTEGER) - (b.original.item.exhibit ?? Number.MAX_SAFE_INTEGER),
    meta: { track: '44px' },
  };
  const name: GridColumn<Line> = {
    id: 'name',
    header: t('evidence.columns.name'),
    accessorFn: (line) => line.name,
    sortFn: (a, b) => a.original.name.localeCompare(b.original.name, language, { numeric: true }),
    cell: ({ row: { original } }) => (
      <Group gap={8} wrap="nowrap">
        <MediaIcon mediaType={original.item.mediaType} size={17} />
        <Text span size="sm" truncate>
          {original.name}
        </Text>
      </Group>
    ),
    meta: { track: 'minmax(120px, 3fr)' },
  };
  const findings: GridColumn<Line> = {
    id: 'findings',
    header: narrow ? '' : t('evidence.columns.findings'),
    enableSorting: !narrow,
    accessorFn: ({ item }) => item.findings.map((f) => sayFinding(f, language).message).join('; '),
    sortFn: (a, b) => a.original.item.findings.length - b.original.item.findings.length,
    cell: ({ row: { original }, getValue }) =>
      original.item.findings.length > 0 && (
        <Tooltip label={String(getValue())}>
          <IconAlertTriangle size={17} color="var(--mantine-color-orange-6)" role="img" aria-label={String(getValue())} />
        </Tooltip>
      ),
    meta: { track: narrow ? '20px' : '60px' },
  };
  if (narrow) return [exhibit, name, findings];
  const plain = (id: string, header: string, track: string, value: (line: Line) => string): GridColumn<Line> => ({
    id,
    header,
    accessorFn: value,
    sortFn: (a, b) => value(a.original).localeCompare(value(b.original), language, { numeric: true }),
    meta: { track },
  });
  const figure = (
    id: string,
    header: string,
    track: string,
    value: (line: Line) => number,
    say: (value: number) => string,
  ): GridColumn<Line> => ({
    id,
    header,
    accessorFn: (line) => say(value(line)),
    sortFn: (a, b) => value(a.original) - value(b.original),
    meta: { track },
  });
  return [
    exhibit,
    name,
    plain('kind', t('evidence.fields.kind'), 'minmax(100px, 1fr)', ({ item }) => t(`evidence.kinds.${item.kind}`)),
    {
      ...plain('capturedAt', t('evidence.fields.capturedAt'), 'minmax(96px, 1fr)', ({ item }) => whenText(item.capturedAt, language)),
      sortFn: (a, b) => a.original.item.capturedAt.localeCompare(b.original.item.capturedAt),
    },
    plain('source', t('evidence.fields.source'), 'minmax(110px, 2fr)', ({ item }) => item.source || item.sourceUrl),
    figure(
      'pages',
      t('evidence.columns.pages'),
      '60px',
      ({ item }) => item.pages ?? 0,
      (n) => (n === 0 ? '' : String(n)),
    ),
    figure(
      'size',
      t('evidence.columns.size'),
      '76px',
      ({ item }) => item.size,
      (n) => sizeText(n, language),
    ),
    figure(
      'links',
      t('evidence.columns.links'),
      '60px',
      (line) => line.connected,
      (n) => (n === 0 ? '' : String(n)),
    ),
    findings,
  ];
}
