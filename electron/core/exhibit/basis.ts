/** What a set is built from, loaded in one go, and the hash that tells whether it has changed since. */
import { createHash } from 'node:crypto';
import type { Paper } from '../document/model.ts';
import type { Evidence } from '../evidence/model.ts';
import { selectEvidence, selectItems } from '../evidence/rows.ts';
import type { Language } from '../kit/messages.ts';
import type { Matter } from '../matter/model.ts';
import type { MatterService } from '../matter/service.ts';
import type { SellerService } from '../seller/service.ts';
import type { Store } from '../store/store.ts';
import type { ExhibitScheme } from '../template/exhibit-scheme.ts';
import type { Library } from '../template/library.ts';
import { type Filed, filedExhibits } from './list.ts';
import type { Exhibit, ExhibitSettings } from './model.ts';
import * as rows from './rows.ts';
import { labelOf } from './scheme.ts';
import { type SellerSheetSources, type Shown, sellerSheets } from './seller-sheet.ts';
import type { ExhibitService } from './service.ts';
import { type SheetName, sheetTemplate } from './sheets.ts';

export interface BasisDeps {
  readonly store: Store;
  readonly library: Library;
  readonly matter: Pick<MatterService, 'get'>;
  readonly seller: Pick<SellerService, 'table'>;
  readonly exhibit: Pick<ExhibitService, 'scheme' | 'settings'>;
}

export interface ShownExhibit extends Shown {
  readonly label: string;
}

/** The matter as covers and indexes print it. */
export interface CaptionFacts {
  readonly title: string;
  readonly case_number: string;
  readonly court: string;
  readonly plaintiffs: string;
  /** The legend of a filing under seal goes on every sheet of ours. */
  readonly sealed: boolean;
}

export interface Basis {
  readonly matter: string;
  readonly caption: CaptionFacts;
  readonly language: Language;
  readonly paper: Paper;
  readonly scheme: ExhibitScheme;
  readonly settings: ExhibitSettings;
  /** Every exhibit in order, withdrawn ones too: they keep their line in the index. */
  readonly listed: readonly { readonly exhibit: Exhibit; readonly label: string; readonly title: string }[];
  /** Those in use, with their items. */
  readonly shown: readonly ShownExhibit[];
  /** Items found inside an item, by its id. */
  readonly inner: ReadonlyMap<string, readonly Evidence[]>;
  readonly filed: ReadonlyMap<string, Filed>;
  readonly sellers: Omit<SellerSheetSources, 'pagesWith'>;
  readonly hash: string;
}

const SHEETS: readonly SheetName[] = ['exhibit-cover', 'exhibit-index', 'exhibit-slip-sheet', 'exhibit-text', 'exhibit-seller'];

export async function loadBasis(deps: BasisDeps, id: string): Promise<Basis> {
  const { store, library } = deps;
  const matter = await deps.matter.get(id);
  const pack = library.pack(matter.pack);
  const language = pack?.language ?? 'en';
  const [scheme, settings, list, all, table, filedBinders] = await Promise.all([
    deps.exhibit.scheme(id),
    deps.exhibit.settings(id),
    rows.selectExhibits(store.db, id),
    selectEvidence(store.db, id),
    deps.seller.table(id),
    rows.selectFiledBinders(store.db, id),
  ]);
  const items = await selectItems(
    store.db,
    list.map(({ evidence }) => evidence),
  );
  const listed = list.map((exhibit) => {
    const item = items.get(exhibit.evidence);
    return { exhibit, label: labelOf(scheme, exhibit), title: exhibit.title || item?.title || item?.fileName || '' };
  });
  const shown = listed.flatMap((one): ShownExhibit[] => {
    const item = items.get(one.exhibit.evidence);
    return item && one.exhibit.withdrawn === '' ? [{ ...one, item }] : [];
  });
  const inner = Map.groupBy(
    all.filter(({ parent }) => parent !== '' && items.has(parent)),
    ({ parent }) => parent,
  );
  const court = pack?.courts.find((one) => one.id === matter.court.id && one.id !== '');
  const caption = captionOf(matter, court ? [court.name, court.division] : [matter.court.name, matter.court.division], language);
  const sellers = { ...table, rights: matter.rights, exhibits: shown };
  const basis = { matter: id, caption, language, paper: scheme.paper, scheme, settings, listed, shown, inner, sellers };
  return { ...basis, filed: filedExhibits(filedBinders), hash: hashOf(basis, library) };
}

function captionOf(matter: Matter, court: readonly string[], language: Language): CaptionFacts {
  const joint = language === 'zh-CN' ? '' : ', ';
  return {
    title: matter.title,
    case_number: language === 'en' && /^\d/.test(matter.caseNumber) ? `No. ${matter.caseNumber}` : matter.caseNumber,
    court: court.filter((part) => part !== '').join(joint),
    sealed: matter.sealed,
    plaintiffs: matter.parties
      .filter(({ side }) => side === 'plaintiff')
      .map(({ name }) => name)
      .join(language === 'zh-CN' ? '、' : '; '),
  };
}

/** Everything that is printed or decides what is printed. Words read from pictures are not among it: they are laid under what is seen. */
function hashOf(basis: Omit<Basis, 'filed' | 'hash'>, library: Library): string {
  const { caption, language, scheme, settings, listed, shown, inner, sellers } = basis;
  const exhibits = listed.map(({ exhibit, label, title }) => [
    exhibit.id,
    exhibit.attachmentOf,
    exhibit.group,
    exhibit.withdrawn,
    label,
    title,
  ]);
  const items = shown.map(({ item }) => [
    ...[item.id, item.sha256, item.mediaType, item.fileName, item.capturedAt, item.form, item.source, item.purpose, item.original],
    ...[
      item.confidential,
      item.password,
      item.pins,
      item.metadata,
      (inner.get(item.id) ?? []).map(({ fileName, sha256 }) => [fileName, sha256]),
    ],
  ]);
  const sheets = settings.sellerSheets ? sellerSheets({ ...sellers, pagesWith: () => [] }) : [];
  const templates = SHEETS.map((sheet) => library.digest(sheetTemplate(sheet, language)));
  return createHash('sha256')
    .update(JSON.stringify([caption, scheme, settings, exhibits, items, sheets, templates]))
    .digest('hex');
}
