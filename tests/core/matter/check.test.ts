import { describe, expect, test } from 'vitest';
import { matterFindings } from '#core/matter/check.ts';
import { factSchema, type Matter, matterSchema, partySchema, rightSchema } from '#core/matter/model.ts';
import { packs } from './pack.ts';

const sound = matterSchema.parse({
  id: 'm',
  title: 'Aurum v. Does',
  pack: 'us-federal',
  actDate: '2026-05-01',
  court: { id: 'ilnd-eastern' },
  claims: ['lanham-counterfeiting'],
  particulars: { genuine_goods: 'watches', first_use: '1998-01-02', loss: '12.50', tier: 'a' },
  parties: [party({ name: 'Aurum SA', country: 'CH', entityType: 'a corporation' })],
  rights: [right({})],
  facts: [factSchema.parse({ id: 'f', kind: 'raid', date: '2026-05-01', fields: { quantity: '125' }, sources: ['e'] })],
  createdAt: '',
  updatedAt: '',
});

function party(fields: object) {
  return partySchema.parse({ id: 'p', side: 'plaintiff', kind: 'organisation', ...fields });
}
function right(fields: object) {
  const whole = { number: '1234567', mark: 'AURUM', owner: 'Aurum SA', classes: [{ number: '14', goods: 'watches' }], certificate: 'e' };
  return rightSchema.parse({ id: 'r', type: 'trademark', ...whole, ...fields });
}
const found = (change: Partial<Matter>) =>
  matterFindings({ ...sound, ...change }, packs.get(change.pack ?? sound.pack)).map(
    ({ severity, where, id }) => `${severity} ${where} ${id}`,
  );

describe('findings of a matter', () => {
  test('a sound matter has none', () => {
    expect(found({})).toEqual([]);
  });

  test.each<[string, Partial<Matter>, string]>([
    ['unknown pack', { pack: 'atlantis' }, 'error matter/pack matter.unknown-pack'],
    ['unknown court', { court: { id: 'x', name: '', division: '', place: '' } }, 'error matter/court matter.unknown-court'],
    ['no court', { court: { id: '', name: ' ', division: '', place: '' } }, 'warning matter/court matter.court-missing'],
    ['unknown claim', { claims: ['toString'] }, 'error matter/claims matter.unknown-claim'],
    ['no claim', { claims: [] }, 'warning matter/claims matter.claims-missing'],
    ['a claim without its right', { rights: [] }, 'error matter/rights matter.claim-needs-right'],
    ['unknown particular', { particulars: { constructor: 'x' } }, 'warning matter/particulars/constructor matter.unknown-particular'],
    ['a particular that is no date', { particulars: { first_use: '1998' } }, 'error matter/particulars/first_use matter.field-date'],
    ['a particular that is no number', { particulars: { loss: '$5' } }, 'error matter/particulars/loss matter.field-number'],
    ['a particular that is no choice', { particulars: { tier: 'c' } }, 'error matter/particulars/tier matter.field-choice'],
    ['no date of the act', { actDate: '' }, 'warning matter/actDate matter.act-date-missing'],
    ['no plaintiff', { parties: [] }, 'error matter/parties matter.plaintiff-missing'],
    [
      'a party without a name',
      { parties: [party({ country: 'CH', entityType: 'x' })] },
      'error matter/parties/p/name matter.party-name-missing',
    ],
    [
      'no type of entity',
      { parties: [party({ name: 'A', country: 'US' })] },
      'warning matter/parties/p/entityType matter.entity-type-missing',
    ],
    ['no certificate', { rights: [right({ certificate: null })] }, 'warning matter/rights/r/certificate matter.certificate-missing'],
    ['no number', { rights: [right({ number: '' })] }, 'error matter/rights/r/number matter.right-number-missing'],
    [
      'expired before registered',
      { rights: [right({ registered: '2026-01-02', expires: '2026-01-01' })] },
      'error matter/rights/r/expires matter.expires-before-registered',
    ],
    [
      'registered after the act',
      { rights: [right({ registered: '2026-05-02' })] },
      'warning matter/rights/r/registered matter.registered-after-act',
    ],
    ['expired before the act', { rights: [right({ expires: '2026-04-30' })] }, 'warning matter/rights/r/expires matter.expired-before-act'],
    [
      'unknown kind of fact',
      { facts: [factSchema.parse({ id: 'f', kind: 'ball', sources: ['e'] })] },
      'error matter/facts/f/kind matter.unknown-event',
    ],
    [
      'unknown field',
      { facts: [factSchema.parse({ id: 'f', kind: 'raid', fields: { x: '1' }, sources: ['e'] })] },
      'warning matter/facts/f/x matter.unknown-field',
    ],
    [
      'a field that is no number',
      { facts: [factSchema.parse({ id: 'f', kind: 'raid', fields: { quantity: 'many' }, sources: ['e'] })] },
      'error matter/facts/f/quantity matter.field-number',
    ],
    [
      'ends before it begins',
      { facts: [factSchema.parse({ id: 'f', kind: 'raid', date: '2026-02-02', endDate: '2026-02-01', sources: ['e'] })] },
      'error matter/facts/f/endDate matter.fact-ends-before-start',
    ],
    [
      'a fact without evidence',
      { facts: [factSchema.parse({ id: 'f', kind: 'raid' })] },
      'warning matter/facts/f/sources matter.fact-unsupported',
    ],
  ])('%s', (_name, change, expected) => {
    expect(found(change)).toContain(expected);
  });
});

describe('parties of the mainland', () => {
  const of = (fields: object) =>
    matterFindings({ ...sound, pack: 'cn-civil', claims: [], particulars: {}, facts: [], parties: [party(fields)] }, packs.get('cn-civil'))
      .filter(({ where }) => where.startsWith('matter/parties/'))
      .map(({ where, id }) => `${where.slice('matter/parties/p/'.length)} ${id}`);
  const company = { name: '某某公司', uscc: '91330100799655058B', legalRepresentative: '张三' };

  test('a company with its code and its legal representative', () => {
    expect(of(company)).toEqual([]);
  });
  test('a wrong check digit', () => {
    expect(of({ ...company, uscc: '913301007996550580' })).toEqual(['uscc matter.uscc-check']);
  });
  test('no legal representative, no code', () => {
    expect(of({ ...company, uscc: '', legalRepresentative: '' })).toEqual([
      'legalRepresentative matter.representative-missing',
      'uscc matter.uscc-missing',
    ]);
  });
  test('a foreign company needs neither', () => {
    expect(of({ name: 'Aurum SA', country: 'CH' })).toEqual([]);
  });

  const person = { kind: 'person', name: '李四', sex: 'female', birth: '1949-12-31', idNumber: '11010519491231002X' };
  test('a person whose number, birth and sex agree', () => {
    expect(of(person)).toEqual([]);
  });
  test('birth and sex that differ from the number', () => {
    expect(of({ ...person, sex: 'male', birth: '1949-12-30' })).toEqual(['birth matter.birth-differs', 'sex matter.sex-differs']);
  });
  test('a number with a wrong check digit, and one without a date in it', () => {
    expect(of({ ...person, idNumber: '110105194912310021' })).toEqual(['idNumber matter.resident-id-check']);
    expect(of({ ...person, idNumber: '11010519491331002X' })).toEqual(['idNumber matter.resident-id-birth']);
  });
  test('a passport is not judged when the country says so', () => {
    expect(of({ ...person, idNumber: 'G12345678', country: 'US' })).toEqual([]);
    expect(of({ ...person, idNumber: 'G12345678' })).toEqual(['idNumber matter.resident-id-shape']);
  });
});
