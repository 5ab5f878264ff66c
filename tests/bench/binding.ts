/** Binders beside what other programs take for the same pages: qpdf merging, qpdf laying ready stamps over the merge, plain pdf-lib. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../support/tools.ts';
import { type Figure, figureOf, seconds } from './figures.ts';
import { type Measured, run, runJob, runJobIn } from './measure.ts';

export interface BindingFigures {
  readonly files: number;
  readonly pages: number;
  readonly bytes: number;
  /** By name, in the order they are told. */
  readonly lines: Readonly<Record<string, Figure>>;
  readonly scans: { readonly files: number; readonly bytes: number; readonly lines: Readonly<Record<string, Figure>> };
}

const PAGES = 25;

const OURS = 'ours: merged, two stamps a page off the ink, bookmarks, labels, links';
const PROCESS = '  the same in the process the program uses';
const FIXED = '  the same without looking where ink is';
const MERGED = '  merged only';
const QPDF = 'qpdf: merged only';
const OVERLAID = 'qpdf: merged, then ready stamps laid over it';
const PDFLIB = 'pdf-lib: merged, two stamps a page';

type Work = () => Promise<Measured>;

/** `files` PDFs of 25 pages, and `scans` scans of 10 MB. Each in turn, so that a machine that slows down slows all of them down. */
export async function measureBinding(root: string, files: number, scans: number, runs: number): Promise<BindingFigures> {
  const folder = join(root, 'binding-sources');
  const scanned = join(root, 'binding-scans');
  const out = join(root, 'binder.pdf');
  const merged = join(root, 'merged.pdf');
  const overlay = join(root, 'overlay.pdf');
  await runJob('binding-sources', folder, String(files), String(PAGES));
  await runJob('binding-overlay', String(files * PAGES), overlay);
  await runJob('binding-scans', scanned, String(scans));
  const paths = (of: string) => readdirSync(of).map((name) => join(of, name));
  const bytes = (of: string) => paths(of).reduce((sum, path) => sum + statSync(path).size, 0);
  const merge = (of: string) => run('qpdf', ['--stream-data=preserve', '--empty', '--pages', ...paths(of).sort(), '--', merged]);
  const qpdf = findProgram('qpdf') !== undefined;
  const both = async (): Promise<Measured> => {
    const first = await merge(folder);
    const second = await run('qpdf', [merged, '--overlay', overlay, '--', out]);
    return { ...second, wall: first.wall + second.wall, cpu: first.cpu + second.cpu, peak: Math.max(first.peak, second.peak) };
  };
  // The program keeps its compiled code between starts; pdf-lib is given the same.
  const warm = { ...process.env, NODE_COMPILE_CACHE: join(root, 'compiled') };
  const bind = (of: string, how: string, pages: number) => () => runJobIn(warm, 'binding', of, out, how, String(pages));
  const pdfLib = (of: string) => () => runJobIn(warm, 'binding-pdf-lib', of, out);
  for (const first of [bind(scanned, 'process', 1), bind(scanned, 'free', 1), pdfLib(scanned)]) await first();
  const text = await inTurn(runs, {
    [OURS]: bind(folder, 'free', PAGES),
    [PROCESS]: bind(folder, 'process', PAGES),
    [FIXED]: bind(folder, 'fixed', PAGES),
    [MERGED]: bind(folder, 'merge', PAGES),
    ...(qpdf ? { [QPDF]: () => merge(folder), [OVERLAID]: both } : {}),
    [PDFLIB]: pdfLib(folder),
  });
  const heavy = await inTurn(runs, {
    [OURS]: bind(scanned, 'free', 1),
    [PROCESS]: bind(scanned, 'process', 1),
    [FIXED]: bind(scanned, 'fixed', 1),
    ...(qpdf ? { [QPDF]: () => merge(scanned) } : {}),
    [PDFLIB]: pdfLib(scanned),
  });
  const figures = { files, pages: files * PAGES, bytes: bytes(folder), lines: text };
  const weight = bytes(scanned);
  for (const path of [out, merged, overlay]) rmSync(path, { force: true });
  return { ...figures, scans: { files: scans, bytes: weight, lines: heavy } };
}

async function inTurn(runs: number, works: Readonly<Record<string, Work>>): Promise<Record<string, Figure>> {
  const samples: Record<string, Measured[]> = {};
  for (let n = 0; n < runs; n++)
    for (const [name, work] of Object.entries(works)) {
      const one = await work();
      samples[name] = [...(samples[name] ?? []), one];
    }
  return Object.fromEntries(Object.entries(samples).map(([name, all]) => [name, figureOf(all)]));
}

const most = ({ peak, childPeak }: Figure) => Math.max(peak, childPeak);

export function bindingTable({ files, pages, bytes, lines, scans }: BindingFigures): string {
  const wide = Math.max(...Object.keys(lines).map((name) => name.length));
  const told = (all: Readonly<Record<string, Figure>>) =>
    Object.entries(all).map(([name, figure]) => {
      const { standard = 0, moved = 0, shrunk = 0 } = figure.told;
      const stamps = standard + moved + shrunk > 0 ? `  stamps ${standard} + ${moved} moved + ${shrunk} on a white band` : '';
      return `  ${name.padEnd(wide)}  ${seconds(figure.wall).padStart(7)}  cpu ${seconds(figure.cpu).padStart(7)}  ${most(figure).toFixed(0).padStart(5)} MB${stamps}`;
    });
  const [ours, qpdf, pdfLib] = [lines[OURS], lines[QPDF], lines[PDFLIB]];
  const goals: string[] = [];
  const verdict = (met: boolean, ratio: number) => (met ? 'goal met' : `short by x ${ratio.toFixed(2)}`);
  if (ours && pdfLib) {
    const ratio = pdfLib.wall / ours.wall;
    goals.push(
      `  at least 3 times as fast as pdf-lib: x ${ratio.toFixed(2)} (processor x ${(pdfLib.cpu / ours.cpu).toFixed(2)}) - ${verdict(ratio >= 3, 3 / ratio)}`,
    );
  }
  if (ours && qpdf) {
    const ratio = ours.wall / qpdf.wall;
    goals.push(
      `  within 1.5 times qpdf's bare merge: x ${ratio.toFixed(2)} (processor x ${(ours.cpu / qpdf.cpu).toFixed(2)}) - ${verdict(ratio <= 1.5, ratio / 1.5)}`,
    );
  }
  const highest = Math.max(
    ...[lines, scans.lines].flatMap((all) => [all[OURS], all[PROCESS]]).map((figure) => (figure ? most(figure) : 0)),
  );
  goals.push(`  each process under 300 MB: ${highest.toFixed(0)} MB - ${verdict(highest < 300, highest / 300)}`);
  return [
    `binder of ${files} PDFs, ${pages.toLocaleString('en')} pages, ${(bytes / 1e6).toFixed(0)} MB; time of fresh processes from start to end`,
    ...told(lines),
    `binder of ${scans.files} scans of one page, ${(scans.bytes / 1e9).toFixed(2)} GB`,
    ...told(scans.lines),
    ...goals,
  ].join('\n');
}
