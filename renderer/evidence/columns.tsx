import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconChevronRight, IconEyeOff, IconLock } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import type { GridColumn } from '../frame/grid-features.ts';
import { sayFinding } from '../frame/problem.ts';
import classes from './columns.module.css';
import { sizeText, whenShort } from './media.ts';
import { MediaIcon } from './media-icon.tsx';
import type { Nested } from './rows.ts';
import { captured } from './viewer/captured.ts';

type Line = Nested;

interface Options {
  readonly t: TFunction;
  readonly language: Language;
  /** Beside an open item there is room only for what tells the items apart. */
  readonly narrow: boolean;
  /** Whether any item has a tag: an empty column is only in the way. */
  readonly tagged: boolean;
  readonly onFold: (id: string) => void;
}

/** Columns of the table. */
export function evidenceColumns({ t, language, narrow, tagged, onFold }: Options): GridColumn<Line>[] {
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
    cell: ({ row: { original } }) => <Name line={original} language={language} narrow={narrow} onFold={onFold} />,
    meta: { track: 'minmax(150px, 4fr)' },
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
  const tags: GridColumn<Line> = {
    ...plain('tags', t('evidence.columns.tags'), 'minmax(70px, 2fr)', ({ item }) => item.tags.join(', ')),
    cell: ({ row: { original } }) => <Tags tags={original.item.tags} />,
  };
  return [
    exhibit,
    name,
    ...(tagged ? [tags] : []),
    plain('kind', t('evidence.fields.kind'), 'minmax(92px, 1fr)', ({ item }) => t(`evidence.kinds.${item.kind}`)),
    {
      ...plain('capturedAt', t('evidence.fields.capturedAt'), 'minmax(132px, 1fr)', (line) => whenOf(line, t, language)),
      sortFn: (a, b) => stampOf(a.original).localeCompare(stampOf(b.original)),
      cell: ({ row: { original } }) => <When line={original} language={language} t={t} />,
    },
    plain('source', t('evidence.columns.from'), 'minmax(80px, 2fr)', sourceOf),
    figure(
      'pages',
      t('evidence.columns.pages'),
      '52px',
      ({ item }) => item.pages ?? 0,
      (n) => (n === 0 ? '' : String(n)),
    ),
    figure(
      'size',
      t('evidence.columns.size'),
      '70px',
      ({ item }) => item.size,
      (n) => sizeText(n, language),
    ),
    figure(
      'links',
      t('evidence.columns.links'),
      '50px',
      (line) => line.keys.length,
      (n) => (n === 0 ? '' : String(n)),
    ),
    {
      id: 'findings',
      header: t('evidence.columns.findings'),
      accessorFn: (line) => lookAt(line, language),
      sortFn: (a, b) => a.original.item.findings.length - b.original.item.findings.length,
      cell: ({ row: { original } }) => <LookMark line={original} language={language} />,
      meta: { track: '52px' },
    },
  ];
}

/** Who sent it, or where it is from. */
const sourceOf = ({ item }: Line) => item.metadata.from || item.source || item.sourceUrl || item.metadata.url || item.receivedFrom;

/** When it was captured: as is said of it, else as the file says. */
const stampOf = ({ item }: Line) => item.capturedAt || item.metadata.captured?.at || '';
const whenOf = (line: Line, t: TFunction, language: Language) => {
  const { capturedAt, metadata } = line.item;
  if (capturedAt !== '' || !metadata.captured) return whenShort(capturedAt);
  return `${captured(metadata.captured, language)} (${t(`evidence.timeSources.${metadata.captured.source}`)})`;
};

/** A time the file states itself is set apart from one that somebody vouches for. */
function When({ line, language, t }: { readonly line: Line; readonly language: Language; readonly t: TFunction }) {
  const { capturedAt, metadata } = line.item;
  if (capturedAt !== '' || !metadata.captured) return whenShort(capturedAt);
  return (
    <span className={classes.stated} title={whenOf(line, t, language)}>
      {metadata.captured.at.slice(0, 16).replace('T', ' ')}
    </span>
  );
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  return (
    <span className={classes.tags}>
      {tags.slice(0, 3).map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ))}
      {tags.length > 3 && `+${tags.length - 3}`}
    </span>
  );
}

interface NameProps {
  readonly line: Line;
  readonly language: Language;
  readonly narrow: boolean;
  readonly onFold: (id: string) => void;
}

function Name({ line, language, narrow, onFold }: NameProps) {
  const { item, depth, inside, folded, from } = line;
  const Chevron = folded ? IconChevronRight : IconChevronDown;
  const { subject } = item.metadata;
  const besides = [item.title === '' ? subject : '', from].filter(Boolean).join(' · ');
  return (
    <span className={classes.name} style={depth === 0 ? undefined : { paddingLeft: depth * 20 }}>
      {inside > 0 && (
        <button
          type="button"
          className={classes.fold}
          tabIndex={-1}
          aria-hidden
          onClick={(event) => {
            event.stopPropagation();
            onFold(line.id);
          }}
        >
          <Chevron size={14} />
        </button>
      )}
      <MediaIcon mediaType={item.mediaType} size={17} />
      <span className={besides === '' ? classes.words : classes.first}>{line.name}</span>
      {besides !== '' && (
        <span className={classes.besides} title={besides}>
          {besides}
        </span>
      )}
      <Marks item={item} />
      {narrow && <LookMark line={line} language={language} />}
    </span>
  );
}

/** What keeps an item from others: shown wherever its name is. */
export function Marks({ item }: { readonly item: Line['item'] }) {
  return (
    <>
      {item.privilege !== '' && <Mark icon={IconLock} name="privileged" more={item.privilege} color="var(--mantine-color-red-6)" />}
      {item.confidential && <Mark icon={IconEyeOff} name="confidential" more="" color="var(--mantine-color-dimmed)" />}
    </>
  );
}

interface MarkProps {
  readonly icon: typeof IconLock;
  readonly name: 'privileged' | 'confidential';
  readonly more: string;
  readonly color: string;
}

function Mark({ icon: Icon, name, more, color }: MarkProps) {
  const { t } = useTranslation();
  const label = more === '' ? t(`evidence.${name}`) : t(`evidence.${name}Because`, { reason: more });
  return (
    <Tooltip label={label}>
      <Icon size={16} color={color} role="img" aria-label={label} style={{ flexShrink: 0 }} />
    </Tooltip>
  );
}

const lookAt = ({ item }: Line, language: Language) => item.findings.map((f) => sayFinding(f, language).message).join('; ');

/** Says that there is something to look at before relying on the item, and what. */
function LookMark({ line, language }: { readonly line: Line; readonly language: Language }) {
  if (line.item.findings.length === 0) return null;
  const words = lookAt(line, language);
  return (
    <Tooltip label={words} maw={420} multiline>
      <IconAlertTriangle size={17} color="var(--mantine-color-orange-6)" role="img" aria-label={words} style={{ flexShrink: 0 }} />
    </Tooltip>
  );
}
