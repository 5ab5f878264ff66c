import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Rate, readRate } from '#core/damages/exchange/model.ts';
import { parseDate } from '#core/kit/dates.ts';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../../client.ts';
import { EvidencePicker } from '../../frame/field.tsx';
import { isRefusal, shownProblem } from '../../frame/problem.ts';
import { CURRENCIES } from '../head-fields.tsx';
import { useUndoNotice } from '../undo-notice.tsx';
import { sourcesOf } from '../use-head.ts';

interface FormProps {
  readonly matter: string;
  /** Null for a new one. */
  readonly rate: Rate | null;
  /** Whose currencies and publisher a new one begins with. */
  readonly last: Rate | undefined;
  readonly onClose: () => void;
}

type Draft = Pick<Rate, 'from' | 'to' | 'on' | 'rate' | 'source' | 'sources'>;
const EMPTY: Draft = { from: '', to: '', on: '', rate: '', source: '', sources: [] };

/** Those people use most, then all others in use. */
const CODES = [...new Set([...CURRENCIES, ...Intl.supportedValuesOf('currency')])];

/** A whole day; half of one, while it is being typed, is none. */
function readDay(written: string): string | null {
  try {
    return parseDate(written);
  } catch {
    return null;
  }
}

/** One rate: its day, the two currencies, who published it, the publication among the evidence. */
export function RateForm({ matter, rate, last, onClose }: FormProps) {
  const { t, i18n } = useTranslation();
  const put = useMutation(api.exchange.put.mutationOptions({ meta: { quiet: true } }));
  const drop = useMutation(api.exchange.drop.mutationOptions());
  const undoNotice = useUndoNotice(matter);
  const [draft, setDraft] = useState<Draft>(rate ?? { ...EMPTY, ...(last && { from: last.from, to: last.to, source: last.source }) });
  const set = (patch: Partial<Draft>) => {
    put.reset();
    setDraft({ ...draft, ...patch });
  };
  const value = readRate(draft.rate);
  const on = readDay(draft.on);
  const complete = draft.from !== '' && draft.to !== '' && on !== null && value !== undefined && draft.source.trim() !== '';
  const save = async (replace: boolean) => {
    if (!complete) return;
    await put.mutateAsync({ matter, rate: { ...draft, on, rate: value, ...(rate && { id: rate.id }) }, replace });
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(false).catch(() => undefined);
  };
  const remove = async () => {
    if (!rate) return;
    await drop.mutateAsync({ matter, id: rate.id });
    undoNotice(t('exchange.removed'));
    onClose();
  };
  const refused = put.error ? shownProblem(put.error, i18n.language as Language) : null;
  const currency = (name: 'from' | 'to') => (
    <Select
      label={t(`exchange.columns.${name}`)}
      data-where={`exchange/${name}`}
      data={CODES}
      value={draft[name] || null}
      searchable
      allowDeselect={false}
      onChange={(next) => set({ [name]: next ?? '' })}
      style={{ flex: 1 }}
    />
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(rate ? 'exchange.editTitle' : 'exchange.newTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Group gap="sm" align="flex-start" wrap="nowrap">
            <TextInput
              label={t('exchange.columns.on')}
              data-where="exchange/on"
              data-autofocus
              value={draft.on}
              placeholder="YYYY-MM-DD"
              error={draft.on.trim() !== '' && on === null ? t('exchange.badDay') : undefined}
              onChange={(event) => set({ on: event.currentTarget.value })}
              style={{ flex: 1 }}
            />
            {currency('from')}
            {currency('to')}
          </Group>
          <TextInput
            label={t('exchange.columns.rate')}
            description={t('exchange.rateHint')}
            data-where="exchange/rate"
            inputMode="decimal"
            value={draft.rate}
            error={draft.rate.trim() !== '' && value === undefined ? t('exchange.badRate') : undefined}
            onChange={(event) => set({ rate: event.currentTarget.value })}
          />
          {complete && (
            <Text size="sm" c="dimmed">
              {t('exchange.reads', { from: draft.from, to: draft.to, rate: value })}
            </Text>
          )}
          <TextInput
            label={t('exchange.columns.source')}
            description={t('exchange.sourceHint')}
            data-where="exchange/source"
            maxLength={500}
            value={draft.source}
            onChange={(event) => set({ source: event.currentTarget.value })}
          />
          <EvidencePicker
            spec={{ name: 'sources', kind: 'sources', label: t('exchange.columns.evidence') }}
            where="exchange/sources"
            matter={matter}
            value={draft.sources.map((source) => source.evidence)}
            onSave={async (chosen) => set({ sources: sourcesOf(chosen, draft.sources) })}
          />
          {refused && (
            <Alert color="orange" title={refused.message}>
              <Group justify="space-between" gap="sm">
                <Text size="sm">{refused.hint}</Text>
                {isRefusal(put.error, 'exchange.already') && (
                  <Button size="xs" variant="light" color="orange" onClick={() => void save(true).catch(() => undefined)}>
                    {t('exchange.replace')}
                  </Button>
                )}
              </Group>
            </Alert>
          )}
          <Group justify="space-between" pt="xs">
            {rate ? (
              <Button
                variant="subtle"
                color="red"
                leftSection={<IconTrash size={16} aria-hidden />}
                loading={drop.isPending}
                onClick={() => void remove().catch(() => undefined)}
              >
                {t('exchange.remove')}
              </Button>
            ) : (
              <span />
            )}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('frame.cancel')}
              </Button>
              <Button type="submit" disabled={!complete} loading={put.isPending}>
                {t('exchange.save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
