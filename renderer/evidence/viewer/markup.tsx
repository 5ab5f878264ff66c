import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/evidence/model.ts';
import { ViewerBar } from './bar.tsx';
import { captured } from './captured.ts';
import classes from './viewer.module.css';

interface Props {
  readonly item: Evidence;
  readonly label: string;
  readonly aside?: ReactNode;
}

/**
 * An e-mail or a captured page as its reader saw it. The workbench has taken out what runs and what loads; the frame forbids it all
 * again: no scripts, no forms, no origin of ours, nothing from outside.
 */
export function MarkupView({ item, label, aside }: Props) {
  const { t } = useTranslation();
  const [drawn, setDrawn] = useState(false);
  return (
    <div className={classes.viewer}>
      <ViewerBar aside={aside} />
      <Headers item={item} />
      <iframe
        className={classes.markup}
        title={`${t('evidence.viewer')}: ${label}`}
        sandbox=""
        referrerPolicy="no-referrer"
        src={`/files/markup/${item.id}.html`}
        data-drawn={drawn || undefined}
        onLoad={() => setDrawn(true)}
      />
    </div>
  );
}

/** Which address was captured when. An e-mail carries its own headers in its page. */
function Headers({ item }: { readonly item: Evidence }) {
  const { t, i18n } = useTranslation();
  const { from, url, title } = item.metadata;
  if (from !== '') return null;
  const lines = [
    { name: 'url', value: url },
    { name: 'pageTitle', value: title },
    { name: 'date', value: captured(item.metadata.captured, i18n.language) },
  ].filter(({ value }) => value !== '');
  if (lines.length === 0) return null;
  return (
    <dl className={classes.headers}>
      {lines.map(({ name, value }) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">
            {t(`viewer.headers.${name}`)}
          </Text>
          <Text component="dd" size="xs" title={value}>
            {value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
