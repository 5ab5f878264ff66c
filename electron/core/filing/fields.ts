/**
 * The fields a template may use, with the words a gap shows. `template check` names unknown fields from this tree, and the
 * labels are what a paralegal reads in the list of what is missing.
 */
import type { FieldTree } from '../template/fields.ts';
import type { PackFacts } from './build-facts.ts';
import { damagesTree } from './damages-tree.ts';
import {
  exhibit,
  falseDatum,
  groups,
  ids,
  joinder,
  type Label,
  list,
  listing,
  object,
  operatorGroup,
  party,
  purchase,
  right,
  seller,
  storefront,
  tie,
  tieRow,
  value,
  values,
} from './field-trees.ts';
import { purchaseCourse } from './purchase-tree.ts';

/** The tree for one pack: its declared particulars, event kinds and law references are part of it. */
export function factFields(pack: PackFacts, labels: PackLabels = {}): FieldTree {
  const named = (names: readonly string[], from: Readonly<Record<string, Label>> | undefined) =>
    object(Object.fromEntries(names.map((name) => [name, value(from?.[name])])));
  const event = (kind: string, names: readonly string[]): FieldTree => {
    const declared = named(names, labels.events?.[kind]);
    return object({
      ...values({
        id: ['event', '事件'],
        kind: ['kind', '类型'],
        date: ['date', '日期'],
        end_date: ['end date', '截止日期'],
        text: ['what happened', '事实'],
        seller_numbers: ['defendant numbers', '被告序号'],
      }),
      ...(declared.kind === 'object' ? declared.fields : {}),
      about: ids,
      concerns: ids,
      exhibits: ids,
    });
  };
  return object({
    today: value(['date', '日期']),
    matter: object({
      ...values({
        title: ['matter title', '案件名称'],
        case_number: ['case number', '案号'],
        judge: ['judge', '法官'],
        magistrate: ['magistrate judge', '治安法官'],
        act_date: ['date of the act', '行为日期'],
      }),
      jury: value(),
      sealed: value(),
    }),
    court: object(
      values({
        id: ['court', '法院'],
        name: ['court', '法院'],
        division: ['division', '分院'],
        place: ['place of the court', '法院所在地'],
        state: ['state', '州'],
      }),
    ),
    plaintiffs: list(party),
    plaintiff: party,
    defendants: list(party),
    third_parties: list(party),
    rights: list(right),
    claims: list(value()),
    causes: list(object(values({ id: ['claim', '案由'], title: ['claim', '案由'], statute: ['statute', '法律依据'] }))),
    law: object(
      Object.fromEntries(
        Object.keys(pack.law).map((id) => [
          id,
          object({
            ...values({
              cite: ['citation', '法律依据'],
              title: ['law', '法律'],
              article: ['article', '条文'],
              text: ['text of the law', '条文内容'],
            }),
            verified: value(),
          }),
        ]),
      ),
    ),
    particulars: named(pack.particulars, labels.particulars),
    events: object(Object.fromEntries(Object.entries(pack.events).map(([kind, names]) => [kind, list(event(kind, names))]))),
    sellers: list(seller),
    storefronts: list(storefront),
    listings: list(listing),
    purchases: list(purchase),
    purchase: purchaseCourse,
    chosen_purchases: list(purchaseCourse),
    shared_identifiers: list(tie),
    operator_groups: list(operatorGroup),
    ties: list(tieRow),
    own_ties: list(tie),
    false_data: list(falseDatum),
    joinder,
    groups,
    exhibits: list(exhibit),
    exhibit_groups: list(object({ title: value(['group', '分组']), exhibits: list(exhibit) })),
    binder: object({
      ...values({ no: ['binder', '证据册'], filed_on: ['filing date', '提交日期'] }),
      parts: value(),
      pages: value(),
      bates: value(),
      numbered: value(),
    }),
    damages: damagesTree,
    counts: object(
      Object.fromEntries(
        ['sellers', 'storefronts', 'listings', 'purchases', 'rights', 'exhibits', 'platforms'].map((name) => [name, value()]),
      ),
    ),
    platforms: list(value()),
  });
}

/** Labels the pack gives to what it declares. */
export interface PackLabels {
  readonly particulars?: Readonly<Record<string, Label>>;
  readonly events?: Readonly<Record<string, Readonly<Record<string, Label>>>>;
}

/** The label of a fact path in one language, indices ignored; undefined for an unknown path. */
export function labelOf(tree: FieldTree, path: string, language: 'en' | 'zh-CN'): string | undefined {
  let here: FieldTree | undefined = tree;
  for (const step of path.matchAll(/([^.[\]]+)|\[\d+\]/g)) {
    if (here === undefined) return undefined;
    if (step[1] === undefined) here = here.kind === 'list' ? here.item : undefined;
    else if (here.kind === 'object') here = here.fields[step[1]];
    else if (here.kind === 'map') here = here.item;
    else here = undefined;
  }
  return here?.kind === 'value' ? here.label?.[language] : undefined;
}
