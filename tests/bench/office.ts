/** Word files to PDF by LibreOffice, with a profile of its own and our fonts, so that it draws what we draw. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkoutPlaces } from '#core/places.ts';
import { findOffice } from '../support/tools.ts';
import { type Measured, run } from './measure.ts';

export interface Office {
  convert(file: string, into: string): Promise<Measured>;
}

/** Undefined where there is no LibreOffice. The profile is made by the first conversion; warm it up with a small one. */
export async function openOffice(folder: string): Promise<Office | undefined> {
  const program = findOffice();
  if (program === undefined) return undefined;
  await mkdir(folder, { recursive: true });
  const fonts = join(folder, 'fonts.conf');
  const folders = [...new Set(checkoutPlaces().fonts.map((font) => dirname(dirname(font))))];
  await writeFile(
    fonts,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${folders.map((path) => `<dir>${path}</dir>`).join('')}</fontconfig>`,
  );
  const args = [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', 'pdf', '--outdir'];
  return { convert: (file, into) => run(program, [...args, into, file], { ...process.env, FONTCONFIG_FILE: fonts }) };
}
