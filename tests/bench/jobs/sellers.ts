/** sellers <workspace> <rows>: a disclosure of that many rows looked at, checked, imported and checked again; beside it the bare reading of the same file. */
import { readFile, writeFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parse } from 'csv-parse/sync';
import { openAt } from './filing-model.ts';
import { tell, timed } from './tell.ts';

const [workspace = '', count = '100000'] = process.argv.slice(2);
const rows = Number(count);
const file = `${workspace}.csv`;
const headers = 'Business Name,Platform,Shop Name,Store Front URL,Email,Phone 1,Payee Account,Business Address,USCC,Legal Representative';
const line = (i: number) =>
  [
    `Shenzhen Example ${i} Trading Co. Ltd`,
    'Temu',
    `Shop ${i}`,
    `https://temu.example/shop/${i}`,
    `shop${i % Math.ceil(rows * 0.9)}@example.com`,
    `138${String(10_000_000 + i)}`,
    `6222021234567${String(i).padStart(6, '1')}`,
    `"Room ${i}, Building ${i % 77}, Longgang District, Shenzhen, Guangdong, 518000, CN"`,
    '',
    `Zhang ${i}`,
  ].join(',');
await writeFile(file, `${headers}\n${Array.from({ length: rows }, (_, i) => line(i)).join('\n')}\n`);

const [plain] = await timed(async () => parse(await readFile(file, 'utf8')).length);
const workbench = await openAt(workspace, true);
const actor = { name: 'Bench', door: 'test' } as const;
const matter = (await workbench.matter.create(actor, { title: 'Bench', pack: 'us-federal' })).id;
const { sellerImport: imports } = workbench;
const request = { matter, table: 'sellers', file: { path: file, fileName: 'bench.csv' } } as const;
const check = async () => {
  const { id, ended } = await imports.check(request);
  await ended;
  return id;
};

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const before = process.cpuUsage();
const [preview] = await timed(() => imports.preview(request));
const [checking, id] = await timed(check);
const [importing] = await timed(async () => (await imports.run(actor, id, { keepGood: false })).ended);
const { user, system } = process.cpuUsage(before);
delay.disable();
const { counts } = imports.checked(id);
const [again, second] = await timed(check);
const { unchanged } = imports.checked(second).counts;
const [undo] = await timed(() => workbench.store.undo(matter, actor));
await workbench.close();
const blocked = delay.max / 1e6;
tell({ rows, plain, preview, checking, importing, cpu: (user + system) / 1_000, blocked, added: counts.added, again, unchanged, undo });
