/** The lines of an index of exhibits: where each begins, with its pages and numbers. Pure. */
import type { Language } from '../kit/messages.ts';
import type { Basis } from './basis.ts';
import { exhibitUri } from './compose.ts';
import { batesOf, type Frame, type Place } from './contents.ts';
import { pieceLabel } from './scheme.ts';

/** Rows of one table of a template. */
const TABLE = 150;

interface Line {
  readonly label: string;
  readonly title: string;
  readonly date: string;
  readonly pages: string;
  readonly bates: string;
  /** 页码: running numbers of the whole set. */
  readonly running: string;
  readonly part: string;
  readonly page: string;
  readonly form: string;
  readonly source: string;
  readonly purpose: string;
  readonly original: boolean;
  readonly withdrawn: boolean;
}

export interface IndexSheet {
  readonly facts: Readonly<Record<string, unknown>>;
  /** Where each row of the tables leads. */
  readonly targets: readonly (string | undefined)[];
}

/**
 * The index of a part (from 1). That of the first lists every exhibit of the set with part and page; those of the others what lies in them.
 */
export function indexSheet(basis: Basis, places: readonly Place[], part: number, parts: number, frame: Frame): IndexSheet {
  const whole = part === 1;
  const byExhibit = Map.groupBy(
    places.filter((place) => whole || place.part === part),
    (place) => place.piece.ready.exhibit.id,
  );
  const rows = basis.listed.flatMap(({ exhibit, label, title }): { group: string; target: string | undefined; line: Line }[] => {
    const [first, ...rest] = byExhibit.get(exhibit.id) ?? [];
    if (!first)
      return whole && exhibit.withdrawn !== ''
        ? [{ group: exhibit.group, target: undefined, line: withdrawn(label, title, basis.language) }]
        : [];
    const last = rest.at(-1) ?? first;
    const line = lineOf(label, title, first, last, whole, frame);
    return [{ group: exhibit.group, target: exhibitUri(exhibit.id), line }];
  });
  const groups: { title: string; rows: Line[] }[] = [];
  for (const { group, line } of rows) {
    const open = groups.at(-1);
    if (open && open.title === group && open.rows.length < TABLE) open.rows.push(line);
    else groups.push({ title: group, rows: [line] });
  }
  const bates = rows.some(({ line }) => line.bates !== '');
  // A file for each exhibit needs no page: it begins there, and is named after it.
  const where = frame.settings.files === 'exhibits' ? 'file' : whole && parts > 1 ? 'part' : '';
  return {
    facts: {
      matter: basis.caption,
      part: { no: part, of: frame.settings.files === 'exhibits' ? 1 : parts },
      columns: [bates ? 'bates' : '', where].filter((name) => name !== '').join('-') || 'plain',
      // A group that runs over several tables is named once.
      groups: groups.map((group, index) => ({ ...group, title: groups[index - 1]?.title === group.title ? '' : group.title })),
      withdrawn: basis.listed.some(({ exhibit }) => exhibit.withdrawn !== '') && whole,
    },
    targets: rows.map(({ target }) => target),
  };
}

function lineOf(label: string, title: string, first: Place, last: Place, whole: boolean, { scheme, settings, language }: Frame): Line {
  const { ready, from, no, of } = first.piece;
  const { item } = ready;
  const to = last.piece.to;
  const span = (a: string, b: string) => (a === b ? a : `${a}–${b}`);
  const running =
    first.running === null || last.running === null ? '' : span(String(first.running), String(last.running + to - last.piece.from));
  return {
    label: whole ? label : pieceLabel(scheme, label, no, of),
    title,
    date: shortDate(item.capturedAt.slice(0, 10), language),
    pages: String(to - from + 1),
    bates: span(batesOf(ready, from, settings.prefix), batesOf(ready, to, settings.prefix)),
    running,
    part: String(first.part),
    // A bundle's index names the printed number, which is that of the file.
    page:
      scheme.pages === 'bundle' && first.running !== null
        ? String(first.running - (first.contentPage - first.firstPage))
        : String(first.firstPage),
    form: item.form,
    source: item.source,
    purpose: item.purpose,
    original: item.original,
    withdrawn: false,
  };
}

const withdrawn = (label: string, title: string, language: Language): Line => ({
  ...{
    label,
    date: '',
    pages: '',
    bates: '',
    running: '',
    part: '',
    page: '',
    form: '',
    source: '',
    purpose: '',
    original: false,
    withdrawn: true,
  },
  title: language === 'zh-CN' ? `${title}（已撤回）` : `${title} (withdrawn)`,
});

const MONTHS = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];

/** `Aug. 24, 2026`, on one line; Chinese dates as written. '' for what is no day. */
function shortDate(day: string, language: Language): string {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === '' || language === 'zh-CN') return year === '' ? '' : day;
  return `${MONTHS[Number(month) - 1] ?? month}\u00a0${Number(date)},\u00a0${year}`;
}
