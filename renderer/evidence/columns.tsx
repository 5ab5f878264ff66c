import { Group, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { Language } from '#core/kit/messages.ts';
import type { GridColumn } from '../frame/data-grid.tsx';
import { sayFinding } from '../frame/problem.ts';
import { sizeText, whenShort } from './media.ts';
import { MediaIcon } from './media-icon.tsx';
import type { Line } from './rows.ts';

/** Columns of the table; beside an open item only what tells the items apart. */
export function evidenceColumns(t: TFunction, language: Language, narrow: boolean): GridColumn<Line>[] {
  const exhibit: GridColumn<Line> = {
    id: 'exhibit',
    header: t('evidence.columns.exhibit'),
    sortDescFirst: false,
    accessorFn: ({ item }) => item.exhibit ?? '',
    sortFn: (a, b) => (a.original.item.exhibit ?? Number.MAX_SAFE_INTEGER) - (b.original.item.exhibit ?? Number.MAX_SAFE_INTEGER),
    meta: { track: narrow ? '32px' : '44px' },
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
        {narrow && <LookMark line={original} language={language} />}
      </Group>
    ),
    meta: { track: 'minmax(120px, 3fr)' },
  };
  const findings: GridColumn<Line> = {
    id: 'findings',
    header: t('evidence.columns.findings'),
    accessorFn: (line) => lookAt(line, language),
    sortFn: (a, b) => a.original.item.findings.length - b.original.item.findings.length,
    cell: ({ row: { original } }) => <LookMark line={original} language={language} />,
    meta: { track: '58px' },
  };
  if (narrow) return [exhibit, name];
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
    meta: { track, align: 'right' },
  });
  return [
    exhibit,
    name,
    plain('kind', t('evidence.fields.kind'), 'minmax(100px, 1fr)', ({ item }) => t(`evidence.kinds.${item.kind}`)),
    {
      ...plain('capturedAt', t('evidence.fields.capturedAt'), 'minmax(138px, 1fr)', ({ item }) => whenShort(item.capturedAt)),
      sortFn: (a, b) => a.original.item.capturedAt.localeCompare(b.original.item.capturedAt),
    },
    plain('source', t('evidence.fields.source'), 'minmax(90px, 2fr)', ({ item }) => item.source || item.sourceUrl),
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

const lookAt = ({ item }: Line, language: Language) => item.findings.map((f) => sayFinding(f, language).message).join('; ');

/** Says that there is something to look at before relying on the item, and what. */
function LookMark({ line, language }: { readonly line: Line; readonly language: Language }) {
  if (line.item.findings.length === 0) return null;
  const words = lookAt(line, language);
  return (
    <Tooltip label={words}>
      <IconAlertTriangle size={17} color="var(--mantine-color-orange-6)" role="img" aria-label={words} style={{ flexShrink: 0 }} />
    </Tooltip>
  );
}
