import { describe, expect, it } from 'vitest';
import type { Facts, PartyFacts } from '../../electron/core/filing/facts.ts';
import { draft, sample } from './fixtures/us-draft.ts';
import { withFacts } from './fixtures/us-facts.ts';

/** One seller with one storefront and one listing, one right, no purchase, no event; only what a complaint cannot do without. */
function thin(facts: Facts): Facts {
  const needed = 'brand use_in_commerce principal_register genuine_goods authorised_channels confusion harm capture_method location_basis';
  return withFacts(facts, ({ sellers, rights, particulars, events, counts, damages }) => {
    const one = sellers.slice(0, 1).map((seller) => ({
      ...seller,
      linked: false,
      purchases: [],
      storefronts: seller.storefronts.slice(0, 1),
      storefront_count: 1,
      listings: seller.listings.slice(0, 1),
    }));
    const storefronts = one.flatMap((seller) => seller.storefronts);
    const names = needed.split(' ');
    return {
      sellers: one,
      storefronts,
      listings: one.flatMap((seller) => seller.listings),
      purchases: [],
      shared_identifiers: [],
      rights: rights.slice(0, 1),
      damages: { ...damages, heads: [], alternatives: [] },
      events: Object.fromEntries(Object.keys(events).map((kind) => [kind, []])),
      platforms: storefronts.map((shop) => shop.platform),
      particulars: Object.fromEntries(Object.entries(particulars).map(([name, value]) => [name, names.includes(name) ? value : ''])),
      counts: { ...counts, sellers: 1, storefronts: 1, listings: 1, purchases: 0, rights: 1 },
    };
  });
}

describe('a small matter', () => {
  it('reads in the singular and misses nothing', () => {
    const { text, gaps } = draft('complaint', thin(sample));
    expect(gaps).toEqual([]);
    expect(text).toContain(
      'through one online storefront, of wristwatches under counterfeits of Plaintiff’s federally registered trademark.',
    );
    expect(text).toContain(
      'The true name of Defendant No. 1 is not known to Plaintiff. It trades only under the seller alias on Schedule A.',
    );
    expect(text).toContain('using the Ordellin Mark, or any reproduction, counterfeit, copy, or colorable imitation of it,');
    expect(text).not.toMatch(/Ordellin Marks|other Defendants|Links Between Defendants|Fed\. R\. Civ\. P\. 20|Nos\./);
    expect(text).not.toMatch(/The Sums Demanded|not less than those|in no event less/);
    expect(draft('schedule-a', thin(sample)).text).toContain('1 Defendant, 1 storefront.');
  });

  it('alleges on information and belief that the goods are not genuine where none was examined', () => {
    expect(draft('complaint', thin(sample)).text).toContain('without its consent. Plaintiff alleges it on information and belief');
    expect(draft('complaint', sample).text).toContain('For the goods delivered, this was found on examination, as pleaded below.');
  });

  it('asks what happened in the district where neither sale nor offer shows it', () => {
    const elsewhere = withFacts(thin(sample), ({ sellers }) => ({
      sellers: sellers.map((one) => ({ ...one, listings: one.listings.map((listing) => ({ ...listing, ships_to: 'Canada' })) })),
    }));
    expect(draft('complaint', elsewhere).gaps).toEqual(['particulars.forum_basis', 'particulars.venue_basis']);
  });

  it('is signed by the individual who has no counsel; a company cannot do without', () => {
    const without = (change: Partial<PartyFacts>) =>
      draft(
        'complaint',
        withFacts(thin(sample), ({ plaintiffs, rights }) => {
          const alone = plaintiffs.map((party) => ({ ...party, counsel: [], ...change }));
          return {
            plaintiff: alone[0] ?? null,
            plaintiffs: alone,
            rights: rights.map((right) => ({ ...right, owner: alone[0]?.name ?? '' })),
          };
        }),
      );
    const person = without({ kind: 'person', name: 'Lena Ordell', phone: '(312) 555-0199' });
    expect(person.gaps).toEqual([]);
    expect(person.text).toContain('Plaintiff, pro se');
    expect(person.text).not.toContain('undersigned counsel');
    expect(without({}).gaps).toEqual(['plaintiff.counsel[0].name', 'plaintiff.counsel[0].firm']);
  });

  it('asks on what right a plaintiff sues who is not the owner of the registration', () => {
    const other = withFacts(thin(sample), ({ rights }) => ({ rights: rights.map((right) => ({ ...right, owner: 'Another House SA' })) }));
    const { gaps, text } = draft('complaint', other);
    expect(gaps).toEqual(['particulars.right_to_sue']);
    expect(text).not.toContain('Plaintiff owns');
  });

  it('names two plaintiffs, and a defendant by name beside those on Schedule A', () => {
    const both = withFacts(sample, ({ plaintiffs }) => {
      const more = plaintiffs.map((party) => ({
        ...party,
        id: 'second',
        no: 2,
        name: 'Ordellin Americas Inc.',
        entity_type: 'corporation',
      }));
      return {
        plaintiffs: [...plaintiffs, ...more.map((party) => ({ ...party, counsel: [] }))],
        defendants: more.map((party) => ({ ...party, name: 'Zhou Sample', no: 1 })),
      };
    });
    const { text, gaps } = draft('complaint', both);
    expect(gaps).toEqual([]);
    expect(text).toContain(
      'Plaintiffs Maison Ordellin SA and Ordellin Americas Inc. (together, “Plaintiff”), by their undersigned counsel, bring',
    );
    expect(text).toContain('Plaintiff Ordellin Americas Inc. is a corporation organized under');
    expect(text).toContain('ZHOU SAMPLE; and THE INDIVIDUALS');
    expect(text).toContain('against Zhou Sample and the individuals');
    expect(text.match(/Rowan E\. Castellane/g)).toHaveLength(1);
  });
});
