/** Exhibits laid into a binder on paper: one piece, its cover sheet before it, no number stamped, unless said otherwise. */
import { type Placement, placementSchema } from '#core/exhibit/model.ts';
import { type ExhibitScheme, exhibitSchemeSchema } from '#core/template/exhibit-scheme.ts';

export const scheme = (more: Partial<ExhibitScheme> = {}): ExhibitScheme =>
  exhibitSchemeSchema.parse({ id: 's', title: { en: 's', 'zh-CN': 's' }, label: 'Exhibit {n}', paper: 'a4', ...more });

export const place = (number: number, from: number, to: number, more: Partial<Placement> = {}): Placement =>
  placementSchema.parse({
    exhibit: `x${number}`,
    evidence: `e${number}`,
    number,
    label: `Exhibit ${number}`,
    title: '',
    part: 1,
    firstPage: 1,
    pages: to - from + 2,
    from,
    to,
    contentPage: 2,
    bates: null,
    ...more,
  });
export const parts = (...pages: number[]) =>
  pages.map((count, index) => ({ no: index + 1, fileName: '', sha256: '', size: 1, pages: count }));
