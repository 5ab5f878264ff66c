import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actor, openRooms, templates } from './rooms.ts';

const samples = (await readdir(join(templates, 'samples'), { withFileTypes: true })).filter((one) => one.isDirectory());

test.each(samples.map((one) => one.name))('the sample %s comes in without a fault', async (name) => {
  const rooms = await openRooms();
  const folder = join(templates, 'samples', name);
  const started = performance.now();
  const { matter, title, findings } = await rooms.intake.importFolder(actor, folder).catch((problem) => {
    console.error(
      problem.findings
        ?.map((one: { where: string; message: string; hint: string }) => `${one.where}: ${one.message} (${one.hint})`)
        .join('\n') ?? problem,
    );
    throw problem;
  });
  console.info(`${name}: ${Math.round(performance.now() - started)} ms`);
  expect(title).toBe(await rooms.intake.titleOf(folder));
  expect(findings.filter((one) => one.severity !== 'note').map((one) => `${one.where} ${one.message}`)).toEqual([]);
  expect((await rooms.damages.get(matter)).findings.filter((one) => one.severity === 'error')).toEqual([]);
});
