/** pack.yaml, and the law in force on the date of the act. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lawInForce, type Pack, readPack } from '#core/template/pack.ts';
import { draft, fixtures } from './draft.ts';

async function demo(): Promise<Pack> {
  const { pack, findings } = readPack(await readFile(join(fixtures, 'demo/pack.yaml'), 'utf8'), 'demo/pack.yaml', 'demo');
  expect(findings).toEqual([]);
  if (!pack) throw new Error('no pack');
  return pack;
}

describe('law by date', () => {
  it('follows the date of the act, ends included', async () => {
    const pack = await demo();
    const cite = (date: string) => lawInForce(pack, date).law.counterfeiting?.cite;
    expect(cite('2019-12-31')).toBe('Old Act § 1');
    expect(cite('2020-01-01')).toBe('New Act § 1');
    expect(cite('2026-11-23')).toBe('New Act § 1');
  });

  it('is empty with a finding where no version is on record, never the nearest one', async () => {
    const pack = await demo();
    const { law, findings } = lawInForce(pack, '1940-01-01');
    expect(law.counterfeiting).toEqual({ cite: '', title: '', article: '', text: '', verified: false });
    expect(findings.map(({ severity, where, id }) => `${severity} ${where} ${id}`)).toEqual([
      'warning law/counterfeiting template.law-none',
      'warning law/reform template.law-none',
    ]);
  });

  it('does not cite a known gap', async () => {
    const { law, findings } = lawInForce(await demo(), '2027-01-01');
    expect(law.reform?.cite).toBe('');
    expect(findings).toMatchObject([{ id: 'template.law-gap', params: { law: 'Reform Act as amended', date: '2027-01-01' } }]);
  });

  it('takes today’s law, and says so, while the date of the act is missing', async () => {
    const { law, findings } = lawInForce(await demo(), '', '2026-11-23');
    expect(law.counterfeiting?.cite).toBe('New Act § 1');
    expect(findings).toMatchObject([{ severity: 'note', id: 'template.law-today', params: { date: '2026-11-23' } }]);
  });

  it('a printed citation that is missing is a gap; one not verified is a warning', async () => {
    const { law } = lawInForce(await demo(), '2026-11-23');
    const { findings } = await draft('{{ law.reform.cite }} {{ law.counterfeiting.cite }} {{ law.reform.title }}', { law });
    expect(findings.map(({ severity, where, id }) => `${severity} ${where} ${id}`)).toEqual(['note law.reform template.law-unverified']);
    const none = await draft('{{ law.reform.cite }}', { law: lawInForce(await demo(), '2027-06-01').law });
    expect(none.findings.map(({ severity, where, id }) => `${severity} ${where} ${id}`)).toEqual(['error law.reform.cite template.gap']);
  });
});

describe('pack.yaml', () => {
  const faults = (text: string) =>
    readPack(text, 'p/pack.yaml', 'p').findings.map(({ severity, where, id }) => `${severity} ${where} ${id}`);
  const HEAD = 'id: p\ntitle: { en: P, zh-CN: P }\nlanguage: en\ncurrency: USD\nexhibit_label: "E {n}"\n';

  it('every mistake is named, all at once', () => {
    expect(
      faults('id: P\ntitle: P\nlanguage: fr\ncurrency: dollar\nexhibit_label: Exhibit\nlaw:\n  a:\n    - { from: 1/2/2020 }\n'),
    ).toEqual([
      'error p/pack.yaml:1:5 template.yaml',
      'error p/pack.yaml:2:8 template.yaml',
      'error p/pack.yaml:3:11 template.yaml',
      'error p/pack.yaml:4:11 template.yaml',
      'error p/pack.yaml:5:16 template.yaml',
      'error p/pack.yaml:8:15 template.yaml',
    ]);
  });

  it('unknown entries are warnings and the rest is read', () => {
    const { pack, findings } = readPack(`${HEAD}colour: red\nclaims:\n  - { id: a, title: A, colour: red }\n`, 'p/pack.yaml', 'p');
    expect(findings.map(({ where, id }) => `${where} ${id}`).sort()).toEqual([
      'p/pack.yaml:6:1 template.unknown-key',
      'p/pack.yaml:8:24 template.unknown-key',
    ]);
    expect(pack?.claims).toEqual([{ id: 'a', title: 'A', law: '', needs: [], elements: [] }]);
  });

  it('ids are unique, claims name law that is there, versions do not overlap', () => {
    const text = `${HEAD}courts:
  - { id: a, name: A }
  - { id: a, name: B }
law:
  x:
    - { from: 2020-01-01 }
    - { from: 2021-01-01 }
claims:
  - { id: c, title: C, law: y, elements: [{ id: e, text: E }, { id: e, text: F }] }
  - { id: c, title: D, law: x }
`;
    expect(faults(text)).toEqual([
      'error p/pack.yaml:8:11 template.duplicate',
      'error p/pack.yaml:15:11 template.duplicate',
      'error p/pack.yaml:14:29 template.unknown-law',
      'error p/pack.yaml:14:69 template.duplicate',
      'error p/pack.yaml:12:15 template.law-overlap',
    ]);
  });

  it('broken YAML and another pack’s folder are named', () => {
    expect(faults('id: [p\n')[0]).toContain('template.yaml');
    expect(faults(HEAD.replace('id: p', 'id: q'))).toEqual(['error p/pack.yaml:1:5 template.wrong-folder']);
    expect(faults('')).not.toEqual([]);
  });
});
