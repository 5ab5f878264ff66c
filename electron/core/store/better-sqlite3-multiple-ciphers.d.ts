/** The package ships types its own `exports` hides; this is the part the worker uses. */
declare module 'better-sqlite3-multiple-ciphers' {
  interface RunResult {
    readonly changes: number;
    readonly lastInsertRowid: number | bigint;
  }
  interface Statement {
    readonly reader: boolean;
    all(...params: readonly unknown[]): unknown[];
    run(...params: readonly unknown[]): RunResult;
  }
  class Database {
    readonly inTransaction: boolean;
    constructor(file: string, options?: { readonly?: boolean; fileMustExist?: boolean; timeout?: number });
    prepare(sql: string): Statement;
    exec(sql: string): this;
    pragma(sql: string): unknown;
    close(): this;
  }
  namespace Database {
    export type { Statement };
  }
  // biome-ignore lint/style/noDefaultExport: a CommonJS module is its default export
  export default Database;
}
