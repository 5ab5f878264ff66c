/** Several exhibits cited together: in the order of their numbers, each once, runs of three and more drawn together. */
import type { Language } from '../kit/messages.ts';

export interface Cited {
  readonly evidence: string;
  readonly label: string;
}

/** What is printed for one exhibit, or for a run, for which its first exhibit stands; `before` is the text that leads to it. */
export interface Citation extends Cited {
  readonly before: string;
}

interface Numbered extends Cited {
  readonly prefix: string;
  readonly number: number;
}

const PLURALS: Readonly<Record<string, string>> = { Exhibit: 'Exhibits', 'Ex.': 'Exs.' };

/**
 * `Exhibit 3`; `Exhibits 25–27, 30, and 32`; `证据2、证据8至证据10`. Labels that are no word and number (`Tab A`) keep their order and
 * stand in full.
 */
export function citedTogether(cited: readonly Cited[], language: Language): Citation[] {
  const once = [...new Map(cited.map((one) => [one.label, one])).values()];
  const numbered = once.flatMap((one): Numbered[] => {
    const [, prefix = '', number = ''] = /^(\D*)(\d{1,9})$/.exec(one.label) ?? [];
    return number === '' ? [] : [{ ...one, prefix, number: Number(number) }];
  });
  const prefix = numbered[0]?.prefix ?? '';
  if (numbered.length < once.length || numbered.some((one) => one.prefix !== prefix)) return listed(once, language);
  const sorted = numbered.toSorted((a, b) => a.number - b.number);
  if (language === 'zh-CN') return listed(runs(sorted, '至', prefix), language);
  const word = prefix.trim();
  const plural = PLURALS[word];
  if (plural === undefined || sorted.length === 1) return listed(sorted, language);
  const [first, ...rest] = listed(runs(sorted, '–', ''), language);
  return first ? [{ ...first, before: prefix.replace(word, plural) }, ...rest] : [];
}

/** `joint` stands between the first and the last of a run; `prefix` before each number. */
function runs(sorted: readonly Numbered[], joint: string, prefix: string): Cited[] {
  const parts: Cited[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (sorted[to + 1]?.number === (sorted[to]?.number ?? 0) + 1) to += 1;
    const run = sorted.slice(from, to + 1);
    const [first, last] = [run[0], run.at(-1)];
    const label = (one: Numbered | undefined): string => `${prefix}${one?.number ?? ''}`;
    if (first && run.length > 2) parts.push({ evidence: first.evidence, label: `${label(first)}${joint}${label(last)}` });
    else parts.push(...run.map((one) => ({ evidence: one.evidence, label: label(one) })));
    from = to + 1;
  }
  return parts;
}

/** Joined as the language joins a list. */
export function listed<T>(items: readonly T[], language: Language): (T & { readonly before: string })[] {
  return items.map((item, index) => {
    const last = index === items.length - 1 ? (items.length > 2 ? ', and ' : ' and ') : ', ';
    return { ...item, before: index === 0 ? '' : language === 'zh-CN' ? '、' : last };
  });
}
