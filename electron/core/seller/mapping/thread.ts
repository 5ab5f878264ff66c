/** A table held by a thread of its own: reading a hostile or a very long one neither stops the program nor ends it. */
import { Worker } from 'node:worker_threads';
import type { Finding } from '../../kit/finding.ts';
import type { MessageId } from '../../kit/messages.ts';
import { Problem, type ProblemKind } from '../../kit/problem.ts';
import type { ImportTable } from '../columns.ts';
import type { Head, MappedRow } from './mapped-sheet.ts';
import type { ColumnPreview, ReadingChoice } from './model.ts';

export interface TableOrder {
  /** Where the bytes lie, and what the user calls them. */
  readonly path: string;
  readonly fileName: string;
  readonly table: ImportTable;
  readonly reading: ReadingChoice;
}

export type Fields = readonly (string | null)[];
export type Question =
  | { readonly ask: 'preview'; readonly fields: Fields }
  | { readonly ask: 'numbers'; readonly fields: Fields }
  | { readonly ask: 'rows'; readonly fields: Fields; readonly from: number; readonly size: number }
  | { readonly ask: 'raw'; readonly rows: readonly number[] };

/** What the thread says: the head first, then an answer to each question in its turn. */
export type Said =
  | { readonly answer: unknown }
  | {
      readonly problem: {
        readonly kind: ProblemKind;
        readonly id: MessageId;
        readonly params: Problem['params'];
        readonly findings: readonly Finding[];
      };
    }
  | { readonly fault: string };

/** Old-generation memory of the thread, MB: a list of 200,000 rows takes about half of it. */
const MEGABYTES = 1_500;
/** Rows a thread answers with at a time: a few milliseconds to take over. */
const CHUNK = 1_000;

export class HeldTable {
  readonly head: Head;
  readonly #worker: Worker;
  readonly #waiting: { resolve: (value: unknown) => void; reject: (error: unknown) => void }[] = [];
  #gone: unknown;

  private constructor(worker: Worker, head: Head) {
    this.#worker = worker;
    this.head = head;
  }

  /** Reads the file. Refuses as `readSheet` does, and with `seller-import.thread` when it takes too much memory. */
  static async open(order: TableOrder, entry: URL): Promise<HeldTable> {
    const worker = new Worker(entry, { name: 'table', workerData: order, resourceLimits: { maxOldGenerationSizeMb: MEGABYTES } });
    let held: HeldTable | undefined;
    return new Promise<HeldTable>((resolve, reject) => {
      const fail = (error: unknown) => {
        reject(error);
        if (held) held.#fail(error);
      };
      worker.on('message', (said: Said) => {
        if (held) held.#settle(said);
        else if ('answer' in said) {
          held = new HeldTable(worker, said.answer as Head);
          resolve(held);
        } else {
          reject(errorOf(said));
          void worker.terminate();
        }
      });
      worker.on('error', (error: Error & { code?: string }) =>
        fail(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Problem('unsupported', 'seller-import.thread', { file: order.fileName }) : error,
        ),
      );
      worker.on('exit', () => fail(new Problem('not-found', 'seller-import.no-check')));
    });
  }

  preview(fields: Fields): Promise<ColumnPreview[]> {
    return this.#ask({ ask: 'preview', fields }) as Promise<ColumnPreview[]>;
  }

  numbers(fields: Fields): Promise<number[]> {
    return this.#ask({ ask: 'numbers', fields }) as Promise<number[]>;
  }

  raw(rows: readonly number[]): Promise<string[][]> {
    return this.#ask({ ask: 'raw', rows }) as Promise<string[][]>;
  }

  /** All rows, some at a time. */
  async *rows(fields: Fields): AsyncGenerator<readonly MappedRow[]> {
    for (let from: number | null = 0; from !== null; ) {
      const some = (await this.#ask({ ask: 'rows', fields, from, size: CHUNK })) as { rows: MappedRow[]; next: number | null };
      yield some.rows;
      from = some.next;
    }
  }

  close(): void {
    this.#fail(new Problem('not-found', 'seller-import.no-check'));
    void this.#worker.terminate();
  }

  #ask(question: Question): Promise<unknown> {
    if (this.#gone !== undefined) return Promise.reject(this.#gone);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(question);
    });
  }

  #settle(said: Said): void {
    const waiting = this.#waiting.shift();
    if ('answer' in said) waiting?.resolve(said.answer);
    else waiting?.reject(errorOf(said));
  }

  #fail(error: unknown): void {
    this.#gone ??= error;
    for (const waiting of this.#waiting.splice(0)) waiting.reject(this.#gone);
  }
}

function errorOf(said: Exclude<Said, { answer: unknown }>): Error {
  if ('fault' in said) return new Error(said.fault);
  const { kind, id, params, findings } = said.problem;
  return new Problem(kind, id, params, [...findings]);
}
