import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { json, verb } from '../../../support/terminal.ts';
import { temporaryFolder } from '../../../support/workspace.ts';

interface Told {
  readonly storefronts: number;
  readonly groups: readonly {
    readonly no: number;
    readonly members: readonly { readonly shopName: string; readonly sellerNo: number; readonly platform: string }[];
    readonly edges: readonly {
      readonly kind: string;
      readonly shownA: string;
      readonly shownB: string;
      readonly strength: string;
      readonly version: number;
    }[];
    readonly weakest: { readonly kind: string };
  }[];
  readonly suggestions: readonly { readonly kind: string; readonly why: readonly string[] }[];
  readonly hubs: readonly { readonly kind: string; readonly count: number; readonly why: string }[];
}

test('the terminal lists groups with what ties them, what was suggested and not joined, and what too many share', async () => {
  const folder = await temporaryFolder();
  const workspace = join(folder, 'Groups.casewright');
  await verb(['init', workspace]);
  const made = await verb(['import', workspace, 'templates/samples/longgang-watches']);
  const matter = made.out.trim().split('\n').at(-1) ?? '';
  const rows = [
    'platform,shop_name,shop_id,phone,email,address',
    'Temu,Ring One,900001,13912345670,,',
    'Temu,Ring Two,900002,+86 139 1234 5670,ring.two8812@163.com,',
    'Wish,Ring Three,900003,,RING.TWO8812@163.com,',
    'Wish,Golden Lotus Fashion Atelier,900004,,,',
    'eBay,GoldenLotusFashionAtelier,900005,,,',
    ...Array.from({ length: 15 }, (_, n) => `Wish,Stranger ${n},91000${n},13611112323,,`),
  ];
  const csv = join(folder, 'shops.csv');
  await writeFile(csv, rows.join('\n'));
  expect((await verb(['sellers', 'import', workspace, matter, csv])).code).toBe(0);
  const told = json<Told>(await verb(['groups', workspace, matter, '--json']));
  expect(told.storefronts).toBeGreaterThan(20);
  const ring = told.groups.find(({ members }) => members.some(({ shopName }) => shopName === 'Ring One'));
  expect(ring?.members.map(({ shopName }) => shopName)).toEqual(['Ring One', 'Ring Two', 'Ring Three']);
  expect(ring?.edges.map(({ kind, shownA, shownB, strength, version }) => [kind, shownA, shownB, strength, version])).toEqual([
    ['email', 'ring.two8812@163.com', 'RING.TWO8812@163.com', 'hard', 1],
    ['phone', '13912345670', '+86 139 1234 5670', 'hard', 1],
  ]);
  expect(ring?.weakest.kind).toBe('phone');
  expect(told.suggestions.some(({ kind, why }) => kind === 'likeness' && why.some((text) => text.includes('Golden Lotus')))).toBe(true);
  expect(told.hubs).toContainEqual(expect.objectContaining({ kind: 'phone', count: 15, why: 'too-many' }));
  const spoken = await verb(['groups', workspace, matter, '--all'], { CASEWRIGHT_LANGUAGE: 'zh-CN' });
  expect(spoken.code).toBe(0);
  expect(spoken.out).toContain('Ring Three');
  expect(spoken.out).toContain('使用者过多，不作关联');
});
