/** Receiving a folder of mixed files, beside `sha256sum` and `cp` of the same: what hashing once and copying once take at the least. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { seconds } from './figures.ts';
import { type Measured, median, run, runJob } from './measure.ts';

export interface ReceiveFigures {
  readonly files: number;
  readonly bytes: number;
  /** Milliseconds from the start of the job to its end, and of the whole program from start to end. */
  readonly job: number;
  readonly wall: number;
  readonly cpu: number;
  /** MB: the program, and the largest process that read files. */
  readonly peak: number;
  readonly childPeak: number;
  /** The longest the program heard nothing, and took to answer a look and a change, milliseconds. */
  readonly deaf: number;
  readonly answer: number;
  readonly write: number;
  /** Milliseconds. `synced`: copied and then on the disk, as ours is. */
  readonly sha256sum: number;
  readonly copied: number;
  readonly synced: number;
  readonly peerCpu: number;
}

/** The goal of the design: at most so many times the others together. */
const GOAL = 2;

export async function measureReceive(root: string, files: number, runs: number): Promise<ReceiveFigures> {
  const folder = join(root, `received-${files}`);
  const made = await runJob('receive-files', folder, String(files));
  const shell = (line: string, ...args: string[]) => run('sh', ['-c', line, 'sh', ...args]);
  const ours: Measured[] = [];
  const hashed: Measured[] = [];
  const copied: Measured[] = [];
  const synced: Measured[] = [];
  // Each in turn, so that a machine that slows down slows all of them down.
  for (let n = 0; n < runs; n++) {
    const workspace = join(root, `receive-${n}.casewright`);
    ours.push(await runJob('receive', workspace, folder));
    await rm(workspace, { recursive: true, force: true });
    const copy = join(root, `copy-${n}`);
    hashed.push(await shell('find "$1" -type f -print0 | xargs -0 sha256sum > /dev/null', folder));
    copied.push(await shell('cp -r --reflink=never "$1" "$2"', folder, copy));
    synced.push(await shell('sync -f "$1"', copy));
    await rm(copy, { recursive: true, force: true });
  }
  const middle = (all: readonly Measured[], pick: (one: Measured) => number) => median(all.map(pick));
  const told = (name: string) => middle(ours, (one) => one.told[name] ?? Number.NaN);
  return {
    files,
    bytes: made.told.bytes ?? 0,
    job: told('ms'),
    wall: middle(ours, ({ wall }) => wall),
    cpu: middle(ours, ({ cpu }) => cpu),
    peak: middle(ours, ({ peak }) => peak),
    childPeak: middle(ours, ({ childPeak }) => childPeak),
    deaf: told('deaf'),
    answer: told('answer'),
    write: told('write'),
    sha256sum: middle(hashed, ({ wall }) => wall),
    copied: middle(copied, ({ wall }) => wall),
    synced: middle(synced, ({ wall }) => wall),
    peerCpu: middle(hashed, ({ cpu }) => cpu) + middle(copied, ({ cpu }) => cpu),
  };
}

export function receiveTable(of: ReceiveFigures): string {
  const peers = of.sha256sum + of.copied;
  const ratio = of.job / peers;
  const slowest = Math.max(of.deaf, of.answer, of.write);
  return [
    `receive ${of.files.toLocaleString('en')} mixed files (${(of.bytes / 1e9).toFixed(2)} GB): copied, hashed, synced, read again, their types, pages and dates read in processes of their own, rows and custody written`,
    `  ours: ${seconds(of.job)} (${seconds(of.wall)} with the start and end of the program, processor ${seconds(of.cpu)}), ${of.peak.toFixed(0)}+${of.childPeak.toFixed(0)} MB`,
    `  sha256sum ${seconds(of.sha256sum)} + cp --reflink=never ${seconds(of.copied)} = ${seconds(peers)} (processor ${seconds(of.peerCpu)}); sync of the copy ${seconds(of.synced)} more`,
    `  at most ${GOAL} times as long: x ${ratio.toFixed(2)} - ${ratio <= GOAL ? 'goal met' : `short by x ${(ratio / GOAL).toFixed(2)}`}`,
    `  meanwhile: deaf for ${seconds(of.deaf)} at most, a look answered after ${seconds(of.answer)}, a change after ${seconds(of.write)}; under 200 ms - ${slowest <= 200 ? 'goal met' : 'not met'}`,
  ].join('\n');
}
