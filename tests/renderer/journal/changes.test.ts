import { globSync, readFileSync } from 'node:fs';
import i18n from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { collections } from '#core/matter/model.ts';
import type { Change } from '#core/store/store.ts';
import { words } from '../../../renderer/i18n.ts';
import { fieldChanges, takenBack, thingOf } from '../../../renderer/journal/changes.ts';
import { fieldName, type Speech, sayValue, thingName } from '../../../renderer/journal/say.ts';
import { verbWords } from '../../../renderer/journal/verb.ts';

const change = (more: Partial<Change>): Change => ({ kind: 'evidence', id: 'e1', before: null, after: null, ...more });

beforeAll(() =>
  i18n.init({
    lng: 'en',
    fallbackLng: false,
    resources: { en: { translation: words('en') }, 'zh-CN': { translation: words('zh-CN') } },
    interpolation: { escapeValue: false },
  }),
);

describe('what an entry changed', () => {
  it('is told field by field, and only where something differs', () => {
    const before = { id: 'e1', matter: 'm', title: 'Receipt', note: '', links: [], original: false };
    const after = { ...before, title: 'Order receipt', note: undefined, original: true };
    expect(fieldChanges(change({ before, after }))).toEqual([
      { name: 'title', before: 'Receipt', after: 'Order receipt' },
      { name: 'original', before: false, after: true },
    ]);
  });

  it('lists what a new thing holds, without its keys and empty fields', () => {
    const after = { position: 3, item: { id: 's1', matter: 'm', shopName: 'Gem Store', url: '', sources: [] } };
    expect(fieldChanges(change({ kind: 'storefront', after }))).toEqual([{ name: 'shopName', before: undefined, after: 'Gem Store' }]);
  });

  it('tells a move from a change', () => {
    const item = { id: 'f1', kind: 'raid', text: 'x' };
    const moved = change({
      kind: 'matter-item',
      before: { collection: 'facts', position: 0, item },
      after: { collection: 'facts', position: 2, item },
    });
    expect(fieldChanges(moved)).toEqual([{ name: 'position', before: 1, after: 3 }]);
    expect(thingOf(moved.after)).toEqual(item);
  });

  it('opens what is kept by name', () => {
    const before = { id: 'm', particulars: { goods: 'watches', other: 'same' } };
    const after = { id: 'm', particulars: { goods: 'rings', other: 'same' } };
    expect(fieldChanges(change({ kind: 'matter', before, after }))).toEqual([
      { name: 'particulars.goods', before: 'watches', after: 'rings' },
    ]);
  });

  it('counts an undo that was undone as nothing taken back', () => {
    const plain = (seq: number) => ({ seq, undoes: null });
    expect(takenBack([{ seq: 2, undoes: 1 }, plain(1)])).toEqual(new Set([1]));
    expect(takenBack([{ seq: 3, undoes: 2 }, { seq: 2, undoes: 1 }, plain(1)])).toEqual(new Set([2]));
  });
});

describe('the words of the journal', () => {
  const speech = (): Speech => ({ i18n, pack: undefined, names: new Map([['e9', 'Certificate']]) });

  it('names things, fields and values as the rooms do', () => {
    const shop = change({ kind: 'storefront', after: { position: 0, item: { id: 's1', shopName: 'Gem Store', sources: ['e9'] } } });
    expect(thingName(speech(), shop)).toEqual({ kind: 'Storefront', name: 'Gem Store' });
    expect(fieldName(speech(), shop, 'shopName')).toBe('Shop');
    expect(sayValue(speech(), shop, 'sources', ['e9', 'e8'])).toBe('Certificate; e8');
    const item = change({ after: { id: 'e1', kind: 'receipt' } });
    expect(sayValue(speech(), item, 'kind', 'receipt')).toBe('Receipt');
    expect(sayValue(speech(), item, 'links', [{ to: 'seller', id: 'e9' }])).toBe('With: Seller, Id: Certificate');
  });

  it('has words in both languages for every deed the services write', () => {
    const things = ['seller', 'storefront', 'identifier', 'listing', 'purchase'];
    const fill: Readonly<Record<string, readonly string[]>> = {
      collection: Object.keys(collections),
      table: ['sellers', 'identifiers', 'listings', 'purchases'],
      'rows.thing[table]': things,
      "known ? 'change' : 'add'": ['add', 'change'],
    };
    const expand = (verb: string): string[] => {
      const hole = /\$\{([^}]+)\}/.exec(verb);
      if (!hole) return [verb];
      const ways = fill[hole[1] ?? ''];
      if (!ways) throw new Error(`say here what \${${hole[1]}} stands for`);
      return ways.flatMap((way) => expand(verb.replace(hole[0], way)));
    };
    const deeds = globSync('electron/core/**/service.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bverb(?::| =) (?:final \? )?(?:'([^']+)'(?: : '([^']+)')?|`([^`]+)`)/g)].flatMap(
        ([, a, b, c]) => [a, b, c].filter((verb) => verb !== undefined).flatMap(expand),
      ),
    );
    expect(new Set(deeds).size).toBeGreaterThan(40);
    for (const language of ['en', 'zh-CN']) {
      const t = i18n.getFixedT(language);
      expect(deeds.filter((deed) => verbWords(t, deed) === deed)).toEqual([]);
    }
    expect(verbWords(i18n.getFixedT('zh-CN'), 'undo move exhibit')).toBe('撤销：调整证据顺序');
  });
});
