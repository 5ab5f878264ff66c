/** Blocks as HTML: one entry for every kind, so a new kind does not compile until it is drawn here. */
import { memo, type ReactNode, useState } from 'react';
import type { LayoutName } from '#core/document/model.ts';
import type { BlockKind, ResolvedBlock, ResolvedInline } from '#core/document/numbered.ts';
import type { Language } from '#core/kit/messages.ts';
import { drawInlines, each } from './inlines.tsx';
import styles from './preview.module.css';
import { same } from './same.ts';
import { ScheduleTable } from './schedule-table.tsx';

/** What a block must know of the whole: the words around it are set by the sheet. */
export interface Setting {
  readonly language: Language;
  readonly layout: LayoutName;
  /** The marker of the list item whose first paragraph this is, where markers run in the line (Chinese papers). */
  readonly lead?: string;
}

type Of<K extends BlockKind> = Extract<ResolvedBlock, { kind: K }>;
type Table = { [K in BlockKind]: (block: Of<K>, setting: Setting) => ReactNode };

const draw = {
  caption: (it, { language }) => (
    <div className={styles.caption}>
      <div className={styles.court}>{lines(it.court, language)}</div>
      <div className={styles.parties}>
        {each(it.sides, (side, i) => (
          <>
            {i > 0 && <div className={styles.versus}>{it.versus}</div>}
            <div className={styles.names}>{lines(side.names, language)}</div>
            {side.role !== '' && <div className={styles.role}>{side.role}</div>}
          </>
        ))}
      </div>
      <div className={styles.case}>{lines(it.data, language)}</div>
    </div>
  ),
  'title-block': (it, { language }) => (
    <>
      <div className={styles.titleLines}>{lines(it.above, language)}</div>
      <h2 className={styles.title}>{drawInlines(it.title, language)}</h2>
      <div className={styles.titleLines}>{lines(it.below, language)}</div>
    </>
  ),
  'party-table': (it, { language }) => (
    <table className={`${styles.table} ${styles.parts}`}>
      <tbody>
        {each(it.rows, (row) => (
          <tr>
            <th scope="row" className={styles.label}>
              {row.label}
            </th>
            <td>{lines(row.lines, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  ),
  heading: (it, { language }) => {
    const Tag = `h${it.level + 1}` as 'h2';
    const style = it.role === 'count' ? styles.count : it.level === 1 ? styles.title : styles[`h${it.level}`];
    return (
      <Tag className={style} data-anchor={it.anchor}>
        {it.number !== '' && <span className={styles.headingNumber}>{it.number}</span>}
        {drawInlines(it.children, language)}
      </Tag>
    );
  },
  paragraph: (it, { language, lead }) => (
    <p className={styles.paragraph} data-align={it.align ?? undefined} data-indent={it.indent ?? undefined}>
      {lead !== undefined && <Lead marker={lead} />}
      {drawInlines(it.children, language)}
    </p>
  ),
  numbered: (it, setting) => (
    <div data-anchor={it.anchor}>
      <p className={styles.numbered}>
        <span className={styles.number}>{it.number}.</span>
        {drawInlines(it.children, setting.language)}
      </p>
      {it.body.length > 0 && <div className={styles.body}>{drawBlocks(it.body, setting)}</div>}
    </div>
  ),
  list: (it, setting) => (setting.layout.startsWith('cn-') ? inlineList(it, setting) : hangingList(it, setting)),
  quote: (it, setting) => <blockquote className={styles.quote}>{drawBlocks(it.children, setting)}</blockquote>,
  table: (it, { language }) => (
    <table className={styles.table}>
      {it.caption && <caption>{drawInlines(it.caption, language)}</caption>}
      <colgroup>
        {each(it.widths, (width) => (
          <col style={{ width: percent(width, it.widths) }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {each(it.head, (cell) => (
            <th scope="col">{drawInlines(cell.children, language)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {each(it.rows, (row, r) => (
          <tr className={r >= it.rows.length - it.totals ? styles.total : undefined}>
            {each(row, (cell) => (
              <td data-align={cell.align ?? undefined}>{drawInlines(cell.children, language)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  ),
  schedule: (it, { language }) => <ScheduleTable schedule={it} language={language} />,
  signature: (it, { language }) => (
    <div className={styles.signature} data-align={it.align}>
      {lines(it.lines, language)}
    </div>
  ),
  toc: (it) => (
    <div className={styles.toc}>
      <div className={styles.tocTitle}>{it.title}</div>
      {each(it.entries, (entry) => (
        <div data-level={entry.level}>
          <button type="button" className={styles.ref} data-to={entry.anchor}>
            {entry.number !== '' && <span className={styles.headingNumber}>{entry.number}</span>}
            {entry.text}
          </button>
        </div>
      ))}
    </div>
  ),
  'page-break': () => <hr className={styles.pageBreak} />,
  // At the top level the sheet itself is turned; deeper down only the words remain, as in the files.
  landscape: (it, setting) => drawBlocks(it.blocks, setting),
  figure: (it, { language }) => (
    <figure className={styles.figure}>
      <Picture image={it.image} alt={it.alt} width={it.width} />
      {it.caption && <figcaption>{drawInlines(it.caption, language)}</figcaption>}
    </figure>
  ),
} satisfies Table;

/** A picture of the evidence by its hash, as the handler serves it; an empty frame as in the files where there is none. */
function Picture({ image, alt, width }: { readonly image: string; readonly alt: string; readonly width: number }) {
  const [missing, setMissing] = useState('');
  const style = { width: `${Math.min(1, Math.max(0.05, width)) * 100}%` };
  if (missing === image || !/^[\da-f]{64}$/.test(image))
    return <div role="img" aria-label={alt} title={alt} className={styles.blank} style={{ ...style, margin: '0 auto' }} />;
  return <img src={`/files/image/${image}`} alt={alt} style={style} loading="lazy" onError={() => setMissing(image)} />;
}

const Lead = ({ marker }: { readonly marker: string }) => (
  <span className={styles.lead} data-close={marker.endsWith('、') || undefined}>
    {marker}
  </span>
);

/** One block; drawn again only when its content changed, so that a keystroke costs one paragraph and not thirty pages. */
const BlockView = memo(
  ({ block, setting }: { readonly block: ResolvedBlock; readonly setting: Setting }): ReactNode =>
    (draw[block.kind] as (block: ResolvedBlock, setting: Setting) => ReactNode)(block, setting),
  (before, after) => same(before.block, after.block) && same(before.setting, after.setting),
);

export const drawBlocks = (blocks: readonly ResolvedBlock[], setting: Setting): ReactNode =>
  each(blocks, (block) => <BlockView block={block} setting={setting} />);

const lines = (all: readonly (readonly ResolvedInline[])[], language: Language): ReactNode =>
  each(all, (line) => <div className={styles.line}>{drawInlines(line, language)}</div>);

/** The marker stands left of the item. */
const hangingList = (it: Of<'list'>, setting: Setting): ReactNode => (
  <ul className={styles.hanging}>
    {each(it.items, (item, i) => (
      <li>
        <span className={styles.marker}>{it.markers[i]}</span>
        <div>{drawBlocks(item, setting)}</div>
      </li>
    ))}
  </ul>
);

/** The marker begins the item's first line: 一、…… */
const inlineList = (it: Of<'list'>, setting: Setting): ReactNode => (
  <ul className={styles.inline}>
    {each(it.items, (item, i) => {
      const [first, ...rest] = item;
      const lead = it.markers[i] ?? '';
      return first?.kind === 'paragraph' ? (
        <li>
          <BlockView block={first} setting={{ ...setting, lead }} />
          {drawBlocks(rest, setting)}
        </li>
      ) : (
        <li>
          <p className={styles.paragraph}>
            <Lead marker={lead} />
          </p>
          {drawBlocks(item, setting)}
        </li>
      );
    })}
  </ul>
);

export const percent = (width: number, all: readonly number[]): string => `${(100 * width) / (all.reduce((a, b) => a + b, 0) || 1)}%`;
