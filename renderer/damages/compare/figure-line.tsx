import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Sources } from '#core/damages/model.ts';
import type { ResolvedInput } from '#core/damages/result.ts';
import { sourceOf } from '#core/kit/citation.ts';
import type { Language } from '#core/kit/messages.ts';
import { formatMoney } from '#core/kit/money.ts';
import type { Places } from '../../seller/groups/use-places.ts';
import classes from '../damages.module.css';
import { notesOf } from '../figure-notes.ts';
import { showFigure } from '../figures.ts';
import { Mark } from './mark.tsx';
import { sameFigure } from './say.ts';

const isNumber = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value);

interface FigureProps {
  readonly input: ResolvedInput;
  readonly currency: string;
  readonly unsupported: boolean;
  /** Reasons carry it, not evidence. */
  readonly asked: boolean;
  /** The head another figure of the matter comes from. */
  readonly pooledFrom: string | undefined;
  readonly places: Places;
}

/** One figure of a measure: what it is, what it stands on, and the way to its evidence. */
export function FigureLine({ input, currency, unsupported, asked, pooledFrom, places }: FigureProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const write = (value: string) =>
    input.unit === 'money' && isNumber(value) ? formatMoney(value, currency, language) : showFigure(input.unit, value);
  const value = input.value === '' ? t('compare.missing') : (input.meaning?.[language] ?? write(input.value));
  const from = pooledFrom ?? (input.carried ? input.carried.title || input.carried.rule[language] : undefined);
  const ranged = [input.low, input.high].every(isNumber) && !(sameFigure(input.low, input.high) && sameFigure(input.low, input.value));
  return (
    <div className={classes.figureLine} data-faulty={unsupported || undefined} data-input={input.name}>
      <div>
        <Text size="sm" fw={550}>
          {input.label[language]}
        </Text>
        <Standing input={input} unsupported={unsupported} asked={asked} />
      </div>
      <div className={classes.figures}>
        <Text size="sm" fw={600} {...(input.value === '' && { c: 'dimmed' })}>
          {value}
        </Text>
        {ranged && (
          <Text size="xs" c="dimmed">
            {write(input.low)} – {write(input.high)}
          </Text>
        )}
      </div>
      <div data-whole>
        {from !== undefined && (
          <Text size="xs" c="dimmed">
            {t('compare.pooled', { title: from })}
          </Text>
        )}
        {input.basis !== '' && (
          <Text size="xs" style={{ overflowWrap: 'anywhere' }} lineClamp={6}>
            {input.basis}
          </Text>
        )}
        {notesOf(t, language, input).map((line) => (
          <Text key={line} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {line}
          </Text>
        ))}
        <SourceLinks sources={[...input.sources, ...(input.conversion?.sources ?? [])]} places={places} />
      </div>
    </div>
  );
}

function Standing({ input, unsupported, asked }: Pick<FigureProps, 'input' | 'unsupported' | 'asked'>) {
  const { t } = useTranslation();
  if (input.origin === 'missing') return <Mark kind="open">{t('compare.missing')}</Mark>;
  if (unsupported) return <Mark kind="warn">{t('compare.noEvidence')}</Mark>;
  if (input.origin === 'listings') return <Mark kind={input.sources.length > 0 ? 'good' : 'note'}>{t('compare.fromListings')}</Mark>;
  if (input.origin === 'default') return <Mark kind="note">{t('compare.byRule')}</Mark>;
  if (input.standing === 'estimate' || input.standing === 'adverse-inference')
    return <Mark kind="note">{t(`damages.standings.${input.standing}`)}</Mark>;
  if (input.sources.length === 0) return <Mark kind="note">{t(asked ? 'compare.asked' : 'compare.nothingToProve')}</Mark>;
  return <Mark kind="good">{t(`damages.standings.${input.standing}`)}</Mark>;
}

const SHOWN = 12;

/** Each source a link that opens the evidence at its page. */
export function SourceLinks({ sources, places }: { readonly sources: Sources; readonly places: Places }) {
  const { t } = useTranslation();
  const written = [...new Set(sources.map(({ evidence, page }) => (evidence.includes('#') ? evidence : sourceOf(evidence, page))))];
  const found = places.places(written.slice(0, SHOWN));
  if (found.length === 0) return null;
  return (
    <div>
      {found.map((place) => (
        <Anchor key={place.source} component="button" type="button" size="xs" mr={10} onClick={() => places.open(place)}>
          {place.page === null ? place.name : t('groups.page', { name: place.name, page: place.page })}
        </Anchor>
      ))}
      {written.length > SHOWN && (
        <Text span size="xs" c="dimmed">
          {t('frame.more', { count: written.length - SHOWN })}
        </Text>
      )}
    </div>
  );
}
