import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OCR_LANGUAGES, type Places } from '../core/places.ts';

/**
 * The built program: everything beside main.cjs in `.build`, or unpacked from the archive when packaged (workers, wasm and fonts
 * are read by threads and native code, which do not see into it).
 */
export function packagedPlaces(): Places {
  const build = join(__dirname, '..').replace('app.asar', 'app.asar.unpacked');
  const templates = join(build, '..', 'templates');
  return {
    templates: existsSync(templates) ? templates : join(process.resourcesPath, 'templates'),
    migrations: join(build, 'migrations'),
    typst: join(build, 'typst'),
    wasm: join(build, 'wasm', 'typst_ts_web_compiler_bg.wasm'),
    pdfium: join(build, 'wasm', 'pdfium.wasm'),
    ocr: {
      core: join(build, 'ocr', 'tesseract-core-simd-lstm.cjs'),
      languages: OCR_LANGUAGES.map((code) => ({ code, file: join(build, 'ocr', `${code}.traineddata.gz`) })),
    },
    fonts: [
      'Tinos_400Regular',
      'Tinos_400Regular_Italic',
      'Tinos_700Bold',
      'Tinos_700Bold_Italic',
      'NotoSerifSC_400Regular',
      'NotoSerifSC_700Bold',
      'NotoSansSC_400Regular',
      'NotoSansSC_700Bold',
    ].map((name) => join(build, 'fonts', `${name}.ttf`)),
    chineseFont: join(build, 'fonts', 'NotoSansSC_400Regular.ttf'),
    worker: (name) => pathToFileURL(join(build, 'workers', `${name}.mjs`)),
    // The page is served by this process, which does see into the archive.
    assets: join(__dirname, '..', 'renderer'),
  };
}
