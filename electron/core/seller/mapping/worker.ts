/** The thread that holds one received table. Runs as it stands under Node 24, or bundled when packaged. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../../kit/problem.ts';
import { readSheet } from '../spreadsheet.ts';
import { MappedSheet } from './mapped-sheet.ts';
import type { Question, Said, TableOrder } from './thread.ts';

const port = parentPort;
if (!port) throw new Error('tables are read in a worker thread');
const { path, fileName, table, reading } = workerData as TableOrder;
const tell = (said: Said) => port.postMessage(said);

function tellError(error: unknown): void {
  if (error instanceof Problem) {
    const { kind, id, params, findings } = error;
    tell({ problem: { kind, id, params, findings } });
  } else tell({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

function answer(sheet: MappedSheet, question: Question): unknown {
  switch (question.ask) {
    case 'preview':
      return sheet.preview(question.fields);
    case 'numbers':
      return sheet.numbers(question.fields);
    case 'rows':
      return sheet.rows(question.fields, question.from, question.size);
    case 'raw':
      return sheet.raw(question.rows);
  }
}

try {
  const { headerRow, ...how } = reading;
  const sheet = new MappedSheet(await readSheet(fileName, await readFile(path), how), table, headerRow);
  port.on('message', (question: Question) => {
    try {
      tell({ answer: answer(sheet, question) });
    } catch (error) {
      tellError(error);
    }
  });
  tell({ answer: sheet.head });
} catch (error) {
  tellError(error);
}
