/** The verbs of the terminal, each run as a user runs it; what the process adds is looked at in processes. One workspace serves the whole file. */
import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { access, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startChild } from '../support/children.ts';
import { casewright, type Ended, environment, type Here, json, program, root, throughNpm, verb } from '../support/terminal.ts';
import { temporaryFolder } from '../support/workspace.ts';

interface Refused {
  readonly problem: { readonly id: string; readonly findings: readonly { readonly where: string; readonly id: string }[] };
}

const sample = resolve('templates/samples/longgang-watches');
const TEMPLATE = 'cn-civil/complaint-platform';
let desk = '';
let matter = '';
let made: Ended;
let imported: Ended;

const at = (args: readonly string[], here: Here = {}) => verb(args, { INIT_CWD: desk, ...here });
/** In a process of its own. */
const apart = (args: readonly string[], here: Here = {}) => casewright(args, { env: { INIT_CWD: desk, ...here } });
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

beforeAll(async () => {
  desk = await temporaryFolder();
  made = await throughNpm(['init', 'Acme.casewright'], { cwd: desk });
  imported = await throughNpm(['import', 'Acme.casewright', sample, '--json'], { cwd: desk });
  matter = json<{ matter: string }>(imported).matter;
});

describe('from any folder, through npm', () => {
  it('names are taken from where the user stands', async () => {
    expect(made).toMatchObject({ code: 0, out: '' });
    expect(made.notes).toContain(`workspace ready: ${join(desk, 'Acme.casewright')}`);
    expect(await exists(join(desk, 'Acme.casewright', 'workspace.db'))).toBe(true);
  });

  it('--json is one object on stdout, and everything said goes to stderr', () => {
    expect(imported.code).toBe(0);
    expect(json(imported)).toMatchObject({ matter: expect.any(String), title: expect.stringContaining('澄岚集市') });
    expect(imported.notes).toContain('imported: ');
  });
});

describe('wrong use ends with 2 and says the usage', () => {
  it.each([
    ['no verb', [], 'usage: casewright <verb>'],
    ['an unknown verb', ['export', 'W'], 'there is no verb "export"'],
    ['an unknown option', ['status', 'W', '--xml'], 'there is no option --xml\nusage: casewright status <workspace>'],
    ['an option without its value', ['draft', 'W', 'm', 't', '--pdf'], 'usage: casewright draft'],
    ['a missing word', ['import', 'W'], 'too few or too many arguments\nusage: casewright import'],
    ['a word too many', ['verify', 'W', 'x'], 'too few or too many arguments\nusage: casewright verify'],
    ['a template verb that is not there', ['template', 'chek', 'x.md'], 'did you mean "template check"?'],
    ['a port that is none', ['serve', 'W', '--port', '80a'], '"80a" is not a port'],
  ])('%s', async (_name, args, said) => {
    const ended = await at(args);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.notes).toContain(said);
    expect(await exists(join(desk, 'W'))).toBe(false);
  });
});

describe('looking', () => {
  it('status lists the matters, and one of them with what it holds', async () => {
    const [all, one, words] = await Promise.all([
      at(['status', 'Acme.casewright', '--json']),
      at(['status', 'Acme.casewright', matter, '--json']),
      at(['status', 'Acme.casewright', matter.slice(0, 8)], { CASEWRIGHT_LANGUAGE: 'zh-CN' }),
    ]);
    expect(json(all)).toMatchObject({ matters: [{ id: matter, pack: 'cn-civil', sellers: 2 }] });
    expect(json(one)).toMatchObject({ id: matter, counts: { sellers: 2, filings: expect.any(Number) }, totals: [{ currency: 'CNY' }] });
    expect(words.out).toMatch(/^澄岚集市.*\(cn-civil\)\n {2}卖家 +2\n/);
  });

  it('templates and schema print without a workspace', async () => {
    const [templates, schema] = await Promise.all([at(['templates', '--json']), at(['schema'])]);
    const { templates: rows } = json<{ templates: { id: string; kind: string; language: string }[] }>(templates);
    expect(rows.find(({ id }) => id === 'us-federal/complaint')).toMatchObject({ kind: 'pleading', language: 'en' });
    expect(templates.code).toBe(0);
    expect(Object.keys(json<Record<string, object>>(schema))).toContain('matter.yaml');
  });

  it('template check names the line and column, and the field that was meant', async () => {
    const folder = join(desk, 'cn-civil');
    await mkdir(folder);
    const source = await readFile(join(root, 'templates/cn-civil/complaint-platform.md'), 'utf8');
    const lines = `${source}\n\n{{ matter.case_numbr }}\n\n{% if claims %}`.split('\n');
    await writeFile(join(folder, 'mine.md'), lines.join('\n'));
    await writeFile(join(folder, 'field.md'), lines.slice(0, -1).join('\n'));
    const [whole, field, tag, gone] = await Promise.all([
      at(['template', 'check', join(root, 'templates/cn-civil/complaint-platform.md')]),
      at(['template', 'check', 'cn-civil/field.md', '--json']),
      at(['template', 'check', 'cn-civil/mine.md']),
      at(['template', 'check', 'cn-civil/none.md']),
    ]);
    expect(whole).toMatchObject({ code: 0, out: expect.stringContaining('nothing wrong') });
    expect(field.code).toBe(1);
    expect(json<{ findings: { where: string; message: string; hint: string }[] }>(field).findings).toMatchObject([
      { where: `cn-civil/field.md:${lines.length - 2}:11`, hint: 'did you mean case_number?' },
    ]);
    expect(tag).toMatchObject({ code: 1, out: expect.stringMatching(new RegExp(`cn-civil/mine\\.md.*${lines.length}`)) });
    expect(gone).toMatchObject({ code: 1, out: expect.stringContaining('none.md') });
  });

  it('a process ends with the code of its verb', async () => {
    const [fault, none, mistyped] = await Promise.all([
      apart(['template', 'check', 'cn-civil/none.md']),
      apart(['status', 'Acme.casewright', 'nobody'], { CASEWRIGHT_LANGUAGE: 'zh-CN' }),
      apart(['export', 'W']),
    ]);
    expect([fault.code, none.code, mistyped.code]).toEqual([1, 1, 2]);
    expect([fault.out, none.out, mistyped.out]).toEqual([expect.stringContaining('none.md'), '', '']);
    expect([none.notes, mistyped.notes]).toEqual([expect.stringContaining(matter), expect.stringContaining('there is no verb "export"')]);
  });

  it('stops quietly when nobody reads on', () => {
    const piped = execFileSync('sh', ['-c', `"${process.execPath}" "${program}" schema 2>&1 | head -n 1`], {
      encoding: 'utf8',
      env: { ...process.env, ...environment },
    });
    expect(piped).toBe('{\n');
  });
});

describe('draft', () => {
  const filings = async () => json<{ filings: unknown[] }>(await at(['status', 'Acme.casewright', matter, '--json'])).filings.length;

  it('writes both files whole, for the user to edit', async () => {
    const ended = await at(['draft', 'Acme.casewright', matter, TEMPLATE, '--pdf', 'out.pdf', '--docx', 'out.docx', '--json']);
    expect(ended.code).toBe(0);
    const filing = json<{ pages: number; status: string; pdf: { size: number }; docx: { size: number } }>(ended);
    expect(filing).toMatchObject({ status: 'draft' });
    const [pdf, docx] = await Promise.all([readFile(join(desk, 'out.pdf')), readFile(join(desk, 'out.docx'))]);
    expect([pdf.byteLength, docx.byteLength]).toEqual([filing.pdf.size, filing.docx.size]);
    expect([pdf.toString('latin1', 0, 5), docx.toString('latin1', 0, 2)]).toEqual(['%PDF-', 'PK']);
    const owner = constants.S_IWUSR;
    for (const name of ['out.pdf', 'out.docx']) expect((await stat(join(desk, name))).mode & owner, name).toBe(owner);
    expect((await readdir(desk)).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('draws a paper about one test purchase, named by its order number', async () => {
    const statement = 'cn-civil/purchase-statement';
    const order = '202510210001337';
    const drawn = await at(['draft', 'Acme.casewright', matter, statement, '--purchase', order, '--json']);
    expect([drawn.code, json<{ title: string }>(drawn).title]).toEqual([0, `取证购买情况说明 ${order}`]);
    const unnamed = await at(['draft', 'Acme.casewright', matter, statement]);
    expect([unnamed.code, unnamed.notes]).toEqual([1, expect.stringContaining(`is about one test purchase - name it: ${order}`)]);
  });

  it('writes one file where one is asked for, over an older one', async () => {
    await rm(join(desk, 'out.docx'));
    const before = await readFile(join(desk, 'out.pdf'));
    await writeFile(join(desk, 'out.pdf'), 'an older one');
    const ended = await at(['draft', 'Acme.casewright', matter, TEMPLATE, '--pdf', 'out.pdf'], { CASEWRIGHT_LANGUAGE: 'zh-CN' });
    expect(ended).toMatchObject({ code: 0, out: expect.stringMatching(/^民事起诉状.*：\d+ 页，草稿，/) });
    expect(ended.notes).toContain('已写入：');
    expect(await exists(join(desk, 'out.docx'))).toBe(false);
    expect((await readFile(join(desk, 'out.pdf'))).equals(before)).toBe(true);
  });

  it('refuses a final with exit code 1 and names each field, then makes the draft', async () => {
    const folder = join(desk, 'gap');
    await cp(sample, folder, { recursive: true });
    const yaml = await readFile(join(folder, 'matter.yaml'), 'utf8');
    await writeFile(join(folder, 'matter.yaml'), yaml.replace(/\n {4}uscc: .*/, '').replace(/^title: .*/m, 'title: 缺号案件'));
    expect((await at(['import', 'Acme.casewright', folder])).code).toBe(0);
    const args = ['draft', 'Acme.casewright', '缺号案件', TEMPLATE, '--docx', 'gap.docx', '--json'];
    const final = await at([...args, '--final']);
    expect(final.code).toBe(1);
    const { problem } = json<Refused>(final);
    expect(problem).toMatchObject({
      id: 'filing.final-refused',
      findings: [{ where: expect.stringMatching(/^matter\/parties\/.*\/uscc$/) }],
    });
    expect(final.notes).toContain(problem.findings[0]?.where);
    expect(await exists(join(desk, 'gap.docx'))).toBe(false);
    const draft = await at(args);
    expect(draft.code).toBe(0);
    expect(json(draft)).toMatchObject({
      status: 'draft',
      findings: expect.arrayContaining([expect.objectContaining({ id: 'template.gap' })]),
    });
  });

  it('refuses a place it cannot write to before anything is drafted', async () => {
    const before = await filings();
    const cases: readonly (readonly [options: readonly string[], code: number, said: string])[] = [
      [['--pdf', 'nowhere/out.pdf'], 1, 'nowhere: no such folder - make it first'],
      [['--pdf', '.'], 1, 'cannot be written (not a file)'],
      [['--docx', 'Acme.casewright/workspace.db'], 1, 'lies in the workspace itself'],
      [['--pdf', 'same', '--docx', './same'], 2, '--pdf and --docx name the same file'],
    ];
    for (const [options, code, said] of cases) {
      const ended = await at(['draft', 'Acme.casewright', matter, TEMPLATE, ...options]);
      expect(ended).toMatchObject({ code, out: '', notes: expect.stringContaining(said) });
    }
    expect(await filings()).toBe(before);
  });

  it('names the matters and templates there are', async () => {
    const [noTemplate, noMatter] = await Promise.all([
      at(['draft', 'Acme.casewright', matter, 'cn-civil/complant']),
      at(['damages', 'Acme.casewright', 'Nobody v. Nobody']),
    ]);
    expect(noMatter).toMatchObject({ code: 1, notes: expect.stringContaining(matter) });
    expect(noTemplate).toMatchObject({ code: 1, notes: expect.stringContaining('cn-civil/complaint-platform') });
  });
});

describe('a workspace that is open in the workbench', () => {
  it('is refused to verbs that change it, and shown to those that look', async () => {
    const open = startChild('hold', [join(desk, 'Acme.casewright')]);
    await open.says('open for writing');
    try {
      const [drafts, imports, verified] = await Promise.all([
        apart(['draft', 'Acme.casewright', matter, TEMPLATE, '--pdf', 'locked.pdf', '--json']),
        apart(['import', 'Acme.casewright', sample], { CASEWRIGHT_LANGUAGE: 'zh-CN' }),
        at(['verify', 'Acme.casewright', '--json']),
      ]);
      expect(drafts).toMatchObject({ code: 1, notes: expect.stringContaining('open in another Casewright - close it there') });
      expect(json<Refused>(drafts).problem.id).toBe('store.locked');
      expect(imports).toMatchObject({ code: 1, out: '', notes: expect.stringContaining('已在另一个 Casewright 中打开') });
      expect(json(verified)).toMatchObject({ sound: true });
      expect(await exists(join(desk, 'locked.pdf'))).toBe(false);
    } finally {
      open.kill();
      await open.ended;
    }
  });
});
