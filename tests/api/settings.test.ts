import { call } from '@orpc/server';
import { expect, it } from 'vitest';
import { settingsOver } from '#core/api/settings.ts';
import { settingsRoutes } from '#core/api/settings-routes.ts';

const context = { context: { actor: { name: 'Pat', door: 'test' } } } as const;

it('preferences kept before there was a switch for reading pictures are all still there, and pictures are read', () => {
  const kept = new Map([['preferences', { language: 'zh-CN', theme: 'dark', actorName: 'Pat', recent: ['/a'] }]]);
  expect(settingsOver(kept as never).get()).toEqual({ language: 'zh-CN', theme: 'dark', actorName: 'Pat', recent: ['/a'], ocr: true });
});

it('a preference stays as it is while another one changes', async () => {
  const routes = settingsRoutes(settingsOver(new Map()));
  await call(routes.put, { ocr: false }, context);
  await call(routes.put, { theme: 'dark' }, context);
  expect(await call(routes.get, undefined, context)).toMatchObject({ ocr: false, theme: 'dark' });
});
