import { describe, expect, it } from 'vitest';
import { evidenceNotesSchema, type ListedEvidence } from '#core/evidence/model.ts';
import { metadataSchema } from '#core/reading/model.ts';
import { sellerSchema, storefrontSchema } from '#core/seller/model.ts';
import { askedOf, dayOf, type Filters, filterLines, NO_FILTERS } from '../../../renderer/evidence/filters.ts';
import { flat, type Line, nest } from '../../../renderer/evidence/rows.ts';

const line = (id: string, more: Partial<ListedEvidence> = {}, keys: readonly string[] = []): Line => {
  const item: ListedEvidence = {
    ...evidenceNotesSchema.parse({}),
    id,
    matter: 'm',
    fileName: id,
    sha256: '0'.repeat(64),
    size: 1,
    mediaType: 'image/png',
    pages: 1,
    unreadable: '',
    metadata: metadataSchema.parse({}),
    flags: [],
    parent: '',
    password: '',
    receivedAt: '2026-11-23T09:20:00.000Z',
    receivedFrom: '',
    withdrawn: '',
    exhibit: null,
    findings: [],
    ...more,
  };
  return { id, item, name: id, keys, text: id };
};
const byId = (lines: readonly Line[]) => new Map(lines.map((one) => [one.id, one]));
const drawn = (lines: readonly Line[], folded: readonly string[] = []) =>
  nest(lines, byId(lines), new Set(folded)).map(({ id, depth }) => `${'  '.repeat(depth)}${id}`);

describe('files that came in another file', () => {
  const lines = [
    line('mail'),
    line('other'),
    line('label', { parent: 'mail' }),
    line('zip', { parent: 'mail' }),
    line('page', { parent: 'zip' }),
  ];

  it('stand under it, at any depth', () => {
    expect(drawn(lines)).toEqual(['mail', '  label', '  zip', '    page', 'other']);
  });

  it('are hidden when it is folded', () => {
    expect(drawn(lines, ['zip'])).toEqual(['mail', '  label', '  zip', 'other']);
    expect(drawn(lines, ['mail'])).toEqual(['mail', 'other']);
  });

  it('stand by themselves as exhibits, and say what they came in', () => {
    const listed = [line('label', { parent: 'mail', exhibit: 1 }), line('mail')];
    expect(drawn(listed)).toEqual(['label', 'mail']);
    expect(nest(listed, byId(listed), new Set())[0]?.from).toBe('mail');
  });

  it('stand by themselves where a filter hides what they came in, or the user sorts', () => {
    const all = byId(lines);
    expect(nest([line('label', { parent: 'mail' })], all, new Set())).toMatchObject([{ id: 'label', depth: 0, from: 'mail' }]);
    expect(flat(lines, all).map(({ depth, from }) => [depth, from])).toEqual([
      [0, ''],
      [0, ''],
      [0, 'mail'],
      [0, 'mail'],
      [0, 'zip'],
    ]);
  });
});

describe('filters', () => {
  const sellers = {
    sellers: [sellerSchema.parse({ id: 's1', matter: 'm', no: 1 })],
    storefronts: [storefrontSchema.parse({ id: 'shop', matter: 'm', seller: 's1' })],
    identifiers: [],
    listings: [],
    purchases: [],
  };
  const lines = [
    line('a', { tags: ['key'], capturedAt: '2026-03-02' }, ['storefront:shop']),
    line('b', { privilege: 'work product', mediaType: 'application/pdf' }, ['right:r1']),
    line('c', {
      confidential: true,
      metadata: metadataSchema.parse({ captured: { at: '2026-04-01T10:00:00', zone: 'unknown', source: 'exif' } }),
    }),
  ];
  const around = { connections: { things: new Map(), sourceOf: new Map() }, sellers };
  const kept = (filters: Partial<Filters>) => filterLines(lines, '', { ...NO_FILTERS, ...filters }, around).map((one) => one.id);

  it('keep what is evidence against a seller, by whatever of the seller it is connected with', () => {
    expect(kept({ seller: 's1' })).toEqual(['a']);
    expect(kept({ right: 'r1' })).toEqual(['b']);
  });

  it('keep by tag, type, protection and day', () => {
    expect(kept({ tag: 'key' })).toEqual(['a']);
    expect(kept({ type: 'image/' })).toEqual(['a', 'c']);
    expect(kept({ privileged: 'yes' })).toEqual(['b']);
    expect(kept({ privileged: 'no', state: 'confidential' })).toEqual(['c']);
    expect(kept({ from: '2026-03-02', to: '2026-04-01' })).toEqual(['a', 'c']);
  });

  it('take the day somebody states before the file’s own, and that before the day it was received', () => {
    expect(lines.map((one) => dayOf(one.item))).toEqual(['2026-03-02', '2026-11-23', '2026-04-01']);
  });

  it('are asked of the index as far as it knows them', () => {
    expect(askedOf({ ...NO_FILTERS, privileged: 'no', type: 'image/', state: 'findings', kinds: ['video'] })).toEqual({
      privileged: false,
      mediaType: 'image/',
      kinds: ['video'],
    });
  });
});
