import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where the program's own files are. A checkout and a packaged application differ in nothing else. */
export interface Places {
  /** Packs, clauses, samples. */
  readonly templates: string;
  /** NNNN-name.sql */
  readonly migrations: string;
  /** The fixed Typst library. */
  readonly typst: string;
  readonly wasm: string;
  /** The WebAssembly module of PDFium. */
  readonly pdfium: string;
  /** Script of the engine that reads pictures, its WebAssembly module beside it, and the data of each language. */
  readonly ocr: { readonly core: string; readonly languages: readonly { readonly code: string; readonly file: string }[] };
  /** TTF files of the shipped fonts. */
  readonly fonts: readonly string[];
  /** The one of them that stands in where a received PDF names a Chinese font and does not bring it. */
  readonly chineseFont: string;
  /** Entry file of a worker thread or child process, by name. */
  worker(name: WorkerName): URL;
  /** Built page. */
  readonly assets: string;
}

export type WorkerName = 'store' | 'vault' | 'pdf-native' | 'pdf-wasm' | 'reading' | 'ocr' | 'binding' | 'set-check' | 'table';

/** Languages that can be read from pictures. */
export const OCR_LANGUAGES = ['eng', 'chi_sim'] as const;

const FONTS: readonly (readonly [family: string, file: string])[] = [
  ['tinos', '400Regular/Tinos_400Regular.ttf'],
  ['tinos', '400Regular_Italic/Tinos_400Regular_Italic.ttf'],
  ['tinos', '700Bold/Tinos_700Bold.ttf'],
  ['tinos', '700Bold_Italic/Tinos_700Bold_Italic.ttf'],
  ['noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf'],
  ['noto-serif-sc', '700Bold/NotoSerifSC_700Bold.ttf'],
  ['noto-sans-sc', '400Regular/NotoSansSC_400Regular.ttf'],
  ['noto-sans-sc', '700Bold/NotoSansSC_700Bold.ttf'],
];

/** The files of a checkout, workers as TypeScript: Node 24 runs them as they are. */
export function checkoutPlaces(): Places {
  const core = dirname(fileURLToPath(import.meta.url));
  const root = join(core, '..', '..');
  const require = createRequire(import.meta.url);
  const packageFolder = (name: string, of = root) => dirname(require.resolve(`${name}/package.json`, { paths: [of] }));
  const workers: Record<WorkerName, string> = {
    store: 'store/worker.ts',
    vault: 'vault/worker.ts',
    'set-check': 'exhibit/load-file/check-worker.ts',
    table: 'seller/mapping/worker.ts',
    reading: 'reading/worker.ts',
    ocr: 'reading/ocr-worker.ts',
    binding: 'document/binding/worker.ts',
    'pdf-native': 'document/pdf/native-worker.ts',
    'pdf-wasm': 'document/pdf/wasm-worker.ts',
  };
  return {
    templates: join(root, 'templates'),
    migrations: join(core, 'store', 'migrations'),
    typst: join(core, 'document', 'pdf', 'library'),
    wasm: join(packageFolder('@myriaddreamin/typst-ts-web-compiler'), 'pkg', 'typst_ts_web_compiler_bg.wasm'),
    pdfium: require.resolve('@hyzyla/pdfium/pdfium.wasm'),
    ocr: {
      core: join(packageFolder('tesseract.js-core', packageFolder('tesseract.js')), 'tesseract-core-simd-lstm.js'),
      languages: OCR_LANGUAGES.map((code) => ({
        code,
        file: join(packageFolder(`@tesseract.js-data/${code}`), '4.0.0_best_int', `${code}.traineddata.gz`),
      })),
    },
    fonts: FONTS.map(([family, file]) => join(packageFolder(`@expo-google-fonts/${family}`), file)),
    chineseFont: join(packageFolder('@expo-google-fonts/noto-sans-sc'), '400Regular', 'NotoSansSC_400Regular.ttf'),
    worker: (name) => pathToFileURL(join(core, workers[name])),
    assets: join(root, '.build', 'renderer'),
  };
}
