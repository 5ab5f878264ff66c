/** Risk of storefronts from the terminal, as a user runs it. */
import { resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { RiskView } from '#core/seller/risk/service.ts';
import { type Here, json, verb } from '../support/terminal.ts';
import { temporaryFolder } from '../support/workspace.ts';

interface Told {
  readonly version: string;
  readonly total: number;
  readonly storefronts: readonly RiskView[];
}

let desk = '';
let matter = '';
const at = (args: readonly string[], here: Here = {}) => verb(args, { INIT_CWD: desk, ...here });

beforeAll(async () => {
  desk = await temporaryFolder();
  await at(['init', 'Acme.casewright']);
  await at(['import', 'Acme.casewright', resolve('templates/samples/longgang-watches')]);
  matter = json<{ matters: { id: string }[] }>(await at(['status', 'Acme.casewright', '--json'])).matters[0]?.id ?? '';
});

it('lists storefronts from the highest down, each point with its field, and what is missing', async () => {
  const { storefronts, total, version } = json<Told>(await at(['risk', 'Acme.casewright', matter, '--json']));
  expect(total).toBe(storefronts.length);
  expect(version).toMatch(/^\d{4}\.\d{2}$/);
  const scores = storefronts.map((one) => one.score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  const [first] = storefronts;
  expect(first?.points[0]).toMatchObject({ id: 'purchase', points: 40, of: 40 });
  expect(first?.points[0]?.facts[0]?.where).toMatch(/^seller\/purchases\/[\w-]+\/conclusion$/);
  expect(first?.notHigher.find((one) => one.id === 'price')).toMatchObject({ missing: true, upTo: 25 });
});

it('says the same in lines, in the language asked for; a threshold leaves the lower ones out', async () => {
  const told = await at(['risk', 'Acme.casewright', matter], { CASEWRIGHT_LANGUAGE: 'zh-CN' });
  expect(told.out).toContain('+40/40 取证购买');
  const none = await at(['risk', 'Acme.casewright', matter, '--threshold', '100']);
  expect([none.code, none.out]).toEqual([0, '']);
  expect((await at(['risk', 'Acme.casewright', matter, '--threshold', '101'])).code).toBe(2);
});
