import { beforeAll, describe, expect, it } from 'vitest';
import { numberDocument } from '../../electron/core/document/number.ts';
import { documentText } from '../../electron/core/document/text.ts';
import { type Basis, packFacts } from '../../electron/core/filing/basis.ts';
import type { Facts, PartyFacts } from '../../electron/core/filing/facts.ts';
import { labelOf } from '../../electron/core/filing/fields.ts';
import type { Finding } from '../../electron/core/kit/finding.ts';
import { checkoutPlaces } from '../../electron/core/places.ts';
import { checkTemplate } from '../../electron/core/template/check.ts';
import { fillTemplate } from '../../electron/core/template/fill.ts';
import { type Library, openLibrary } from '../../electron/core/template/library.ts';
import { usSample, withFacts } from './fixtures/us-facts.ts';

const NAMES = ['complaint', 'schedule-a', 'damages-claim'] as const;
type Name = (typeof NAMES)[number];

let library: Library;
let basis: Basis;
let sample: Facts;
beforeAll(async () => {
  library = await openLibrary(checkoutPlaces().templates);
  basis = await usSample();
  sample = basis.facts;
});

interface Draft {
  /** The words, spaces of every kind as one. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Paths of what is missing. */
  readonly gaps: readonly string[];
}

function draft(name: Name, facts: Facts): Draft {
  const drafted = fillTemplate(
    library,
    `us-federal/${name}`,
    { ...facts },
    { date: facts.today, author: '', draft: true, labels: (path) => labelOf(basis.fields, path, 'en') },
  );
  const numbered = numberDocument(drafted.document);
  const findings = [...drafted.findings, ...numbered.findings];
  const text = documentText(numbered).replace(/[ \u00a0]+/g, ' ');
  return { text, findings, gaps: [...new Set(findings.filter((one) => one.severity === 'error').map((one) => one.where))] };
}

const lastParagraph = (text: string): number => Math.max(...[...text.matchAll(/^(\d+)\. /gm)].map((m) => Number(m[1])));
const section = (text: string, from: string, to: string): string => text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)));

describe('the pack', () => {
  it('loads without a finding, and every template checks clean', () => {
    expect(library.findings.filter((one) => one.where.startsWith('us-federal'))).toEqual([]);
    for (const name of NAMES) {
      const template = library.template(`us-federal/${name}`);
      const options = { file: template?.file ?? '', fields: basis.fields, pack: basis.pack, clauses: library.clauses('us-federal') };
      expect(checkTemplate(template?.source ?? '', options)).toEqual([]);
    }
  });

  it('cites the statutory sums in force on the date of the act', () => {
    const text = (day: string) => packFacts(basis.pack, day, '2026-11-23').facts.law.tm_statutory_wilful?.text;
    expect(text('2008-10-12')).toContain('not more than $1,000,000');
    expect(text('2008-10-13')).toContain('not more than $2,000,000');
  });

  it('tells counsel, outside the filing, which citations nobody has checked', () => {
    const { text, findings } = draft('complaint', sample);
    expect(findings.filter((one) => one.severity === 'note').map((one) => one.where)).toContain('law.rule_20');
    expect(findings.map((one) => one.where)).not.toContain('law.tm_statutory_wilful');
    expect(text).not.toMatch(/unverified|not been checked|\[GK\]/);
  });
});

describe('the sample', () => {
  it.each(NAMES)('%s drafts without a gap', (name) => {
    expect(draft(name, sample).gaps).toEqual([]);
  });

  it('holds 120 storefronts of 96 sellers whose names are hidden', () => {
    expect([sample.counts.storefronts, sample.counts.sellers, sample.purchases.length]).toEqual([120, 96, 10]);
    expect(sample.sellers.every((seller) => seller.name === '' && seller.linked)).toBe(true);
  });
});

describe('the complaint', () => {
  it('pleads jurisdiction defendant by defendant: a delivered purchase as a sale, everything else as an offer', () => {
    const { text } = draft('complaint', sample);
    const [bought] = sample.purchases;
    expect(text).toContain(
      `Defendant No. ${bought?.no} accepted payment of $${bought?.paid} and shipped the goods, which were delivered in Chicago, Illinois`,
    );
    const delivered = text.match(/which were delivered in Chicago, Illinois/g) ?? [];
    expect(delivered).toHaveLength(sample.purchases.length);
    const undelivered = withFacts(sample, ({ purchases, sellers }) => {
      const late = purchases.map((one, i) => (i === 0 ? { ...one, delivered_on: '' } : one));
      return { purchases: late, sellers: sellers.map((s) => ({ ...s, purchases: late.filter((one) => one.no === s.no) })) };
    });
    const pleaded = section(draft('complaint', undelivered).text, 'B. Personal Jurisdiction', 'C. Venue');
    expect(pleaded).not.toContain(`placed an order with Defendant No. ${bought?.no},`);
    expect(undelivered.groups.forum_offer.nos).toContain(bought?.no);
    expect(pleaded).toContain(
      `Defendants Nos. ${undelivered.groups.forum_offer.numbers} each offered, at prices stated in United States dollars, to ship goods`,
    );
  });

  it('asks what ties a defendant to the forum who neither sold nor offered to ship there', () => {
    const silent = withFacts(sample, ({ sellers }) => ({
      sellers: sellers.map((one) => (one.no === 1 ? { ...one, listings: one.listings.map((l) => ({ ...l, ships_to: 'Canada' })) } : one)),
    }));
    const { gaps, text } = draft('complaint', silent);
    expect(gaps).toEqual(['particulars.forum_basis']);
    expect(text).toContain('Defendant No. 1 directed its business at Illinois as follows.');
  });

  it('pleads every shared identifier with the numbers of the defendants and its exhibits, and no joinder without one', () => {
    const { text } = draft('complaint', sample);
    for (const shared of sample.shared_identifiers)
      expect(text).toContain(`Defendants Nos. ${shared.seller_numbers}: ${shared.value} (Exhibit`);
    const unlinked = withFacts(sample, ({ sellers, events }) => ({
      shared_identifiers: [],
      sellers: sellers.map((one) => ({ ...one, linked: false })),
      events: { ...events, shared_content: [], common_source: [], seller_group: [] },
    }));
    const bare = draft('complaint', unlinked);
    expect(bare.gaps).toEqual(['particulars.joinder_basis']);
    expect(bare.text).toContain(
      'The claims against Defendants Nos. 1–96 belong to the same series of occurrences for the following reason.',
    );
  });

  it('counts marks by the goods they were used on, and says so only of goods the registration names', () => {
    const { text } = draft('complaint', sample);
    expect(text).toMatch(/wristwatches \(goods named in the registration\), by Defendants Nos\. /);
    const other = withFacts(sample, ({ rights }) => ({ rights: rights.map((one) => ({ ...one, goods: 'Umbrellas' })) }));
    expect(draft('complaint', other).text).not.toContain('goods named in the registration)');
  });

  it('repeats in every count the paragraphs up to the last fact', () => {
    const { text } = draft('complaint', sample);
    const opening = [...text.matchAll(/^(\d+)\. Plaintiff repeats and realleges paragraphs 1 through (\d+)\./gm)].map((m) => [
      Number(m[1]),
      Number(m[2]),
    ]);
    expect(opening).toHaveLength(3);
    const facts = opening[0]?.[1] ?? 0;
    expect(opening.map(([, last]) => last)).toEqual([facts, facts, facts]);
    expect(opening[0]?.[0]).toBe(facts + 1);
  });

  it('loses a count with its claim, numbers the rest again and asks for no more than what is left', () => {
    const whole = draft('complaint', sample).text;
    const less = draft(
      'complaint',
      withFacts(sample, () => ({ claims: ['lanham-false-designation', 'illinois-udtpa'] })),
    );
    expect(less.gaps).toEqual([]);
    expect(less.text).toContain('COUNT I False Designation of Origin');
    expect(less.text).toContain('COUNT II Illinois Uniform Deceptive Trade Practices Act');
    expect(less.text).not.toContain('COUNT III');
    expect(lastParagraph(less.text)).toBe(lastParagraph(whole) - 9);
    expect(whole).toContain('not more than $2,000,000 per counterfeit mark');
    expect(less.text).not.toContain('statutory damages');
    expect(less.text).toContain('account for and pay over to Plaintiff, as equitable relief, all profits');
  });

  it('pleads the Illinois statute in Illinois only', () => {
    const elsewhere = withFacts(sample, ({ court }) => ({
      court: {
        ...court,
        state: 'New York',
        place: 'New York',
        name: 'United States District Court for the Southern District of New York',
        division: '',
      },
    }));
    const { text } = draft('complaint', elsewhere);
    expect(text).not.toMatch(/815 ILCS|Deceptive Trade Practices/);
    expect(text).not.toContain('COUNT III');
    expect(text).not.toContain('28 U.S.C. § 1367');
  });

  it('misses exactly the registration number that was taken away', () => {
    const holed = withFacts(sample, ({ rights }) => ({ rights: rights.map((one, i) => (i === 1 ? { ...one, number: '' } : one)) }));
    const { gaps, text } = draft('complaint', holed);
    expect(gaps).toEqual(['rights[1].number']);
    expect(text).toMatch(/Registration No\. .registration number./);
  });

  it('asserts no relisting, false datum or chat that no fact carries', () => {
    const quiet = withFacts(sample, ({ events, particulars }) => ({
      events: Object.fromEntries(Object.keys(events).map((kind) => [kind, []])),
      particulars: { ...particulars, platform_notice: '' },
    }));
    const { text, gaps } = draft('complaint', quiet);
    expect(gaps).toEqual([]);
    expect(text).not.toMatch(/offered again|Concealment|took part in|come from a common source|declared the goods|moved proceeds/);
  });

  it('names a sealed filing and a jury demand only where there is one', () => {
    const open = withFacts(sample, ({ matter }) => ({ matter: { ...matter, sealed: false, jury: false } }));
    expect(draft('complaint', open).text).not.toMatch(/FILED UNDER SEAL|JURY TRIAL|Jury Demand/);
  });
});

/** One seller with one storefront and one listing, one right, no purchase, no event; only what a complaint cannot do without. */
function thin(facts: Facts): Facts {
  const needed = 'brand use_in_commerce principal_register genuine_goods authorised_channels confusion harm capture_method location_basis';
  return withFacts(facts, ({ sellers, rights, particulars, events, counts }) => {
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

describe('schedule A', () => {
  it('lists every storefront under its permanent number', () => {
    const { text } = draft('schedule-a', sample);
    for (const shop of sample.storefronts) expect(text).toContain(shop.url);
    expect(text).toContain('96 Defendants, 120 storefronts.');
    expect(text).not.toContain('Status');
  });

  it('becomes an amended schedule with status once a defendant is dismissed, and keeps its number', () => {
    const dismissed = withFacts(sample, ({ sellers, storefronts }) => ({
      sellers: sellers.map((one) => (one.no === 5 ? { ...one, status: 'dismissed' } : one)),
      storefronts: storefronts.map((one) => (one.no === 5 ? { ...one, status: 'dismissed' } : one)),
    }));
    const { text } = draft('schedule-a', dismissed);
    expect(text).toContain('Amended Schedule A');
    expect(text).toMatch(/^5\t.*\tdismissed$/m);
  });
});

describe('the damages memorandum', () => {
  it('asks for the sum of its heads, each defendant for its own part', () => {
    const { text } = draft('damages-claim', sample);
    const sum = sample.damages.by_seller.reduce((total, row) => total + Number(row.amount), 0);
    expect(Number(sample.damages.total)).toBe(sum);
    expect(text).toContain(`in the total sum of $${sum.toLocaleString('en-US', { minimumFractionDigits: 2 })}`);
    expect(text).toContain('No Defendant is asked to pay for another.');
    expect(text).toContain('Plaintiff elects statutory damages.');
  });

  it('gives a lower alternative for the same wrong, and says that it is not in addition', () => {
    const { text } = draft('damages-claim', sample);
    expect(text).toContain('Plaintiff asks in the alternative, and not in addition');
    for (const row of sample.damages.by_seller) expect(Number(row.profits)).toBeLessThan(Number(row.amount));
    expect(
      draft(
        'damages-claim',
        withFacts(sample, ({ damages }) => ({ damages: { ...damages, alternatives: [] } })),
      ).text,
    ).not.toContain('Lower Alternative');
  });

  it('writes its computations in dollars', () => {
    const { text } = draft('damages-claim', sample);
    expect(text).toContain('2 × $50,000.00 = $100,000.00');
    expect(text).not.toMatch(/= \d/);
  });

  it('misses service and default until they are recorded', () => {
    const early = withFacts(sample, ({ events }) => ({ events: { ...events, service: [], default_entered: [] } }));
    expect(draft('damages-claim', early).gaps).toEqual([
      'events.service[0].date',
      'events.service[0].method',
      'events.default_entered[0].date',
    ]);
  });

  it('refuses to be final without a case number', () => {
    expect(
      draft(
        'damages-claim',
        withFacts(sample, ({ matter }) => ({ matter: { ...matter, case_number: '' } })),
      ).gaps,
    ).toEqual(['matter.case_number']);
  });
});
