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
  readonly children?: ReactNode;
}

/**
 * An e-mail or a captured page as its reader saw it. The workbench has taken out what runs and what loads; the frame forbids it all
 * again: no scripts, no forms, no origin of ours, nothing from outside.
 */
export function MarkupView({ item, label, aside, children }: Props) {
  const { t } = useTranslation();
  const [drawn, setDrawn] = useState(false);
  return (
    <div className={classes.viewer}>
      <ViewerBar aside={aside} />
      <Headers item={item} />
      {children}
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

/** Who wrote to whom about what, or which address was captured when; nothing for a file that says none of it. */
function Headers({ item }: { readonly item: Evidence }) {
  const { t, i18n } = useTranslation();
  const { from, to, cc, subject, url, title } = item.metadata;
  const lines = [
    { name: 'from', value: from },
    { name: 'to', value: to },
    { name: 'cc', value: cc },
    { name: 'subject', value: subject },
    { name: 'date', value: captured(item.metadata.captured, i18n.language) },
    { name: 'url', value: url },
    { name: 'pageTitle', value: subject === '' ? title : '' },
  ].filter(({ value }) => value !== '');
  if (lines.length === 0) return null;
  return (
    <dl className={classes.headers}>
      {lines.map(({ name, value }) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">
            {t(`viewer.headers.${name}`)}
          </Text>
          <Text component="dd" size="xs" fw={name === 'subject' ? 600 : undefined} title={value}>
            {value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
