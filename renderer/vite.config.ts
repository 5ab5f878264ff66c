import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** What pdf.js reads besides its code, without what runs scripts of a PDF (quickjs) or stands in where there is no WebAssembly. */
const PDF_DATA: Readonly<Record<string, RegExp>> = {
  cmaps: /\.bcmap$/,
  standard_fonts: /\.(pfb|ttf)$/,
  iccs: /\.icc$/,
  wasm: /^(jbig2|openjpeg|qcms_bg)\.wasm$/,
};

/** Character maps, fonts and decoders of pdf.js beside the page, under its version: a Chinese PDF opens without a network. */
function pdfData(): Plugin {
  let out = '';
  return {
    name: 'pdf-data',
    apply: 'build',
    configResolved(config) {
      out = resolve(config.root, config.build.outDir);
    },
    writeBundle() {
      const from = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
      const { version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as { version: string };
      for (const [folder, wanted] of Object.entries(PDF_DATA)) {
        const to = join(out, 'assets', `pdfjs-${version}`, folder);
        mkdirSync(to, { recursive: true });
        for (const file of readdirSync(join(from, folder))) if (wanted.test(file)) cpSync(join(from, folder, file), join(to, file));
      }
    },
  };
}

export default defineConfig({
  root: here,
  base: '/',
  plugins: [react(), pdfData()],
  build: {
    outDir: fileURLToPath(new URL('../.build/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome140',
    chunkSizeWarningLimit: 4_000,
  },
});
