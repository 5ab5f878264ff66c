import { MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { refresh } from '../../../renderer/frame/refresh.ts';

const EVIDENCE = ['evidence/list', 'evidence/custody', 'evidence/search', 'jobs/list'];
const NAMES = [
  'filing/preview',
  'matter/get',
  'seller/table',
  'matter/list',
  'filing/list',
  'workspace/packs',
  'settings/get',
  ...EVIDENCE,
];

/** The queries asked again after one mutation, in the order they were asked. */
async function askedAfter(room: string, verb: string): Promise<string[]> {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const asked: string[] = [];
  for (const name of NAMES) {
    const queryFn = async () => {
      asked.push(name);
      return name;
    };
    new QueryObserver(queries, { queryKey: [name.split('/'), { type: 'query' }], queryFn }).subscribe(() => undefined);
  }
  await new Promise((done) => setTimeout(done, 10));
  asked.length = 0;
  const write = new MutationObserver(queries, { mutationKey: [[room, verb], { type: 'mutation' }], mutationFn: async () => null });
  await write.mutate();
  const [mutation] = queries.getMutationCache().getAll();
  if (mutation) await refresh(queries, mutation as Parameters<typeof refresh>[1]);
  queries.clear();
  return asked;
}

it('asks for the document and the room first, then for the lists about everything', async () => {
  expect(await askedAfter('matter', 'put')).toEqual(['filing/preview', 'matter/get', 'matter/list', 'filing/list']);
});

it('leaves alone what a change cannot touch', async () => {
  expect(await askedAfter('seller', 'put')).not.toContain('matter/get');
  expect(await askedAfter('matter', 'update')).not.toContain('seller/table');
});

it('reads no list of evidence again for what is said of an item', async () => {
  expect(await askedAfter('evidence', 'update')).not.toContain('evidence/list');
  expect(await askedAfter('evidence', 'update')).toContain('evidence/custody');
  expect(await askedAfter('evidence', 'withdraw')).toContain('evidence/list');
});

it('asks for the jobs only when one is paused', async () => {
  expect(await askedAfter('jobs', 'pause')).toEqual(['jobs/list']);
});

it('asks every room after an undo', async () => {
  expect(await askedAfter('journal', 'undo')).toEqual(expect.arrayContaining(['filing/preview', 'matter/get', 'seller/table']));
});

it('asks for nothing but the settings after a setting', async () => {
  expect(await askedAfter('settings', 'put')).toEqual(['settings/get']);
});
