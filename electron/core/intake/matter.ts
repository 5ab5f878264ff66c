/** matter.yaml onto a matter: ids for its items, evidence for its paths, and a word about every name that means nothing. */
import { readCell } from '../kit/cells.ts';
import type { CellType } from '../kit/columns.ts';
import type { Finding } from '../kit/finding.ts';
import type { MessageId, MessageParams } from '../kit/messages.ts';
import type { Ids } from '../kit/world.ts';
import { type Fact, factSchema, type Matter, matterSchema, type Party, partySchema, type Right, rightSchema } from '../matter/model.ts';
import type { FieldInfo, PackInfo } from '../matter/pack.ts';
import { nameKey } from '../seller/shops.ts';
import type { Names } from './names.ts';
import type { IntakeFact, IntakeMatter, IntakeParty } from './schema.ts';
import { nearestOf, type YamlFile } from './yaml.ts';

export interface Building {
  readonly yaml: YamlFile<IntakeMatter> & { readonly data: IntakeMatter };
  readonly ids: Ids;
  readonly names: Names;
  readonly pack: PackInfo | undefined;
  /** The id of an evidence file, or what is wrong with its path. */
  readonly evidence: (path: string) => { id: string } | { fault: MessageId; params: MessageParams };
  readonly findings: Finding[];
}

type Path = readonly (string | number)[];

/** The matter without its lists, which need sellers and evidence to exist. */
export function buildFrame(building: Building, id: string, now: string): Matter {
  const {
    yaml: { data, at },
    pack,
    findings,
  } = building;
  // A court may be written as its id or exactly as the pack names it.
  const named = pack?.courts.find((one) => one.name === data.court)?.id;
  const court = typeof data.court === 'object' ? data.court : { id: named ?? data.court };
  const wrong = (path: Path, message: MessageId, params: MessageParams, word: string, known: readonly string[]) => {
    const nearest = nearestOf(word, known);
    findings.push(at(path, message, { ...params, known: nearest ?? known.slice(0, 12).join(', ') }));
  };
  if (pack) {
    const courts = pack.courts.map((one) => one.id);
    if (court.id !== undefined && !courts.includes(court.id))
      wrong(
        typeof data.court === 'object' ? ['court', 'id'] : ['court'],
        'intake.unknown-court',
        { court: court.id, pack: pack.id },
        court.id,
        courts,
      );
    const claims = pack.claims.map((one) => one.id);
    for (const [i, claim] of (data.claims ?? []).entries())
      if (!claims.includes(claim)) wrong(['claims', i], 'intake.unknown-claim', { claim, pack: pack.id }, claim, claims);
    const particulars = Object.keys(pack.particulars);
    for (const name of Object.keys(data.particulars ?? {}))
      if (!particulars.includes(name))
        wrong(['particulars', name], 'intake.unknown-particular', { name, pack: pack.id }, name, particulars);
  }
  return matterSchema.parse({
    id,
    title: data.title,
    pack: data.pack,
    court: { id: '', ...court },
    actDate: data.act_date,
    caseNumber: data.case_number,
    judge: data.judge,
    magistrate: data.magistrate,
    jury: data.jury,
    sealed: data.sealed,
    claims: data.claims,
    particulars: Object.fromEntries(
      Object.entries(data.particulars ?? {}).map(([name, value]) => [
        name,
        fieldValue(building, pack?.particulars, name, value, ['particulars', name]),
      ]),
    ),
    createdAt: now,
    updatedAt: now,
  });
}

export function buildRights(building: Building): Right[] {
  const { yaml, ids, names } = building;
  noteKeys(building, [['rights', yaml.data.rights ?? []]]);
  return (yaml.data.rights ?? []).map((one, i) => {
    const id = ids.next();
    for (const name of [one.key, one.number, one.mark]) names.rights.add(name, id);
    const certificate =
      one.certificate === undefined ? null : (sources(building, [one.certificate], ['rights', i, 'certificate'])[0] ?? null);
    const { key: _, certificate: _c, classes, ...rest } = one;
    return rightSchema.parse({ ...rest, id, certificate, classes: classes?.map(({ number, goods = '' }) => ({ number, goods })) });
  });
}

const sides = { plaintiffs: 'plaintiff', defendants: 'defendant', third_parties: 'third-party' } as const;

export function buildParties(building: Building): Party[] {
  const { yaml, ids, names } = building;
  noteKeys(
    building,
    Object.keys(sides).map((list) => [list, yaml.data[list as keyof typeof sides] ?? []] as const),
  );
  return Object.entries(sides).flatMap(([list, side]) =>
    (yaml.data[list as keyof typeof sides] ?? []).map((one: IntakeParty, i) => {
      const id = ids.next();
      for (const name of [one.key, one.name]) names.parties.add(name, id);
      const seller = one.seller === undefined ? undefined : names.sellers.get(one.seller);
      if (one.seller !== undefined && seller === undefined)
        unknown(building, [list, i, 'seller'], 'intake.unknown-seller', one.seller, names.sellers.words);
      return partySchema.parse({
        id,
        side,
        kind: one.kind ?? (one.sex !== undefined || one.birth !== undefined || one.id_number !== undefined ? 'person' : 'organisation'),
        name: one.name,
        nameOther: one.name_other,
        address: one.address,
        phone: one.phone,
        email: one.email,
        country: one.country,
        entityType: one.entity_type,
        placeOfFormation: one.place_of_formation,
        principalPlace: one.principal_place,
        uscc: one.uscc,
        legalRepresentative: one.legal_representative,
        legalRepresentativePost: one.legal_representative_post,
        sex: one.sex,
        birth: one.birth,
        ethnicity: one.ethnicity,
        occupation: one.occupation,
        idNumber: one.id_number,
        capacity: one.capacity,
        seller: seller ?? null,
        sources: sources(building, one.sources ?? [], [list, i, 'sources'], true),
      });
    }),
  );
}

export function buildCounsel(building: Building): Matter['counsel'] {
  const { yaml, ids, names } = building;
  return (yaml.data.counsel ?? []).map(({ party, bar_number: barNumber = '', ...one }, i) => {
    const acted = party === undefined ? undefined : names.parties.get(party);
    if (party !== undefined && acted === undefined)
      unknown(building, ['counsel', i, 'party'], 'intake.unknown-party', party, names.parties.words);
    const { firm = '', address = '', phone = '', email = '', authority = '', lead = false, name } = one;
    return { id: ids.next(), party: acted ?? null, name, firm, address, phone, email, barNumber, authority, lead };
  });
}

export function buildFacts(building: Building): Fact[] {
  const { yaml, ids, names, pack } = building;
  noteKeys(building, [['facts', yaml.data.facts ?? []]]);
  return (yaml.data.facts ?? []).map((one: IntakeFact, i) => {
    const id = ids.next();
    const { key, kind, date, end_date: endDate, text, about = [], sources: paths = [], ...fields } = one;
    names.facts.add(key, id);
    const event = pack && Object.hasOwn(pack.events, kind) ? pack.events[kind] : undefined;
    if (pack && !event) unknown(building, ['facts', i, 'kind'], 'intake.unknown-event', kind, Object.keys(pack.events));
    const known = Object.keys(event?.fields ?? {});
    for (const field of event ? Object.keys(fields) : [])
      if (!known.includes(field)) unknown(building, ['facts', i, field], 'intake.unknown-field', field, known, { kind });
    const concerned = about.flatMap((name, j) => {
      const found = names.sellers.get(name) ?? names.parties.get(name);
      if (found === undefined)
        unknown(building, ['facts', i, 'about', j], 'intake.unknown-about', name, [...names.sellers.words, ...names.parties.words]);
      return found === undefined ? [] : [found];
    });
    const said = Object.entries(fields).map(
      ([name, value]) => [name, fieldValue(building, event?.fields, name, value, ['facts', i, name])] as const,
    );
    return factSchema.parse({
      id,
      kind,
      date,
      endDate,
      text,
      fields: Object.fromEntries(said),
      about: concerned,
      sources: sources(building, paths, ['facts', i, 'sources'], true),
    });
  });
}

export const buildDeadlines = ({ yaml, ids }: Building): Matter['deadlines'] =>
  (yaml.data.deadlines ?? []).map(({ title, due = '', rule = '', done = false }) => ({ id: ids.next(), title, due, rule, done }));

/** Evidence ids of paths; unknown paths are said at their place. */
function sources({ yaml, evidence, findings }: Building, paths: readonly string[], at: Path, list = false): string[] {
  return paths.flatMap((path, i) => {
    const found = evidence(path);
    if ('id' in found) return [found.id];
    findings.push(yaml.at(list ? [...at, i] : at, found.fault, found.params));
    return [];
  });
}

function unknown(building: Building, at: Path, id: MessageId, name: string, known: readonly string[], params: MessageParams = {}): void {
  const nearest = nearestOf(name, known);
  building.findings.push(building.yaml.at(at, id, { ...params, name, known: nearest ?? known.slice(0, 12).join(', ') }));
}

const cellTypes: Readonly<Record<string, CellType>> = { date: 'date', amount: 'decimal', number: 'decimal', 'yes-no': 'yes-no' };

/** A value in the form its field wants: `1,400,000` of an amount is 1400000. What cannot be read so is said at its place. */
function fieldValue(
  { yaml, findings }: Building,
  fields: Readonly<Record<string, FieldInfo>> | undefined,
  name: string,
  value: string,
  at: Path,
): string {
  const field = fields && Object.hasOwn(fields, name) ? fields[name] : undefined;
  const type = field && cellTypes[field.type];
  if (type !== undefined) {
    const read = readCell(value, { type });
    if (!read.fault) return read.value;
    findings.push(yaml.at(at, 'intake.field-value', { name, value, known: FORMS[type] ?? '' }));
  } else if (field?.type === 'choice' && field.choices && !field.choices.includes(value)) {
    findings.push(yaml.at(at, 'intake.field-value', { name, value, known: field.choices.join(', ') }));
  }
  return value;
}

const FORMS: Partial<Record<CellType, string>> = { date: '2026-11-23', decimal: '1400000.00', 'yes-no': 'yes, no' };

/** A key names one item; two items with it would leave open which one is meant. */
function noteKeys(
  { yaml, findings }: Building,
  lists: readonly (readonly [string, readonly { readonly key?: string | undefined }[]])[],
): void {
  const seen = new Set<string>();
  for (const [list, items] of lists) {
    for (const [i, { key }] of items.entries()) {
      if (key === undefined) continue;
      if (seen.has(nameKey(key))) findings.push(yaml.at([list, i, 'key'], 'intake.key-twice', { key }));
      seen.add(nameKey(key));
    }
  }
}
