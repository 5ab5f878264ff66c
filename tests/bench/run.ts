/**
 * `npm run bench`: what the work takes, beside what other programs take for the tables alone, in one run on one machine.
 *   --runs N   runs of each measure (3)        --only WORDS   measures whose name holds one of the words, comma-separated
 *   --full     LibreOffice at 10,000 rows too  --json FILE    everything measured, as JSON
 *   --sizes    100,1000,10000                  --keep         leave the work folder
 *   --search N pages that are searched (10,000; 100,000 with --full)
 *   --binding N PDFs of 25 pages that are bound, and half as many scans of 10 MB (40; 200 with --full)
 *   --sellers N rows of sellers that are imported (10,000; 100,000 with --full)
 *   --receive N files that are received (500, 0.2 GB; 5,000, 2 GB, with --full)
 *   --damages N defendants whose damages are computed (10,000)
 *   --grouping N identifiers that are grouped at the most (100,000; 1,000,000 with --full), and a tenth and a hundredth of them
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPage } from '../../electron/shell/build.ts';
import { buildWhenStale } from '../../electron/shell/fresh.ts';
import { type BindingFigures, bindingTable, measureBinding } from './binding.ts';
import { coldStart, keystrokes, openChromium } from './browser.ts';
import { type DamagesFigures, damagesTable, measureDamages } from './damages.ts';
import { type Figure, figureOf, type Line, seconds, table } from './figures.ts';
import { goals } from './goals.ts';
import { type GroupingFigures, groupingTable, measureGrouping } from './grouping.ts';
import { writeIntakeFolder } from './intake-folder.ts';
import { type Measured, median, runJob } from './measure.ts';
import { openOffice } from './office.ts';
import { measureReceive, type ReceiveFigures, receiveTable } from './receive.ts';
import { measureSearch, type SearchFigures, searchTable } from './search.ts';
import { measureSellers, type SellersFigures, sellersTable } from './sellers.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    sizes: { type: 'string', default: '100,1000,10000' },
    search: { type: 'string' },
    receive: { type: 'string' },
    sellers: { type: 'string' },
    grouping: { type: 'string' },
    damages: { type: 'string' },
    binding: { type: 'string' },
    full: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const RUNS = Math.max(1, Number(values.runs));
const SIZES = values.sizes.split(',');
const ONLY = values.only.split(',').filter(Boolean);
/** Makes a complaint of a little over thirty pages, for the preview; and is drawn first where a started process is measured. */
const OTHER = '150';

const root = await mkdtemp(join(tmpdir(), 'casewright-bench-'));
const at = (...parts: string[]) => join(root, ...parts);
const intake = (n: string) => at(`intake-${n}`);
const workspace = (n: string) => at(`${n}.casewright`);
const rows = (n: string) => at(`rows-${n}.json`);
const wanted = (name: string) => ONLY.length === 0 || ONLY.some((word) => name.toLowerCase().includes(word.toLowerCase()));
/** These have files of their own; asked for alone, nothing else is prepared. */
const APART = ['search', 'receive', 'binding', 'grouping', 'sellers', 'damages'];
const APART_ONLY = ONLY.length > 0 && ONLY.every((word) => APART.some((name) => name.includes(word.toLowerCase())));
const say = (text: string) => process.stderr.write(`${text}\n`);

const lines: Line[] = [];

type Work = (size: string, run: number) => Promise<Measured | string>;

/** What of a measured job a line shows; without `pick`, the whole process. */
interface Shown {
  readonly name: string;
  readonly pick?: (one: Measured) => number;
}

/** Runs one job at every size for the lines it feeds. */
async function measure(shown: readonly Shown[], work: Work): Promise<void> {
  const asked = shown.filter(({ name }) => wanted(name));
  if (asked.length === 0) return;
  const found = asked.map((): Record<string, Figure | string> => ({}));
  for (const size of SIZES) {
    const samples: Measured[] = [];
    let why = '';
    for (let n = 0; n < RUNS && why === ''; n++) {
      const one = await work(size, n);
      if (typeof one === 'string') why = one;
      else samples.push(one);
    }
    for (const [i, { pick }] of asked.entries()) {
      const parts = pick ? samples.map((one) => ({ ...one, wall: pick(one), cpu: 0 })) : samples;
      const into = found[i];
      if (into) into[size] = why === '' ? figureOf(parts) : why;
    }
  }
  for (const [i, { name }] of asked.entries()) {
    lines.push({ name, at: found[i] ?? {} });
    say(table(lines.slice(-1), SIZES).split('\n')[1] ?? '');
  }
}

const told = (name: string) => (one: Measured) => one.told[name] ?? Number.NaN;

/** A workspace with the matter in it, for those measures that begin there. */
async function prepare(size: string): Promise<void> {
  await writeIntakeFolder(intake(size), Number(size));
  await runJob('import', workspace(size), intake(size));
}

const small = SIZES[0] ?? '100';
const started = performance.now();
try {
  const search = wanted('search') ? await measureSearch(root, Number(values.search ?? (values.full ? 100_000 : 10_000)), RUNS) : undefined;
  const receive = wanted('receive') ? await measureReceive(root, Number(values.receive ?? (values.full ? 5_000 : 500)), RUNS) : undefined;
  const most = Number(values.grouping ?? (values.full ? 1_000_000 : 100_000));
  const grouping = wanted('grouping') ? await measureGrouping([most / 100, most / 10, most], RUNS) : undefined;
  const listed = Number(values.sellers ?? (values.full ? 100_000 : 10_000));
  const sellers = wanted('sellers') ? await measureSellers(root, listed, RUNS) : undefined;
  const damages = wanted('damages') ? await measureDamages(root, Number(values.damages ?? 10_000), RUNS) : undefined;
  const bound = Number(values.binding ?? (values.full ? 200 : 40));
  const binding = wanted('binding') ? await measureBinding(root, bound, Math.ceil(bound / 2), RUNS) : undefined;
  if (!APART_ONLY) for (const size of [OTHER, ...SIZES]) await prepare(size);

  await measure([{ name: 'import' }], async (size, n) => {
    const fresh = at(`import-${size}-${n}.casewright`);
    const one = await runJob('import', fresh, intake(size));
    await rm(fresh, { recursive: true, force: true });
    return one;
  });
  await measure(
    [
      { name: 'fill: facts and templates', pick: told('ms') },
      { name: 'preview on the server, after a change', pick: told('preview') },
    ],
    (size) => runJob('fill', workspace(size)),
  );
  for (const kind of ['pdf', 'docx']) {
    const name = kind.toUpperCase();
    const draw = (size: string, ...warm: string[]) => runJob('filing', kind, workspace(size), at(`${kind}-${size}`), ...warm);
    await measure([{ name: `${name}, whole filing` }], (size) => draw(size));
    await measure(
      [{ name: `  ${name} drawn, started`, pick: told('render') }],
      beyondStart((size) => draw(size, workspace(OTHER))),
    );
  }

  if (!APART_ONLY) for (const size of [OTHER, ...SIZES]) await runJob('tables', workspace(size), rows(size));
  for (const [peer, kind] of [
    ['pdfmake', 'pdf'],
    ['docxtemplater', 'docx'],
  ] as const) {
    const draw = (size: string, ...warm: string[]) => runJob(peer, rows(size), at(`peer.${kind}`), ...warm);
    await measure([{ name: `${kind.toUpperCase()}, tables: ${peer}` }], (size) => draw(size));
    await measure(
      [{ name: `  ${peer}, started`, pick: told('ms') }],
      beyondStart((size) => draw(size, rows(OTHER))),
    );
  }
  await measureOffice();

  const browser = await measureBrowser();
  report(browser, search, receive, binding, grouping, sellers, damages);
  if (values.json !== undefined)
    await writeFile(
      values.json,
      JSON.stringify({ machine: machine(), runs: RUNS, lines, browser, search, receive, binding, grouping, sellers, damages }, null, 2),
    );
} finally {
  if (!values.keep) await rm(root, { recursive: true, force: true });
}

/** At 10,000 rows the start of a process is lost in the noise, so those runs are spared. */
function beyondStart(work: (size: string) => Promise<Measured>): Work {
  return async (size) => (Number(size) >= 10_000 && !values.full ? 'with --full only' : work(size));
}

async function measureOffice(): Promise<void> {
  const name = 'PDF, tables: docxtemplater + LibreOffice';
  if (!wanted(name)) return;
  const office = await openOffice(at('office'));
  if (office) {
    await runJob('docxtemplater', rows(OTHER), at('first.docx'));
    await office.convert(at('first.docx'), root);
  }
  await measure([{ name }], async (size) => {
    if (!office) return 'no LibreOffice';
    if (Number(size) >= 10_000 && !values.full) return 'with --full only';
    const docx = at(`office-${size}.docx`);
    const first = await runJob('docxtemplater', rows(size), docx);
    const second = await office.convert(docx, root);
    return { ...second, wall: first.wall + second.wall, cpu: first.cpu + second.cpu };
  });
}

interface BrowserFigures {
  readonly ready?: number;
  readonly usable?: number;
  readonly keys: readonly {
    readonly rows: string;
    readonly pages: number;
    readonly total: number;
    readonly sent: number;
    readonly answer: number;
  }[];
}

async function measureBrowser(): Promise<BrowserFigures> {
  if (!wanted('browser door')) return { keys: [] };
  await buildWhenStale('page', buildPage);
  const settings = at('settings');
  const chromium = await openChromium();
  try {
    const starts = [];
    for (let n = 0; n < RUNS; n++) starts.push(await coldStart(chromium, workspace(small), settings));
    const keys = [];
    for (const size of [OTHER, ...SIZES.slice(-1)]) {
      const pages = (await runJob('pages', workspace(size))).told.pages ?? 0;
      const strokes = await keystrokes(chromium, workspace(size), settings, Math.max(5, RUNS));
      const middle = (name: 'total' | 'sent' | 'answer') => median(strokes.map((one) => one[name]));
      keys.push({ rows: size, pages, total: middle('total'), sent: middle('sent'), answer: middle('answer') });
    }
    return { ready: median(starts.map((one) => one.ready)), usable: median(starts.map((one) => one.usable)), keys };
  } finally {
    await chromium.close();
  }
}

function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} x ${cpu?.model ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}, ${process.platform}`;
}

function report(
  { ready, usable, keys }: BrowserFigures,
  search: SearchFigures | undefined,
  receive: ReceiveFigures | undefined,
  binding: BindingFigures | undefined,
  grouping: GroupingFigures | undefined,
  sellers: SellersFigures | undefined,
  damages: DamagesFigures | undefined,
): void {
  if (search) console.log(['', machine(), searchTable(search)].join('\n'));
  if (receive) console.log(['', machine(), receiveTable(receive)].join('\n'));
  if (binding) console.log(['', machine(), bindingTable(binding)].join('\n'));
  if (sellers) console.log(['', machine(), sellersTable(sellers)].join('\n'));
  if (damages) console.log(['', machine(), damagesTable(damages)].join('\n'));
  if (grouping) console.log(['', machine(), groupingTable(grouping)].join('\n'));
  if (APART_ONLY) return;
  const out: string[] = [
    '',
    machine(),
    `medians of ${RUNS} runs; time of a fresh process from start to end, its processor time, and the most memory it held`,
  ];
  out.push(
    '(+ the most of a process it started). A filing is us-federal/complaint with Schedule B and us-federal/schedule-a: three tables of',
  );
  out.push(
    'that many rows, from the rows in the workspace to the file. The others draw the same three tables and nothing else, from ready text;',
  );
  out.push('"started" leaves out the start of the process, which has drawn a small filing before.', '', table(lines, SIZES), '');
  if (ready !== undefined && usable !== undefined)
    out.push(
      `browser door: server ready after ${seconds(ready)}, list of matters usable after ${seconds(usable)} (Chromium running, nothing cached)`,
    );
  for (const key of keys)
    out.push(
      `preview after one keystroke, complaint of ${key.pages} pages (${key.rows} storefronts): ${seconds(key.total)} to the new word, ${seconds(key.sent)} of it after the field's pause, ${seconds(key.answer)} of that the server's answer`,
    );
  out.push('', ...goals(lines, keys[0]));
  out.push('', `the bench took ${seconds(performance.now() - started)}`);
  console.log(out.join('\n'));
}
