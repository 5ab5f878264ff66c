import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { sourceFinder } from '#core/damages/table/model.ts';
import { sourceRef } from '#core/kit/citation.ts';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../../client.ts';
import type { CellWords } from './cells.ts';

/** The words of the language, and the names of the matter's evidence: by its exhibit label, else by its file name. */
export function useCellWords(matter: string): CellWords {
  const { t, i18n } = useTranslation();
  const evidence = useQuery(api.evidence.list.queryOptions({ input: { matter } }));
  const exhibits = useQuery(api.exhibit.list.queryOptions({ input: { matter } }));
  const labels = useQuery(api.exhibit.labels.queryOptions({ input: { matter } }));
  const names = useMemo(() => {
    const items = evidence.data ?? [];
    const byItem = new Map(
      (exhibits.data ?? []).flatMap((one) => (labels.data?.[one.id] ? [[one.evidence, labels.data[one.id] ?? '']] : [])),
    );
    const files = new Map(items.map((item) => [item.id, item.fileName]));
    return { find: sourceFinder(items, byItem), of: (id: string) => byItem.get(id) ?? files.get(id) };
  }, [evidence.data, exhibits.data, labels.data]);
  return useMemo(
    () => ({
      language: i18n.language as Language,
      standing: (standing) => t(`damages.standings.${standing}`),
      valued: (valuation) => t(`damages.valuations.${valuation}`),
      source: ({ evidence: source, page }) => {
        // A pin is cited by its page elsewhere; here its item is named.
        const name = names.of(sourceRef(source).evidence) ?? t('frame.withdrawn');
        return page === null ? name : t('figuresTable.page', { name, page });
      },
      findSource: names.find,
    }),
    [t, i18n.language, names],
  );
}
