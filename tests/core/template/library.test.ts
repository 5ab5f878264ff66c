/** The registry looks and finds; what is broken is named and takes nothing else down. */
import { describe, expect, it } from 'vitest';
import { Problem } from '#core/kit/problem.ts';
import { fillTemplate } from '#core/template/fill.ts';
import { openLibrary } from '#core/template/library.ts';
import { fixtures, folderWith, OPTIONS } from './draft.ts';

const PACK = 'id: good\ntitle: { en: Good, zh-CN: 好 }\nlanguage: en\ncurrency: USD\nexhibit_label: "Exhibit {n}"\n';
const HEAD = '---\ntitle: T\nkind: letter\nlanguage: en\npaper: a4\nlayout: plain\n---\n';

describe('the library', () => {
  it('finds packs and templates by looking', async () => {
    const library = await openLibrary(fixtures);
    expect(library.packs.map(({ id }) => id)).toEqual(['demo', 'demo-cn']);
    expect(
      library.templates.map(({ id, pack, title, kind, language, paper, layout }) => ({ id, pack, title, kind, language, paper, layout })),
    ).toEqual([
      {
        id: 'demo/complaint',
        pack: 'demo',
        title: 'Complaint',
        kind: 'pleading',
        language: 'en',
        paper: 'us-letter',
        layout: 'us-pleading',
      },
      {
        id: 'demo/schedule',
        pack: 'demo',
        title: 'Schedule A',
        kind: 'schedule',
        language: 'en',
        paper: 'us-letter',
        layout: 'us-schedule',
      },
      {
        id: 'demo-cn/statement',
        pack: 'demo-cn',
        title: '起诉状',
        kind: 'pleading',
        language: 'zh-CN',
        paper: 'a4',
        layout: 'cn-pleading',
      },
    ]);
    expect([...library.clauses('demo').keys()]).toEqual(['right']);
  });

  it('names what is broken by line and column, and keeps the rest', async () => {
    const root = await folderWith({
      'good/pack.yaml': PACK,
      'good/fine.md': `${HEAD}Hello`,
      'good/crlf.md': `${HEAD}Hello`.replaceAll('\n', '\r\n'),
      'good/broken.md': `${HEAD}Hello {% if x %}`,
      'good/headless.md': 'Hello',
      'good/wrong-head.md': '---\ntitle: T\nkind: novel\nlanguage: en\npaper: a4\nlayout: plain\ncolour: red\n---\n',
      'good/README.md': 'not a template',
      'bad-yaml/pack.yaml': 'id: bad-yaml\ntitle: { en: x\n',
      'bad-yaml/fine.md': `${HEAD}Hello`,
      'no-pack/fine.md': `${HEAD}Hello`,
      'misnamed/pack.yaml': PACK,
      'samples/one/matter.yaml': 'title: x',
    });
    const library = await openLibrary(root);
    expect(library.packs.map(({ id }) => id)).toEqual(['good']);
    expect(library.templates.map(({ id }) => id)).toEqual(['good/broken', 'good/crlf', 'good/fine']);
    expect(library.findings.map(({ severity, where, id }) => `${severity} ${where} ${id}`).sort()).toEqual([
      'error bad-yaml/pack.yaml:3:1 template.yaml',
      'error good/broken.md:8:7 template.syntax',
      'error good/headless.md:1:1 template.no-front-matter',
      'error good/wrong-head.md:3:7 template.yaml',
      'error misnamed/pack.yaml:1:5 template.wrong-folder',
      'error no-pack/pack.yaml template.no-pack',
      'warning good/wrong-head.md:7:1 template.unknown-key',
    ]);
    expect(fillTemplate(library, 'good/crlf', {}, OPTIONS).document.blocks).toEqual(
      fillTemplate(library, 'good/fine', {}, OPTIONS).document.blocks,
    );
    expect(fillTemplate(library, 'good/broken', {}, OPTIONS)).toMatchObject({
      document: { blocks: [] },
      findings: [{ where: 'good/broken.md:8:7' }],
    });
  });

  it('a folder that is not there is a finding', async () => {
    const library = await openLibrary('/nowhere/at/all');
    expect(library.findings).toMatchObject([{ id: 'template.unreadable' }]);
    expect(library.templates).toEqual([]);
  });

  it('refuses an unknown template by name', async () => {
    const library = await openLibrary(fixtures);
    expect(() => fillTemplate(library, 'demo/none', {}, OPTIONS)).toThrow(Problem);
    expect(library.template('../demo/complaint')).toBeUndefined();
  });

  it('a digest changes with the template, its clauses and its pack', async () => {
    const files = { 'good/pack.yaml': PACK, 'good/t.md': `${HEAD}x`, 'good/clauses/c.md': 'c' };
    const digest = async (change: Record<string, string>) =>
      (await openLibrary(await folderWith({ ...files, ...change }))).digest('good/t');
    const base = await digest({});
    expect(await digest({})).toBe(base);
    expect(await digest({ 'good/t.md': `${HEAD}y` })).not.toBe(base);
    expect(await digest({ 'good/clauses/c.md': 'd' })).not.toBe(base);
    expect(await digest({ 'good/pack.yaml': `${PACK}# note\n` })).not.toBe(base);
  });

  it('a keystroke gives the same document as a fresh library', async () => {
    const warm = await openLibrary(fixtures);
    const facts = (name: string) => ({
      today: '2026-11-23',
      court: { name: 'C' },
      matter: { case_number: '' },
      plaintiff: { name },
      rights: [{ mark: name, number: '1', certificate: 'e' }],
    });
    for (const name of ['A', 'Ac', 'Acme *x*', '']) {
      const fresh = await openLibrary(fixtures);
      expect(fillTemplate(warm, 'demo/complaint', facts(name), OPTIONS)).toEqual(
        fillTemplate(fresh, 'demo/complaint', facts(name), OPTIONS),
      );
    }
  });
});
