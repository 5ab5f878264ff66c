/** A filing, from the facts of a matter to two sealed files that say the same. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Numbered } from '#core/document/numbered.ts';
import { documentText, documentWords } from '#core/document/text.ts';
import { Problem } from '#core/kit/problem.ts';
import type { Workbench } from '#core/workbench.ts';
import { docxText, readDocx } from '../../support/docx-text.ts';
import { importSample, type SampleName, withSample } from '../../support/workbench.ts';
import { testActor } from '../../support/workspace.ts';
import { haveReaders, infoOf, qpdfCheck, squeeze, wordsOf } from '../document/pdf/outside.ts';

/** Where two long texts part, with a little of each; null when they do not. */
function firstDifference(read: string, wanted: string): { at: number; read: string; wanted: string } | null {
  if (read === wanted) return null;
  let at = 0;
  while (at < read.length && read[at] === wanted[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 30), at + 40);
  return { at, read: around(read), wanted: around(wanted) };
}

/** The words of a PDF's body, read by poppler; without it the DOCX stands for both. */
const pdfWords = async (bytes: Uint8Array) => (await wordsOf(bytes)).body;

const SAMPLES: readonly SampleName[] = ['longgang-watches', 'maison-schedule-a'];

const drafted = async (workbench: Workbench, matter: string, template: string, final = false) => {
  const filing = await workbench.filing.draft(testActor, matter, template, { final });
  const [pdf, docx, model] = await Promise.all([
    readFile(workbench.filing.file(filing, 'pdf').path),
    readFile(workbench.filing.file(filing, 'docx').path),
    readFile(workbench.vault.path(filing.model.sha256), 'utf8'),
  ]);
  return { filing, pdf, docx, model: JSON.parse(model) as Numbered };
};

describe.each(SAMPLES)('the sample %s', (name) => {
  it('drafts every template of its pack with the same words in PDF and DOCX and nothing missing', async () => {
    const { workbench, matter } = await withSample(name);
    const templates = await workbench.filing.templates(matter);
    expect(templates.length).toBeGreaterThanOrEqual(3);
    for (const { id } of templates) {
      const { filing, pdf, docx, model } = await drafted(workbench, matter, id);
      const words = documentWords(model, {});
      expect(words.body.length, id).toBeGreaterThan(500);
      const word = readDocx(docx);
      expect(firstDifference(squeeze(word.body), squeeze(words.body)), `${id} DOCX`).toBeNull();
      expect(word.notes.map(squeeze), `${id} DOCX notes`).toEqual(words.notes.map(squeeze));
      if (haveReaders) {
        const read = await wordsOf(pdf);
        expect(firstDifference(read.body, squeeze(words.body)), `${id} PDF`).toBeNull();
        expect(read.notes, `${id} PDF notes`).toEqual(words.notes.map(squeeze));
        expect(qpdfCheck(pdf), id).toBe('');
        expect([infoOf(pdf)['PDF version'], infoOf(pdf).Tagged], id).toEqual(['1.7', 'yes']);
      }
      expect(
        filing.findings.filter((f) => f.severity === 'error'),
        id,
      ).toEqual([]);
    }
  });

  it('gives the same bytes for the same facts, in two workspaces', async () => {
    const make = async (sample: typeof withSample) => {
      const { workbench, matter } = await sample(name);
      const [first] = await workbench.filing.templates(matter);
      const { filing } = await drafted(workbench, matter, first?.id ?? '');
      return [filing.pdf.sha256, filing.docx.sha256, filing.basis];
    };
    expect(await make(importSample)).toEqual(await make(withSample));
  });
});

describe('a missing registration number', () => {
  let workbench: Workbench;
  let matter: string;
  let right: string;
  let number: string;
  const set = (value: string) => workbench.matter.put(testActor, matter, 'rights', { id: right, number: value });
  beforeAll(async () => {
    ({ workbench, matter } = await withSample('maison-schedule-a'));
    const [first] = (await workbench.matter.get(matter)).rights;
    right = first?.id ?? '';
    number = first?.number ?? '';
  });

  it('refuses the final and names the field', async () => {
    await set('');
    const refused = await workbench.filing
      .draft(testActor, matter, 'us-federal/complaint', { final: true })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Problem);
    const problem = refused as Problem;
    expect(problem.id).toBe('filing.final-refused');
    expect(problem.findings.map((f) => f.where)).toEqual([`matter/rights/${right}/number`]);
    expect(problem.findings[0]?.message).toContain('registration number');
  });

  it('shows the gap, highlighted, in both files of a draft', async () => {
    await set('');
    const { pdf, docx, filing } = await drafted(workbench, matter, 'us-federal/complaint');
    expect(filing.status).toBe('draft');
    expect(await pdfWords(pdf)).toContain('«registrationnumber»');
    const { parts } = readDocx(docx);
    const body = parts['word/document.xml'] ?? '';
    const at = body.indexOf('«registration number»');
    expect(at).toBeGreaterThan(0);
    expect(body.slice(body.lastIndexOf('<w:r>', at), at)).toContain('w:highlight');
  });

  it('lets the final pass once it is back, and keeps the refused attempt out of the list', async () => {
    await set(number);
    const before = (await workbench.filing.list(matter)).length;
    const { filing } = await drafted(workbench, matter, 'us-federal/complaint', true);
    expect(filing.status).toBe('final');
    const list = await workbench.filing.list(matter);
    expect(list).toHaveLength(before + 1);
    expect(list.filter((f) => f.status === 'draft')).toEqual([]);
  });

  it('marks the final as stale when a fact it used changes, and not before', async () => {
    const stale = async () => (await workbench.filing.list(matter)).filter((f) => f.stale).length;
    expect(await stale()).toBe(0);
    await set(`${number}9`);
    expect(await stale()).toBe(1);
    await workbench.store.undo(matter, testActor);
    expect(await stale()).toBe(0);
  });
});

describe('removing a count', () => {
  it('renumbers paragraphs and every reference in both files', async () => {
    const { workbench, matter } = await withSample('maison-schedule-a');
    const { claims } = await workbench.matter.get(matter);
    const whole = await drafted(workbench, matter, 'us-federal/complaint');
    await workbench.matter.update(testActor, matter, { claims: claims.filter((id) => id !== 'lanham-false-designation') });
    const shorter = await drafted(workbench, matter, 'us-federal/complaint');
    const counts = (m: Numbered) => m.blocks.flatMap((b) => (b.kind === 'heading' && b.role === 'count' ? [b.number] : []));
    expect(counts(whole.model)).toEqual(['COUNT I', 'COUNT II', 'COUNT III']);
    expect(counts(shorter.model)).toEqual(['COUNT I', 'COUNT II']);
    const numbers = shorter.model.blocks.flatMap((b) => (b.kind === 'numbered' ? [b.number] : []));
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    const { references } = readDocx(shorter.docx);
    expect(references.length).toBeGreaterThan(0);
    // What Word would show after updating its fields is what is cached already.
    for (const reference of references) expect(reference.live).toBe(reference.cached);
    expect(firstDifference(await pdfWords(shorter.pdf), squeeze(readDocx(shorter.docx).body))).toBeNull();
  });
});

describe('a hostile shop', () => {
  const SHOP = '*A_B#|<b>{{x}}</b>` `$\\\\` `#import "x"` 假货店（旗舰）';
  it('prints exactly so in PDF, DOCX and preview, with the newline of its address', async () => {
    const { workbench, matter } = await withSample('maison-schedule-a');
    const { storefronts, sellers } = await workbench.seller.table(matter);
    const shop = storefronts[0];
    await workbench.seller.put(testActor, matter, 'storefronts', { id: shop?.id, shopName: SHOP });
    await workbench.seller.put(testActor, matter, 'sellers', { id: sellers[0]?.id, address: 'Room 1\nLonggang 龙岗' });
    const { pdf, docx, model } = await drafted(workbench, matter, 'us-federal/schedule-a');
    expect(documentText(model)).toContain(SHOP);
    expect(docxText(docx)).toContain(SHOP);
    expect(await pdfWords(pdf)).toContain(squeeze(SHOP));
    const preview = await workbench.filing.preview(matter, 'us-federal/schedule-a', 'x');
    expect(JSON.stringify(preview.document)).toContain(JSON.stringify(SHOP).slice(1, -1));
  });
});
