/** Inlines as HTML: one entry for every kind, so a new kind does not compile until it is drawn here. */
import { createElement, Fragment, type ReactNode } from 'react';
import type { InlineKind, ResolvedInline } from '#core/document/numbered.ts';
import { gapText } from '#core/kit/gap.ts';
import type { Language } from '#core/kit/messages.ts';
import styles from './preview.module.css';

type Of<K extends InlineKind, T = ResolvedInline> = T extends { kind: infer X } ? (K extends X ? Omit<T, 'kind'> : never) : never;
type Table = { [K in InlineKind]: (inline: Of<K>, language: Language) => ReactNode };

const draw = {
  text: (it) => broken(it.text),
  break: () => <br />,
  strong: (it, language) => <strong>{drawInlines(it.children, language)}</strong>,
  emphasis: (it, language) => <em>{drawInlines(it.children, language)}</em>,
  underline: (it, language) => <u>{drawInlines(it.children, language)}</u>,
  value: (it) => (
    <span className={styles.value} data-path={it.path}>
      {broken(it.text)}
    </span>
  ),
  gap: (it) => (
    <button type="button" className={styles.gap} data-path={it.path}>
      {gapText(it.label)}
    </button>
  ),
  sealed: (it, language) => <span className={styles.sealed}>{drawInlines(it.children, language)}</span>,
  'paragraph-ref': (it) =>
    it.anchor === '' ? (
      <mark className={styles.lost}>{it.text}</mark>
    ) : (
      <button type="button" className={styles.ref} data-to={it.anchor}>
        {it.text}
      </button>
    ),
  'exhibit-ref': (it, language) => (it.pin === '' ? it.label : `${it.label}${language === 'zh-CN' ? '，' : ', '}${it.pin}`),
  footnote: (it) => (
    <sup>
      <button type="button" className={styles.ref} data-to={`note-${it.number}`}>
        {it.number}
      </button>
    </sup>
  ),
  link: (it, language) => (
    <span className={styles.link} title={it.href}>
      {drawInlines(it.children, language)}
    </span>
  ),
} satisfies Table;

export const drawInlines = (inlines: readonly ResolvedInline[], language: Language): ReactNode =>
  each(inlines, (inline) => (draw[inline.kind] as (it: unknown, language: Language) => ReactNode)(inline, language));

/** Draws each item in its place. Their places are their identity, so they need no keys. */
export const each = <T,>(items: readonly T[], one: (item: T, index: number) => ReactNode): ReactNode =>
  createElement(Fragment, null, ...items.map(one));

/** "\n" in a value is a line break. */
export const broken = (text: string): ReactNode =>
  text.includes('\n') ? each(text.split('\n'), (line, i) => (i === 0 ? line : createElement(Fragment, null, <br />, line))) : text;
