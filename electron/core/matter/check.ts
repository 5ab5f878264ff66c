/** What is wrong or missing in the data of a matter, each with the path of its field. Says nothing about law or evidence. */
import { isPlainDate } from '../kit/dates.ts';
import { type Finding, finding, type Severity } from '../kit/finding.ts';
import type { MessageId, MessageParams } from '../kit/messages.ts';
import { looksLikeResidentId, readResidentId } from '../kit/resident-id.ts';
import { usccFault } from '../kit/uscc.ts';
import type { Fact, Matter, Party, Right } from './model.ts';
import type { FieldInfo, PackInfo } from './pack.ts';

type Say = (severity: Severity, path: string, id: MessageId, params?: MessageParams) => void;

export function matterFindings(matter: Matter, pack: PackInfo | undefined): Finding[] {
  const found: Finding[] = [];
  const say: Say = (severity, path, id, params = {}) => found.push(finding(severity, `matter/${path}`, id, params));
  checkFrame(matter, pack, say);
  for (const party of matter.parties) checkParty(party, matter.pack, say);
  for (const right of matter.rights) checkRight(right, matter, say);
  for (const fact of matter.facts) checkFact(fact, pack, say);
  for (const counsel of matter.counsel) {
    if (counsel.party !== null && !matter.parties.some((party) => party.id === counsel.party))
      say('error', `counsel/${counsel.id}/party`, 'matter.unknown-party', { name: counsel.name });
  }
  return found;
}

function checkFrame(matter: Matter, pack: PackInfo | undefined, say: Say): void {
  if (!pack) say('error', 'pack', 'matter.unknown-pack', { pack: matter.pack });
  else {
    if (matter.court.id !== '' && !pack.courts.some((court) => court.id === matter.court.id))
      say('error', 'court', 'matter.unknown-court', { court: matter.court.id, pack: pack.id });
    for (const claim of matter.claims) {
      const known = pack.claims.find((one) => one.id === claim);
      if (!known) say('error', 'claims', 'matter.unknown-claim', { claim, pack: pack.id });
      for (const need of known?.needs ?? []) {
        if (isRightType(need) && !matter.rights.some((right) => right.type === need))
          say('error', 'rights', 'matter.claim-needs-right', { claim, need });
      }
    }
    for (const name of Object.keys(matter.particulars)) {
      const field = Object.hasOwn(pack.particulars, name) ? pack.particulars[name] : undefined;
      if (field) checkField(field, matter.particulars[name] ?? '', `particulars/${name}`, name, say);
      else say('warning', `particulars/${name}`, 'matter.unknown-particular', { name, pack: pack.id });
    }
  }
  if (matter.court.id === '' && matter.court.name.trim() === '') say('warning', 'court', 'matter.court-missing');
  if (matter.claims.length === 0) say('warning', 'claims', 'matter.claims-missing');
  if (matter.actDate === '') say('warning', 'actDate', 'matter.act-date-missing');
  if (!matter.parties.some((party) => party.side === 'plaintiff')) say('error', 'parties', 'matter.plaintiff-missing');
}

const isRightType = (need: string): boolean => ['trademark', 'copyright', 'design', 'patent'].includes(need);

const CHINA = new Set(['cn', 'chn', 'china', 'prc', "people's republic of china", '中国', '中华人民共和国']);

/** A party of the mainland: by its country, or by the pack when the country is left empty. */
function isChinese(country: string, pack: string): boolean {
  const key = country.trim().toLowerCase();
  return key === '' ? pack.startsWith('cn-') : CHINA.has(key);
}

function checkParty(party: Party, pack: string, say: Say): void {
  const at = (field: string) => `parties/${party.id}/${field}`;
  const { name } = party;
  const own = party.side === 'plaintiff';
  if (name.trim() === '') say('error', at('name'), 'matter.party-name-missing', { side: party.side });
  if (party.kind === 'organisation') {
    const fault = party.uscc.trim() === '' ? undefined : usccFault(party.uscc);
    if (fault) say('error', at('uscc'), `matter.uscc-${fault}`, { name, code: party.uscc });
    if (isChinese(party.country, pack)) {
      if (party.legalRepresentative.trim() === '')
        say(own ? 'error' : 'warning', at('legalRepresentative'), 'matter.representative-missing', { name });
      if (party.uscc.trim() === '' && own) say('warning', at('uscc'), 'matter.uscc-missing', { name });
    } else if (pack.startsWith('us-') && own && party.entityType.trim() === '') {
      say('warning', at('entityType'), 'matter.entity-type-missing', { name });
    }
    return;
  }
  if (party.idNumber.trim() === '') return;
  // Passports and permits have other shapes; only what claims to be a resident number is judged.
  if (!looksLikeResidentId(party.idNumber)) {
    if (isChinese(party.country, pack)) say('warning', at('idNumber'), 'matter.resident-id-shape', { name });
    return;
  }
  const read = readResidentId(party.idNumber);
  if (typeof read === 'string') {
    say('error', at('idNumber'), read === 'birth' ? 'matter.resident-id-birth' : 'matter.resident-id-check', { name });
    return;
  }
  if (party.birth !== '' && party.birth !== read.birth)
    say('error', at('birth'), 'matter.birth-differs', { name, entered: party.birth, read: read.birth });
  if (party.sex !== '' && party.sex !== read.sex) say('error', at('sex'), 'matter.sex-differs', { name });
}

function checkRight(right: Right, matter: Matter, say: Say): void {
  const at = (field: string) => `rights/${right.id}/${field}`;
  const params = { mark: right.mark || right.number || right.type };
  // A work is protected without registration; a mark, design or patent is not.
  if (right.type !== 'copyright' && right.number.trim() === '') say('error', at('number'), 'matter.right-number-missing', params);
  if (right.certificate === null) say('warning', at('certificate'), 'matter.certificate-missing', params);
  if (right.owner.trim() === '') say('warning', at('owner'), 'matter.owner-missing', params);
  if (right.type === 'trademark' && right.classes.length === 0) say('warning', at('classes'), 'matter.classes-missing', params);
  if (right.registered !== '' && right.expires !== '' && right.expires <= right.registered)
    say('error', at('expires'), 'matter.expires-before-registered', params);
  if (matter.actDate === '') return;
  if (right.registered !== '' && right.registered > matter.actDate) say('warning', at('registered'), 'matter.registered-after-act', params);
  if (right.expires !== '' && right.expires < matter.actDate) say('warning', at('expires'), 'matter.expired-before-act', params);
}

function checkFact(fact: Fact, pack: PackInfo | undefined, say: Say): void {
  const at = (field: string) => `facts/${fact.id}/${field}`;
  const kind = pack?.events[fact.kind];
  if (pack && (!kind || !Object.hasOwn(pack.events, fact.kind)))
    say('error', at('kind'), 'matter.unknown-event', { kind: fact.kind, pack: pack.id });
  for (const field of Object.keys(kind ? fact.fields : {})) {
    const known = kind && Object.hasOwn(kind.fields, field) ? kind.fields[field] : undefined;
    if (known) checkField(known, fact.fields[field] ?? '', at(field), field, say);
    else say('warning', at(field), 'matter.unknown-field', { field, kind: fact.kind });
  }
  if (fact.date !== '' && fact.endDate !== '' && fact.endDate < fact.date)
    say('error', at('endDate'), 'matter.fact-ends-before-start', { kind: fact.kind });
  if (fact.sources.length === 0) say('warning', at('sources'), 'matter.fact-unsupported', { kind: fact.kind, date: fact.date });
}

/** The pack says what kind of value a field holds; templates format it by that. */
function checkField({ type, choices }: FieldInfo, value: string, path: string, field: string, say: Say): void {
  if (value.trim() === '') return;
  const params = { field, value };
  if (type === 'date' && !isPlainDate(value)) say('error', path, 'matter.field-date', params);
  if ((type === 'amount' || type === 'number') && !/^-?\d+(\.\d+)?$/.test(value)) say('error', path, 'matter.field-number', params);
  if (type === 'yes-no' && !['yes', 'no'].includes(value)) say('error', path, 'matter.field-choice', { ...params, known: 'yes, no' });
  if (type === 'choice' && choices && !choices.includes(value))
    say('error', path, 'matter.field-choice', { ...params, known: choices.join(', ') });
}
