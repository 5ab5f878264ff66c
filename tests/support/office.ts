/** LibreOffice as an outside reader of our Word files. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const modules = new URL('../../node_modules/', import.meta.url).pathname;

const onPath = (program: string) => (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));
export const haveOffice = onPath('soffice') && onPath('pdftotext');

/** The fonts an office has, stood in for by those we ship, so that pages break about where they do there. */
const FONTS = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
${['tinos', 'noto-serif-sc', 'noto-sans-sc'].map((font) => `<dir>${modules}@expo-google-fonts/${font}</dir>`).join('')}
${[
  ['Times New Roman', 'Tinos'],
  ['FangSong', 'Noto Serif SC'],
  ['SimSun', 'Noto Serif SC'],
  ['KaiTi', 'Noto Serif SC'],
  ['SimHei', 'Noto Sans SC'],
]
  .map(([name, ours]) => `<alias binding="same"><family>${name}</family><prefer><family>${ours}</family></prefer></alias>`)
  .join('\n')}
</fontconfig>`;

/** Opens each file in LibreOffice and gives it back as PDF, in the same order. Fields are updated and lists numbered by LibreOffice itself. */
export async function convertToPdf(files: readonly string[]): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'office-'));
  try {
    const fonts = join(folder, 'fonts.conf');
    await writeFile(fonts, FONTS);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      env: { ...process.env, FONTCONFIG_FILE: fonts },
      timeout: 120_000,
    });
    return await Promise.all(files.map((file) => readFile(join(folder, basename(file).replace(/\.\w+$/, '.pdf')))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The text of a PDF as pdftotext reads it. */
export async function pdfText(pdf: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pdftext-'));
  try {
    const file = join(folder, 'in.pdf');
    await writeFile(file, pdf);
    return (await run('pdftotext', ['-enc', 'UTF-8', file, '-'], { maxBuffer: 1 << 28 })).stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
