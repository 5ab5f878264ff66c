import { Button, Checkbox, Group, Menu, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronDown, IconPlus, IconSearch, IconTable } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Sources, type Standing, standings } from '#core/damages/model.ts';
import type { Language } from '#core/kit/messages.ts';
import type { Matter } from '#core/matter/model.ts';
import { api } from '../../client.ts';
import { sayFinding } from '../../frame/problem.ts';
import { useUndone } from '../../frame/undone.ts';
import { useUndoNotice } from '../undo-notice.tsx';
import type { BlockRead, Range } from './block.ts';
import { EvidenceDialog } from './evidence-dialog.tsx';
import classes from './figures-table.module.css';
import { Grid } from './grid.tsx';
import { addedRows, andAlso, headChanges, NOTHING, type Pending, withPending } from './pending.ts';
import { Refused } from './refused.tsx';
import { columnsOf, type FigureRow, type RowChange, rowsOf, type TableView, takes } from './rows.ts';
import { useCellWords } from './use-cell-words.ts';

/**
 * Every figure of every head as a row, to be edited like a spreadsheet: blocks go out to one and come back, many rows are set at once, and
 * each act is one write that one undo takes back. What cannot be read is named, and then nothing is written.
 */
export function FiguresTable({ matter, view }: { readonly matter: Matter; readonly view: TableView }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const words = useCellWords(matter.id);
  const notice = useUndoNotice(matter.id);
  const put = useMutation(api.damages.putHeads.mutationOptions());
  const [filter, setFilter] = useState('');
  const [quiet] = useDebouncedValue(filter, 120);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [refused, setRefused] = useState<BlockRead | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [range, setRange] = useState<Range>({ top: 0, bottom: 0, left: 2, right: 2 });
  const [goTo, setGoTo] = useState<string | null>(null);
  const [pending, setPending] = useState<Pending>(NOTHING);
  const underway = useRef(0);
  const undone = useUndone();
  // What comes back from the workbench takes over from what was just written.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every answer, and after an undo
  useEffect(() => {
    if (underway.current === 0) setPending(NOTHING);
  }, [view, undone]);
  const saved = useMemo(() => rowsOf(view, language), [view, language]);
  const all = useMemo(() => withPending(saved, pending), [saved, pending]);
  const figures = useMemo(() => all.filter(({ kind }) => kind !== 'new'), [all]);
  const columns = columnsOf(all);
  const rows = useMemo(() => {
    const key = quiet.trim().toLowerCase();
    const shown = all.filter(
      (row) =>
        (!onlyOpen || row.findings.length > 0) &&
        (key === '' || `${row.headTitle}\n${row.label}\n${row.voucher}\n${row.basis}\n${row.value}`.toLowerCase().includes(key)),
    );
    if (onlyOpen || key === '') return shown;
    // Where vouchers of a head are in sight, so is the row for the next one.
    const inSight = new Set(shown.map((row) => (row.kind === 'input' ? '' : row.head)));
    return all.filter((row) => shown.includes(row) || (row.kind === 'new' && inSight.has(row.head)));
  }, [all, quiet, onlyOpen]);
  const write = async (changes: Pending['changes'], vouchers: BlockRead['added'] = []) => {
    if (changes.size === 0 && vouchers.length === 0) return;
    const next: Pending = { changes, added: addedRows(all, vouchers, () => crypto.randomUUID()) };
    setPending((before) => andAlso(before, next));
    underway.current += 1;
    try {
      await put.mutateAsync({ matter: matter.id, heads: headChanges(all, next) });
      if (vouchers.length > 1) notice(t('figuresTable.added', { count: vouchers.length }));
      else if (changes.size > 1) notice(t('figuresTable.changed', { count: changes.size }));
    } catch {
      // The refusal has been shown; what was not written is not shown.
      setPending(NOTHING);
    } finally {
      underway.current -= 1;
    }
  };
  const take = (read: BlockRead) => {
    const whole = read.faults.length === 0 && read.over.rows === 0 && read.over.columns === 0;
    setRefused(whole ? null : read);
    if (whole) void write(read.changes, read.added);
  };
  const onRange = useCallback((next: Range) => setRange(next), []);
  const selected = rows.slice(range.top, range.bottom + 1).filter(({ kind }) => kind !== 'new');
  const active = rows[range.top];
  const setAll = (change: RowChange, takesIt: (row: FigureRow) => boolean) =>
    write(new Map(selected.filter(takesIt).map((row) => [row.id, change])));
  // Into the head the cursor stands in, else the first that takes vouchers.
  const places = all.filter(({ kind }) => kind === 'new');
  const place = places.find(({ head }) => head === active?.head) ?? places[0];
  const addVoucher = () => {
    if (!place) return;
    if (!rows.includes(place)) {
      setFilter('');
      setOnlyOpen(false);
    }
    setGoTo(place.id);
  };
  const setSources = (sources: Sources) => setAll({ sources }, () => true);
  if (all.length === 0)
    return (
      <Stack align="center" gap={4} py={80} px="lg">
        <IconTable size={44} stroke={1.2} aria-hidden />
        <Text fw={600}>{t('figuresTable.empty')}</Text>
        <Text size="sm" c="dimmed" ta="center" maw={460}>
          {t('figuresTable.emptyHint')}
        </Text>
      </Stack>
    );
  return (
    <div className={classes.room}>
      <Group gap="sm" pb="sm" justify="space-between">
        <Group gap="sm">
          <TextInput
            aria-label={t('figuresTable.filter')}
            placeholder={t('figuresTable.filter')}
            leftSection={<IconSearch size={16} aria-hidden />}
            w={220}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
          <Checkbox label={t('figuresTable.open')} checked={onlyOpen} onChange={(event) => setOnlyOpen(event.currentTarget.checked)} />
          <Text size="sm" c="dimmed" aria-live="polite">
            {t('figuresTable.count', {
              shown: rows.filter(({ kind }) => kind !== 'new').length,
              total: figures.length,
              open: figures.filter((row) => row.findings.length > 0).length,
            })}
          </Text>
        </Group>
        <Group gap="xs">
          {selected.length > 1 && (
            <Text size="sm" c="dimmed">
              {t('figuresTable.rowsSelected', { count: selected.length })}
            </Text>
          )}
          {place && (
            <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={addVoucher}>
              {t('figuresTable.addVoucher')}
            </Button>
          )}
          <StandingMenu
            label={t('figuresTable.setStanding')}
            name={words.standing}
            disabled={!selected.some((row) => takes(row, 'standing'))}
            onChoose={(standing) => void setAll({ standing }, (row) => takes(row, 'standing'))}
          />
          <Button size="xs" variant="default" disabled={selected.length === 0} onClick={() => setChoosing(true)}>
            {t('figuresTable.setEvidence')}
          </Button>
        </Group>
      </Group>
      {refused && <Refused read={refused} onClose={() => setRefused(null)} />}
      {rows.length === 0 ? (
        <Text ta="center" c="dimmed" py="xl">
          {t('figuresTable.none')}
        </Text>
      ) : (
        <Grid
          label={t('figuresTable.label')}
          rows={rows}
          columns={columns}
          words={words}
          goTo={goTo}
          onThere={() => setGoTo(null)}
          onRange={onRange}
          onBlock={take}
          onEvidence={() => setChoosing(true)}
        />
      )}
      <Text size="xs" c="dimmed" className={classes.foot} aria-live="polite" truncate>
        {active && active.findings.length > 0
          ? active.findings.map((one) => Object.values(sayFinding(one, language)).filter(Boolean).join('. ')).join(' · ')
          : t('figuresTable.keys')}
      </Text>
      <EvidenceDialog
        matter={matter.id}
        opened={choosing}
        count={selected.length}
        before={active?.sources ?? []}
        onClose={() => setChoosing(false)}
        onSave={setSources}
      />
    </div>
  );
}

interface StandingMenuProps {
  readonly label: string;
  readonly name: (standing: string) => string;
  readonly disabled: boolean;
  readonly onChoose: (standing: Standing) => void;
}

function StandingMenu({ label, name, disabled, onChoose }: StandingMenuProps) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="xs" variant="default" disabled={disabled} rightSection={<IconChevronDown size={14} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {standings.map((standing) => (
          <Menu.Item key={standing} onClick={() => onChoose(standing)}>
            {name(standing)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
