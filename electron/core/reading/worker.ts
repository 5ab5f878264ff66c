/** Process that reads received files, one after another. Whatever a file does to it, the program goes on and starts another. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import { portToProgram } from '../kit/port.ts';
import { complete } from './complete.ts';
import type { Format, FormatFile } from './format.ts';
import { formats } from './formats.ts';
import { HEAD, typeOf } from './media-type.ts';
import { isSpent, settings } from './process.ts';
import type { OpenMessage, Reply, Request, Task } from './protocol.ts';

const port = portToProgram<OpenMessage | Request, Reply>();

/** Read into again and again: a process reads one file at a time. */
const buffer = Buffer.alloc(HEAD);

async function fileOf(task: Task): Promise<FormatFile> {
  const descriptor = openSync(task.path, 'r');
  let head: Buffer;
  let size: number;
  try {
    head = buffer.subarray(0, readSync(descriptor, buffer, 0, HEAD, 0));
    size = fstatSync(descriptor).size;
  } finally {
    closeSync(descriptor);
  }
  const { path, name, password } = task;
  const mediaType = task.mediaType || (await typeOf(head, path, name));
  const { into, depth } = task.verb === 'inspect' ? task : { into: '', depth: 0 };
  return { path, name, mediaType, head, size, password, into, depth };
}

async function perform(task: Task): Promise<unknown> {
  const file = await fileOf(task);
  if (task.verb === 'type') return file.mediaType;
  const format = formats.find(({ test }) => test(file.mediaType));
  if (task.verb !== 'inspect') {
    const nothing = task.verb === 'draw' ? false : null;
    return format ? attempt(() => work(format, file, task), nothing) : nothing;
  }
  const found = await attempt(() => format?.inspect?.(file) ?? {}, { unreadable: 'damaged' } as const);
  return complete(found, file.mediaType);
}

function work(format: Format, file: FormatFile, task: Exclude<Task, { verb: 'type' | 'inspect' }>): Promise<unknown> | unknown {
  switch (task.verb) {
    case 'text':
      return format.text?.(file) ?? null;
    case 'markup':
      return format.markup?.(file) ?? null;
    case 'entries':
      return format.entries?.(file) ?? null;
    case 'fingerprint':
      return fingerprint(format, file);
    case 'draw':
      return draw(format, file, task);
  }
}

async function draw(format: Format, file: FormatFile, { page, want, to }: Extract<Task, { verb: 'draw' }>): Promise<boolean> {
  const drawn = await format.draw?.(file, page, want);
  if (!drawn) return false;
  await writeFile(to, await (want === 'scan' ? drawn.png({ compressionLevel: 3 }) : drawn.webp({ quality: 80, effort: 2 })).toBuffer());
  return true;
}

async function fingerprint(format: Format, file: FormatFile): Promise<unknown> {
  const drawn = await format.draw?.(file, 1, { width: 768, height: 4096 });
  if (!drawn) return null;
  const { fingerprintOf } = await import('./fingerprint.ts');
  return fingerprintOf(drawn);
}

/** A parser that throws says that it does not like the bytes; nothing more is known. */
async function attempt<T>(read: () => T | Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read();
  } catch {
    return otherwise;
  }
}

let turn: Promise<void> | undefined;
port.hear((message) => {
  if (turn === undefined) {
    turn = settings.open(message as OpenMessage).then(
      () => port.say({ kind: 'ready' }),
      (error: unknown) => port.say({ kind: 'unfit', reason: String(error) }),
    );
    return;
  }
  const { id, task } = message as Request;
  turn = turn.then(async () => {
    // The file itself may have gone, or may not be read: the program looks before it asks, so that is no answer about its contents.
    const value = await perform(task).catch(() => undefined);
    port.say({ kind: 'done', id, value, spent: isSpent() });
    // This process may be killed at any moment, and compiled code is kept at a process's own end: the next one would compile it again.
    flushCompileCache();
  });
});
