import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import startModule, { TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler';
import { type Compiler, type CompilerFiles, readReport, refusal } from './compiler.ts';

/** The part of the compiler that is used; its own types are loose. */
interface WasmCompiler {
  add_source(path: string, text: string): boolean;
  map_shadow(path: string, bytes: Uint8Array): boolean;
  snapshot(root: string, main: string, inputs: []): World;
  reset(): void;
}
interface World {
  compile(kind: number, diagnostics: number): { hasError: boolean; diagnostics?: string[] };
  query(kind: number, selector: string, field: null): string;
  get_artifact(format: number, diagnostics: number): { result?: Uint8Array; diagnostics?: string[] };
  free(): void;
}

const PAGED = 0;
const PDF = 1;
const FULL = 2;

/**
 * Starts the WebAssembly build from the module at `wasm`. It sees no disk and no network: fonts, library
 * and data are handed in as bytes.
 */
export async function wasmCompiler(files: CompilerFiles, wasm: string): Promise<Compiler> {
  await startModule({ module_or_path: readFileSync(wasm) });
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of files.fonts) await builder.add_raw_font(readFileSync(font));
  const compiler = (await builder.build()) as WasmCompiler;
  for (const name of readdirSync(files.library)) compiler.add_source(`/${name}`, readFileSync(join(files.library, name), 'utf8'));
  let world: World | undefined;
  return {
    name: 'wasm',
    put: (name, bytes) => void compiler.map_shadow(`/${name}`, bytes),
    layOut() {
      world?.free();
      world = compiler.snapshot('/', '/main.typ', []);
      const outcome = world.compile(PAGED, FULL);
      if (outcome.hasError) throw refusal(outcome.diagnostics ?? []);
      return readReport(world.query(PAGED, '<report>', null));
    },
    export() {
      const { result, diagnostics } = world?.get_artifact(PDF, FULL) ?? {};
      if (!result) throw refusal(diagnostics ?? []);
      return { bytes: result, archival: false };
    },
    forget: () => {},
  };
}
