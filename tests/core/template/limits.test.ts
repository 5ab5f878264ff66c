/** A template cannot hang the program, eat its memory or read outside its pack. */
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '#core/template/fill.ts';
import { openLibrary } from '#core/template/library.ts';
import { draft, folderWith, libraryOf, OPTIONS } from './draft.ts';

const many = Array.from({ length: 3000 }, (_, i) => ({ no: i }));

describe('a runaway template is refused with a finding', () => {
  const cases: Readonly<Record<string, string>> = {
    'a huge range': '{% for i in (1..100000000) %}x{% endfor %}',
    'nested loops over the facts': '{% for a in many %}{% for b in many %}x{% endfor %}{% endfor %}',
    'nested loops that print nothing': '{% for a in many %}{% for b in many %}{% assign c = b.no %}{% endfor %}{% endfor %}',
    'sorting in a loop': '{% for a in many %}{% assign s = many | sort: "no" | reverse %}{% endfor %}',
    'text that doubles': '{% assign t = "0123456789" %}{% for i in (1..60) %}{% assign t = t | append: t %}{% endfor %}{{ t }}',
    'captured text that doubles':
      '{% capture t %}0123456789{% endcapture %}{% for i in (1..60) %}{% capture t %}{{ t }}{{ t }}{% endcapture %}{% endfor %}{{ t }}',
    'replacing that multiplies':
      '{% assign t = "aaaaaaaaaaaaaaaaaaaa" %}{% for i in (1..20) %}{% assign t = t | replace: "a", "aaaaaaaaaa" %}{% endfor %}',
    'lists that double': '{% assign l = many %}{% for i in (1..40) %}{% assign l = l | concat: l %}{% endfor %}',
    'joining with a long text':
      '{% assign t = "0123456789" %}{% for i in (1..17) %}{% assign t = t | append: t %}{% endfor %}{{ many | map: "no" | join: t }}',
    'a clause that calls itself': '{% render "self" %}',
    'two clauses that call each other': '{% render "ping" %}',
  };
  for (const [what, body] of Object.entries(cases))
    it(what, async () => {
      const clauses = { self: 'a {% render "self" %} b', ping: '{% render "pong" %}', pong: '{% render "ping" %}' };
      const library = await libraryOf(body, { clauses });
      const start = process.cpuUsage();
      const { document, findings } = fillTemplate(library, 'test/t', { many }, OPTIONS);
      const { user, system } = process.cpuUsage(start);
      expect(findings.map(({ id }) => id)).toContain('template.too-much');
      expect(document.blocks).toEqual([]);
      expect((user + system) / 1e6).toBeLessThan(2.5);
    });
});

it('figures that grow without end are refused one by one', async () => {
  const body = '{% assign n = 10 %}{% for i in (1..60) %}{% assign n = n | times: n %}{% endfor %}x{{ long | money: "USD" }}';
  const { findings } = await draft(body, { long: '9'.repeat(200_000) });
  expect(new Set(findings.map(({ id }) => id))).toEqual(new Set(['template.bad-value']));
});

describe('a template stays in its pack', () => {
  it('clauses are found by name only', async () => {
    const root = await folderWith({
      'secret.md': 'SECRET',
      'other/pack.yaml': '',
      'other/clauses/theirs.md': 'SECRET',
    });
    for (const name of [
      '../secret',
      '../../secret.md',
      join(root, 'secret'),
      'other/theirs',
      '../../other/clauses/theirs',
      'constructor',
      '__proto__',
      '',
    ]) {
      const { document, findings } = await draft(`a {% render "${name}" %} b`, {}, { clauses: { mine: 'x' } });
      expect(JSON.stringify(document.blocks), name).not.toContain('SECRET');
      expect(findings.length, name).toBeGreaterThan(0);
    }
  });

  it('tags and filters that reach out are not there', async () => {
    for (const body of [
      '{% include "x" %}',
      '{% layout "x" %}',
      '{% raw %}{% endraw %}',
      '{% tablerow x in y %}{% endtablerow %}',
      '{{ "x" | raw }}',
      '{{ "now" | strftime }}',
      '{{ 1 | sample }}',
      '{{ 1 | json }}',
    ]) {
      const library = await libraryOf(body);
      expect(
        library.findings.map(({ id }) => id),
        body,
      ).toEqual(['template.syntax']);
      const { document, findings } = fillTemplate(library, 'test/t', {}, OPTIONS);
      expect(document.blocks, body).toEqual([]);
      expect(findings, body).toMatchObject([{ severity: 'error', where: expect.stringMatching(/^test\/t\.md:8:/) }]);
    }
  });

  it('links out of the folder and odd names are left out with a warning', async () => {
    const root = await folderWith({
      'outside/secret.md': 'SECRET',
      'lib/p/pack.yaml': 'id: p\ntitle: { en: P, zh-CN: P }\nlanguage: en\ncurrency: USD\nexhibit_label: "{n}"\n',
      'lib/p/Odd Name.md': '---\n---\n',
    });
    await symlink(join(root, 'outside/secret.md'), join(root, 'lib/p/linked.md'));
    await symlink(join(root, 'outside'), join(root, 'lib/q'));
    await symlink(join(root, 'outside'), join(root, 'lib/p/clauses'));
    const library = await openLibrary(join(root, 'lib'));
    expect(library.templates).toEqual([]);
    expect(library.clauses('p').size).toBe(0);
    expect(
      library.findings
        .filter(({ id }) => id === 'template.bad-name')
        .map(({ where }) => where)
        .sort(),
    ).toEqual(['p/Odd Name.md', 'p/clauses', 'p/linked.md', 'q']);
    await writeFile(join(root, 'lib/p/x.md'), 'x');
  });
});
