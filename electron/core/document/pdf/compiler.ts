/** What the rest of the PDF side needs of Typst. Two makes of the same version stand behind it: native and WebAssembly. */

/** Where things landed, as `page.typ` reports it. Pages are the printed numbers. */
export interface Report {
  /** Printed number of the last page. */
  readonly pages: number;
  /** [anchor, printed page, page within the file from 1, x, y from the top in points] */
  readonly anchors: readonly (readonly [anchor: string, page: number, sheet: number, x: number, y: number])[];
  /** [schedule, row, page within the file] for the rows that were marked. */
  readonly rows: readonly (readonly [schedule: number, row: number, sheet: number])[];
}

export interface Compiler {
  readonly name: 'native' | 'wasm';
  /** Puts a file beside the library, replacing one of the same name. */
  put(name: string, bytes: Uint8Array): void;
  /** Lays out the document in `document.json`. Throws a plain error that says what the library or the engine found wrong. */
  layOut(): Report;
  /** The file last laid out. `archival` is true when the engine itself has exported it under the rules of PDF/A-2a. */
  export(): { readonly bytes: Uint8Array; readonly archival: boolean };
  /** Lets go of cached layout that was not used in the last `age` compiles. */
  forget(age: number): void;
}

export interface CompilerFiles {
  /** TrueType files, all that may be used. */
  readonly fonts: readonly string[];
  /** Folder of the .typ library. */
  readonly library: string;
}

/** The error of a refusal, made of the engine's diagnostics: the fault and the two frames around it. */
export const refusal = (diagnostics: readonly string[]): Error => new Error(diagnostics.slice(0, 3).join('; ') || 'unknown fault');

export function readReport(answer: unknown): Report {
  const list = (typeof answer === 'string' ? JSON.parse(answer) : answer) as readonly { readonly value: Report }[];
  const value = list[0]?.value;
  if (!value) throw new Error('the layout gave no report');
  return value;
}
