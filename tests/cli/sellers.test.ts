/** `sellers` and `sellers import` as a user runs them. */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Here, json, verb } from '../support/terminal.ts';
import { temporaryFolder } from '../support/workspace.ts';

let desk = '';
let matter = '';
const at = (args: readonly string[], here: Here = {}) => verb(args, { INIT_CWD: desk, ...here });

interface Told {
  readonly mapping: Readonly<Record<string, string | null>>;
  readonly rows: Readonly<Record<'read' | 'kept' | 'refused' | 'added' | 'updated' | 'unchanged', number>>;
  readonly refused: readonly { row: number; reasons: readonly { where: string; column: string; id: string; message: string }[] }[];
}

beforeAll(async () => {
  desk = await temporaryFolder();
  await at(['init', 'W']);
  matter = json<{ matter: string }>(await at(['import', 'W', resolve('templates/samples/longgang-watches'), '--json'])).matter;
  await writeFile(
    join(desk, 'd.csv'),
    'Business Name;Shop;Phone 1;Colour\nBusiness Name:晶时光;A;电话：13800138000;red\n琉璃;B;1.38E+10;blue\n',
  );
  await writeFile(join(desk, 'm.json'), '{"Business Name": "seller", "Shop": "shop_name", "Phone 1": "phone", "Colour": "note"}');
});

describe('sellers import', () => {
  it('keeps nothing while a row is refused, and says file, row, column and reason', async () => {
    const ended = await at(['sellers', 'import', 'W', matter, 'd.csv', '--json']);
    const { rows, refused, mapping } = json<Told>(ended);
    expect(ended.code).toBe(1);
    expect(mapping).toEqual({ 'Business Name': 'seller', Shop: 'shop_name', 'Phone 1': 'phone', Colour: null });
    expect(rows).toEqual({ read: 2, kept: 0, refused: 1, added: 0, updated: 0, unchanged: 0 });
    expect(refused).toMatchObject([{ row: 3, reasons: [{ where: 'd.csv:3:Phone 1', column: 'Phone 1', id: 'seller.cell-digits-lost' }] }]);
    expect(ended.notes).toContain('column "Colour" is left out');
  });

  it('keeps the good rows when asked, by a mapping of its own; again nothing changes', async () => {
    const import_ = ['sellers', 'import', 'W', matter, 'd.csv', '--mapping', 'm.json', '--keep-good'];
    const first = await at([...import_, '--json']);
    expect([first.code, json<Told>(first).rows]).toEqual([0, { read: 2, kept: 1, refused: 1, added: 1, updated: 0, unchanged: 0 }]);
    const again = await at(import_, { CASEWRIGHT_LANGUAGE: 'zh-CN' });
    expect(again.out).toContain('读取 2 行，导入 1 行，拒绝 1 行\n新增 0，更新 0，不变 1');
    const { sellers } = json<{
      sellers: {
        no: number;
        name: string;
        storefronts: { shopName: string }[];
        identifiers: { kind: string; value: string; key: string; status: string }[];
      }[];
    }>(await at(['sellers', 'W', matter, '--json']));
    expect(sellers.at(-1)).toMatchObject({
      no: 3,
      name: '晶时光',
      storefronts: [{ shopName: 'A' }],
      identifiers: [{ kind: 'phone', value: '13800138000', key: 'phone +8613800138000', status: 'claimed' }],
    });
    expect((await at(['sellers', 'W', matter])).out).toMatch(
      /3 {2}晶时光\n {4}A\n {4}phone: 13800138000 {2}\(\+86 138 0013 8000\) {2}\[claimed\]/,
    );
  });

  it('refuses what it cannot use in clear words', async () => {
    await writeFile(join(desk, 'list.json'), '["seller"]');
    await writeFile(join(desk, 'field.json'), '{"Shop": "shop"}');
    const import_ = (...more: string[]) => at(['sellers', 'import', 'W', matter, 'd.csv', ...more]);
    expect((await import_('--mapping', 'list.json')).notes).toContain('this is not a mapping');
    expect(await import_('--mapping', 'field.json')).toMatchObject({
      code: 1,
      notes: expect.stringContaining('the field "shop", which there is not'),
    });
    expect(await at(['sellers', 'import', 'W', matter, 'none.csv'])).toMatchObject({
      code: 1,
      notes: expect.stringContaining('there is no such file'),
    });
    expect(await at(['sellers', 'W', matter, '--keep-good'])).toMatchObject({ code: 2 });
  });
});
