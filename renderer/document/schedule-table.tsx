import { useTranslation } from 'react-i18next';
import type { ResolvedBlock } from '#core/document/numbered.ts';
import type { Language } from '#core/kit/messages.ts';
import { broken, drawInlines, each } from './inlines.tsx';
import styles from './preview.module.css';

/** The preview shows this many rows of a schedule; the filing holds them all. */
const ROWS = 200;

interface Props {
  readonly schedule: Extract<ResolvedBlock, { kind: 'schedule' }>;
  readonly language: Language;
}

/** A table from data. Every cell knows the fact it came from. */
export function ScheduleTable({ schedule, language }: Props) {
  const { t } = useTranslation();
  const { columns, rows, totals, source } = schedule;
  const gaps = new Set(schedule.gaps);
  const sum = columns.reduce((all, column) => all + column.width, 0) || 1;
  return (
    <table className={styles.schedule}>
      {schedule.caption && <caption>{drawInlines(schedule.caption, language)}</caption>}
      <colgroup>
        {each(columns, (column) => (
          <col style={{ width: `${(100 * column.width) / sum}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {each(columns, (column) => (
            <th scope="col" data-align={column.align}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {each(rows.slice(0, ROWS), (cells, r) => (
          <tr>
            {each(columns, (column, c) => {
              const path = `${source}[${r}].${column.field}`;
              const text = cells[c] ?? '';
              return (
                <td data-align={column.align} className={column.sealed ? styles.sealed : undefined} data-path={path}>
                  {gaps.has(`${r}:${c}`) ? (
                    <button type="button" className={styles.gap} data-path={path}>
                      {text}
                    </button>
                  ) : (
                    broken(text)
                  )}
                </td>
              );
            })}
          </tr>
        ))}
        {rows.length > ROWS && (
          <tr>
            <td colSpan={columns.length} className={styles.more}>
              {t('document.moreRows', { count: rows.length - ROWS })}
            </td>
          </tr>
        )}
        {each(totals, (cells) => (
          <tr className={styles.total}>
            {each(columns, (column, c) => (
              <td data-align={column.align}>{broken(cells[c] ?? '')}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
