import i18n from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { evidenceKinds, evidenceNotesSchema, type ListedEvidence } from '#core/evidence/model.ts';
import { factSchema, matterSchema, rightSchema } from '#core/matter/model.ts';
import { metadataSchema } from '#core/reading/model.ts';
import { sellerSchema, storefrontSchema } from '#core/seller/model.ts';
import { actsWords } from '../../../renderer/evidence/acts/words.ts';
import { connectedWith, connectionsOf } from '../../../renderer/evidence/connections.ts';
import { type Filters, filterLines, NO_FILTERS } from '../../../renderer/evidence/filters.ts';
import { showingOf, sizeText, thumbnailUrl, whenText } from '../../../renderer/evidence/media.ts';
import { receivingWords } from '../../../renderer/evidence/receiving/words.ts';
import { linesOf } from '../../../renderer/evidence/rows.ts';
import { searchWords } from '../../../renderer/evidence/search/words.ts';
import { viewerWords } from '../../../renderer/evidence/viewer/words.ts';
import { evidenceWords } from '../../../renderer/evidence/words.ts';
import { words } from '../../../renderer/i18n.ts';
import { journalWords } from '../../../renderer/journal/words.ts';

beforeAll(() => i18n.init({ lng: 'en', resources: { en: { translation: words('en') } }, interpolation: { escapeValue: false } }));

const stamp = '2026-11-23T09:20:00.000Z';
const item = (id: string, more: Partial<ListedEvidence> = {}): ListedEvidence => ({
  ...evidenceNotesSchema.parse({}),
  id,
  matter: 'm',
  fileName: `${id}.png`,
  sha256: '0'.repeat(64),
  size: 1,
  mediaType: 'image/png',
  pages: 1,
  unreadable: '',
  metadata: metadataSchema.parse({}),
  flags: [],
  parent: '',
  password: '',
  receivedAt: stamp,
  receivedFrom: '',
  withdrawn: '',
  exhibit: null,
  findings: [],
  ...more,
});
const matter = matterSchema.parse({
  id: 'm',
  title: 'Cast',
  pack: 'us-federal',
  createdAt: stamp,
  updatedAt: stamp,
  rights: [rightSchema.parse({ id: 'r1', type: 'trademark', mark: 'ORDELLIN', number: '9990101', certificate: 'cert' })],
  facts: [factSchema.parse({ id: 'f1', kind: 'raid', date: '2026-01-02', text: 'Raid', sources: ['shot', 'cert'] })],
});
const sellers = {
  sellers: [sellerSchema.parse({ id: 's1', matter: 'm', no: 1 })],
  storefronts: [storefrontSchema.parse({ id: 'sf1', matter: 'm', seller: 's1', platform: 'eBay', shopName: 'gems', sources: ['shot'] })],
  identifiers: [],
  listings: [],
  purchases: [],
};
const connections = () => connectionsOf({ matter, pack: undefined, sellers, damages: undefined }, i18n.t, 'en');

describe('what an item is connected with', () => {
  it('is what it was linked to and what names it as a source, each once', () => {
    const shot = item('shot', {
      links: [
        { to: 'storefront', id: 'sf1' },
        { to: 'seller', id: 's1' },
      ],
    });
    expect(connectedWith(shot, connections())).toEqual(['storefront:sf1', 'seller:s1', 'fact:f1']);
    expect(connectedWith(item('cert'), connections())).toEqual(['right:r1', 'fact:f1']);
    expect(connectedWith(item('other'), connections())).toEqual([]);
  });

  it('says a seller without a name is hidden, and where each thing is edited', () => {
    expect(connections().things.get('seller:s1')).toEqual({
      to: 'seller',
      id: 's1',
      label: '1. Identity hidden',
      where: 'seller/sellers/s1',
    });
  });
});

describe('the list', () => {
  const lines = () =>
    linesOf(
      [item('shot', { title: 'Listing page', exhibit: 2 }), item('cert', { kind: 'registration' }), item('other')],
      connections(),
      i18n.t,
    );
  const shown = (typed: string, filters: Partial<Filters> = {}) =>
    filterLines(lines(), typed, { ...NO_FILTERS, ...filters }, { connections: connections(), sellers }).map((line) => line.id);

  it('finds by every word, also by the names of what an item is connected with', () => {
    expect(shown('listing PAGE')).toEqual(['shot']);
    expect(shown('ordellin')).toEqual(['cert']);
    expect(shown('listing ordellin')).toEqual([]);
  });

  it('narrows by state and kind', () => {
    expect(shown('', { exhibit: 'yes' })).toEqual(['shot']);
    expect(shown('', { exhibit: 'no', kinds: ['registration'] })).toEqual(['cert']);
    expect(shown('', { state: 'unconnected' })).toEqual(['other']);
  });
});

describe('what can be shown', () => {
  it.each([
    ['application/pdf', 'pdf'],
    ['image/jpeg', 'picture'],
    ['image/tiff', 'small'],
    ['image/svg+xml', 'text'],
    ['text/html', 'markup'],
    ['message/rfc822', 'markup'],
    ['application/vnd.ms-outlook', 'markup'],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'words'],
    ['application/vnd.ms-excel.sheet.macroenabled.12', 'words'],
    ['video/mp4', 'film'],
    ['application/zip', 'container'],
    ['application/warc', 'container'],
    ['application/octet-stream', 'none'],
  ])('%s is shown as %s', (mediaType, showing) => expect(showingOf(mediaType)).toBe(showing));

  it('asks for no small picture of a damaged one', () => {
    expect(thumbnailUrl(item('a'))).toBe('/files/thumbnail/a');
    expect(thumbnailUrl(item('a', { unreadable: 'damaged' }))).toBeNull();
  });

  it('writes sizes short and leaves plain dates alone', () => {
    expect([192, 4_356, 86_424_440].map((n) => sizeText(n, 'en'))).toEqual(['192 B', '4 kB', '86.4 MB']);
    expect(whenText('2026-03-01', 'en')).toBe('2026-03-01');
    expect(whenText('around noon', 'en')).toBe('around noon');
  });
});

describe('the words of these rooms', () => {
  const keys = (value: object): string[] =>
    Object.entries(value).flatMap(([key, one]) => (typeof one === 'object' ? keys(one).map((inner) => `${key}.${inner}`) : [key]));

  it.each([
    ['evidence', evidenceWords],
    ['receiving', receivingWords],
    ['search', searchWords],
    ['acts', actsWords],
    ['viewer', viewerWords],
    ['journal', journalWords],
  ])('%s: the same in both languages', (_, room) => expect(keys(room['zh-CN'])).toEqual(keys(room.en)));

  it('name every kind', () => expect(Object.keys(evidenceWords.en.evidence.kinds)).toEqual([...evidenceKinds]));
});
