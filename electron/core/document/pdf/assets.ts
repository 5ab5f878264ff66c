import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type WorkerName = 'pdf-native' | 'pdf-wasm';

/** Every file the PDF engine needs. A packaged program hands in its own. */
export interface PdfAssets {
  /** TrueType files: Tinos in four styles, Noto Serif SC and Noto Sans SC in two weights. */
  readonly fonts: readonly string[];
  /** Folder of the .typ library. */
  readonly library: string;
  /** The WebAssembly module; its script lies beside it. */
  readonly wasm: string;
  /** The native addon, '' where there is none for this system. */
  readonly native: string;
  readonly workers: (name: WorkerName) => string | URL;
}

const FONTS: Readonly<Record<string, readonly string[]>> = {
  tinos: [
    '400Regular/Tinos_400Regular',
    '400Regular_Italic/Tinos_400Regular_Italic',
    '700Bold/Tinos_700Bold',
    '700Bold_Italic/Tinos_700Bold_Italic',
  ],
  'noto-serif-sc': ['400Regular/NotoSerifSC_400Regular', '700Bold/NotoSerifSC_700Bold'],
  'noto-sans-sc': ['400Regular/NotoSansSC_400Regular', '700Bold/NotoSansSC_700Bold'],
};

/** The files of a checkout: fonts and engines from node_modules, the library and the workers from the source tree. */
export function checkoutPdfAssets(): PdfAssets {
  const require = createRequire(import.meta.url);
  const folder = (name: string) => dirname(require.resolve(`${name}/package.json`));
  const here = dirname(fileURLToPath(import.meta.url));
  const entries: Readonly<Record<WorkerName, string>> = { 'pdf-native': 'native-process.ts', 'pdf-wasm': 'wasm-worker.ts' };
  return {
    fonts: Object.entries(FONTS).flatMap(([name, files]) => files.map((file) => join(folder(`@expo-google-fonts/${name}`), `${file}.ttf`))),
    library: join(here, 'library'),
    wasm: join(dirname(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')), 'typst_ts_web_compiler_bg.wasm'),
    native: nativeAddon(require),
    workers: (name) => join(here, entries[name]),
  };
}

function nativeAddon(require: NodeJS.Require): string {
  try {
    const path = require.resolve(`@myriaddreamin/typst-ts-node-compiler-${process.platform}-${process.arch}-gnu`);
    return existsSync(path) ? path : '';
  } catch {
    return '';
  }
}
