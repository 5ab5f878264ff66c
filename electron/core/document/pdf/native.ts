import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Compiler, type CompilerFiles, readReport, refusal } from './compiler.ts';

/** The part of the addon that is used; the platform package ships no types. */
interface Addon {
  readonly NodeCompiler: {
    create(options: { workspace: string; fontArgs: { fontPaths: string[] }[] }): NativeCompiler;
  };
}
interface NativeCompiler {
  addSource(path: string, text: string): void;
  mapShadow(path: string, bytes: Buffer): void;
  compile(options: { mainFilePath: string }): {
    hasError(): boolean;
    takeDiagnostics(): unknown;
    takeWarnings(): unknown;
    readonly result: unknown;
  };
  fetchDiagnostics(found: unknown): { message: string; path?: string }[];
  query(options: { mainFilePath: string }, query: { selector: string }): unknown;
  pdf(document: unknown, options: { pdfStandard?: string }): Buffer;
  evictCache(age: number): void;
}

/** Folder that is never read from: everything the document needs is put there by name, so nothing else can be reached. */
const ROOT = '/casewright';

/** Loads the addon `binary` (a package name or a path). Throws when there is none for this system. */
export function nativeCompiler(files: CompilerFiles, binary: string): Compiler {
  const { NodeCompiler } = createRequire(import.meta.url)(binary) as Addon;
  const compiler = NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontPaths: [...files.fonts] }] });
  const at = (name: string) => join(ROOT, name);
  for (const name of readdirSync(files.library)) compiler.addSource(at(name), readFileSync(join(files.library, name), 'utf8'));
  const mainFilePath = at('main.typ');
  const messages = (found: unknown) => compiler.fetchDiagnostics(found).map(({ message, path = '' }) => `${path}: ${message}`);
  let laidOut: unknown;
  return {
    name: 'native',
    put: (name, bytes) => compiler.mapShadow(at(name), Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    layOut() {
      laidOut = undefined;
      const outcome = compiler.compile({ mainFilePath });
      if (outcome.hasError()) throw refusal(messages(outcome.takeDiagnostics()));
      const warnings = outcome.takeWarnings();
      // An unknown font is only a warning there, and its text is lost.
      const grave = warnings ? messages(warnings).filter((one) => one.includes('unknown font')) : [];
      if (grave.length > 0) throw refusal(grave);
      laidOut = outcome.result;
      return readReport(compiler.query({ mainFilePath }, { selector: '<report>' }));
    },
    export() {
      try {
        return { bytes: withoutDefault(compiler.pdf(laidOut, { pdfStandard: 'a-2a' })), archival: true };
      } catch {
        return { bytes: compiler.pdf(laidOut, {}), archival: false };
      }
    },
    forget: (age) => compiler.evictCache(age),
  };
}

/**
 * Typst writes `/MarkInfo << … /Suspects false >>`: the default of that key, at which poppler complains. Blanks in its place keep
 * every offset of the file.
 */
function withoutDefault(pdf: Buffer): Buffer {
  const info = pdf.indexOf('/MarkInfo <<');
  const key = '/Suspects false';
  const at = info < 0 ? -1 : pdf.indexOf(key, info);
  if (at >= 0 && at < pdf.indexOf('>>', info)) pdf.fill(' ', at, at + key.length);
  return pdf;
}
