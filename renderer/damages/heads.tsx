import { Accordion, Badge, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/kit/messages.ts';
import { formatMoney } from '#core/kit/money.ts';
import type { Matter } from '#core/matter/model.ts';
import type { Pack } from '#core/template/pack.ts';
import classes from './damages.module.css';
import { HeadForm } from './head-form.tsx';
import type { PageView } from './view.ts';

type Entry = PageView['heads'][number];
const SECTIONS = ['primary', 'alternative', 'info'] as const;
const sectionOf = ({ head, result }: Entry): (typeof SECTIONS)[number] => (result.counts === 'info' ? 'info' : head.position);

interface HeadsProps {
  readonly matter: Matter;
  readonly pack: Pack | undefined;
  readonly view: PageView;
  readonly day: string;
  readonly open: string | null;
  readonly onOpen: (head: string | null) => void;
}

/** The heads, those claimed before those pleaded in the alternative; one open at a time. */
export function Heads({ matter, pack, view, day, open, onOpen }: HeadsProps) {
  const { t } = useTranslation();
  return (
    <Accordion value={open} onChange={onOpen} variant="separated" chevronPosition="left" order={3}>
      {SECTIONS.map((section) => {
        const entries = view.heads.filter((entry) => sectionOf(entry) === section);
        if (entries.length === 0) return null;
        return (
          <Fragment key={section}>
            <Title order={2} size="h5" mt="sm" mb={6}>
              {t(`damages.sections.${section}`)}
            </Title>
            {entries.map((entry) => (
              <Accordion.Item key={entry.head.id} value={entry.head.id} data-where={`damages/${entry.head.id}`}>
                <Accordion.Control>
                  <HeadLine entry={entry} view={view} />
                </Accordion.Control>
                <Accordion.Panel>
                  {open === entry.head.id && <HeadForm matter={matter} pack={pack} view={view} {...entry} day={day} />}
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Fragment>
        );
      })}
    </Accordion>
  );
}

function HeadLine({ entry: { head, result }, view }: { readonly entry: Entry; readonly view: PageView }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const title = head.title || result.title[language];
  const errors = view.findings.filter(
    (f) => f.severity === 'error' && (f.where === `damages/${head.id}` || f.where.startsWith(`damages/${head.id}/`)),
  );
  return (
    <span className={classes.control}>
      <span style={{ flex: 1, minWidth: 0 }}>
        <Text span display="block" truncate title={title}>
          {title}
        </Text>
        <Text span display="block" size="xs" c="dimmed" truncate title={result.statute}>
          {[title === result.title[language] ? '' : result.title[language], result.statute].filter(Boolean).join(' · ')}
        </Text>
      </span>
      {errors.length > 0 && (
        <Badge size="sm" variant="light" color="orange" title={t('damages.openCount', { count: errors.length })}>
          {errors.length}
        </Badge>
      )}
      <Text span fw={600} className={classes.amount} {...(result.amount === null && { c: 'dimmed' })}>
        {result.amount === null ? t('damages.open') : formatMoney(result.amount, result.currency, language)}
      </Text>
    </span>
  );
}
