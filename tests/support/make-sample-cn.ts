/**
 * Makes the evidence files of templates/samples/longgang-watches and, with --brand, those of longgang-watches-brand, the right holder's
 * own suit, which takes over what both rely on. Run by hand after changing a page or paper:
 *   node tests/support/make-sample-cn.ts [--brand] [第三组/商誉损失评估报告.pdf …]
 * Without names all of them are made.
 * Everything is invented and says so on its face. Chromium dates its PDFs, so a new run gives new bytes; commit them together.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { brandPapers, shared } from './sample-cn/brand.ts';
import { pages } from './sample-cn/pages.ts';
import { papers } from './sample-cn/papers.ts';
import { vouchers } from './sample-cn/vouchers.ts';

const samples = join(import.meta.dirname, '../../templates/samples');
const brand = process.argv.includes('--brand');
const out = join(samples, brand ? 'longgang-watches-brand' : 'longgang-watches', 'evidence');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const work = mkdtempSync(join(tmpdir(), 'sample-cn-'));
// One TrueType weight, embedded as a subset: system CJK collections come out as bulky Type 3 fonts.
const font = join(import.meta.dirname, '../../node_modules/@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');
const page = await browser.newPage({ viewport: { width: 1080, height: 800 } });
let total = 0;
const names = process.argv.slice(2).filter((name) => name !== '--brand');
const asked = (papers: Readonly<Record<string, string>>) =>
  Object.entries(papers).filter(([name]) => names.length === 0 || names.includes(name));

function write(name: string, bytes: Uint8Array): void {
  const path = join(out, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  total += statSync(path).size;
  console.log(`${(bytes.length / 1024).toFixed(0).padStart(5)} KB  ${name}`);
}

if (brand) for (const [name, from] of Object.entries(shared)) write(name, readFileSync(join(samples, 'longgang-watches/evidence', from)));
for (const [name, html] of brand ? [] : asked(pages)) {
  await page.setContent(html);
  const shot = await page.screenshot({ fullPage: true });
  write(name, await sharp(shot).png({ palette: true, colours: 96, compressionLevel: 9, effort: 8 }).toBuffer());
}
for (const [name, html] of asked(brand ? brandPapers : { ...papers, ...vouchers })) {
  await page.route('http://paper.invalid/**', (route) =>
    route.request().url().endsWith('.ttf') ? route.fulfill({ path: font }) : route.fulfill({ body: html, contentType: 'text/html' }),
  );
  await page.goto('http://paper.invalid/');
  await page.evaluate(() => document.fonts.ready);
  const [raw, small] = [join(work, 'raw.pdf'), join(work, 'small.pdf')];
  writeFileSync(raw, await page.pdf({ format: 'A4', printBackground: true, preferCSSPageSize: true }));
  execFileSync('qpdf', ['--object-streams=generate', '--recompress-flate', '--compression-level=9', '--deterministic-id', raw, small]);
  write(name, readFileSync(small));
  await page.unrouteAll();
}
await browser.close();
rmSync(work, { recursive: true });
console.log(`${(total / 1024).toFixed(0)} KB in all`);
