import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Natives stay packages; everything else is bundled. */
const external = [
  'electron',
  'better-sqlite3-multiple-ciphers',
  'sharp',
  /^@myriaddreamin\/typst-ts-node-compiler/,
  ...builtinModules,
  /^node:/,
];

/** Main and preload are CommonJS: a sandboxed preload must be, and main has to register its scheme before anything is awaited. */
export default defineConfig(({ mode }) => ({
  root,
  configFile: false,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: '.build',
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input:
        mode === 'workers'
          ? {
              'workers/store': 'electron/core/store/worker.ts',
              'workers/vault': 'electron/core/vault/worker.ts',
              'workers/set-check': 'electron/core/exhibit/load-file/check-worker.ts',
              'workers/table': 'electron/core/seller/mapping/worker.ts',
              'workers/ocr': 'electron/core/reading/ocr-worker.ts',
              'workers/reading': 'electron/core/reading/worker.ts',
              'workers/pdf-native': 'electron/core/document/pdf/native-worker.ts',
              'workers/pdf-wasm': 'electron/core/document/pdf/wasm-worker.ts',
              'workers/binding': 'electron/core/document/binding/worker.ts',
            }
          : mode === 'preload'
            ? { 'main/preload': 'electron/shell/preload.ts' }
            : { 'main/main': 'electron/shell/main.ts' },
      external,
      output:
        mode === 'workers'
          ? { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'workers/[name]-[hash].mjs' }
          : { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
}));
