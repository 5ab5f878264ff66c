import { describe, expect, it } from 'vitest';
import { packFacts } from '../../electron/core/filing/basis.ts';
import { checkTemplate } from '../../electron/core/template/check.ts';
import { basis, draft, library, sample, US_TEMPLATES } from './fixtures/us-draft.ts';
import { withFacts } from './fixtures/us-facts.ts';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const lastParagraph = (text: string): number => Math.max(...[...text.matchAll(/^(\d+)\. /gm)].map((m) => Number(m[1])));
const section = (text: string, from: string, to: string): string => text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)));

describe('the pack', () => {
  it('loads without a finding, and every template checks clean', () => {
    expect(library.findings.filter((one) => one.where.startsWith('us-federal'))).toEqual([]);
    for (const name of US_TEMPLATES) {
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
  it.each(US_TEMPLATES)('%s drafts without a gap', (name) => {
    expect(draft(name, sample).gaps).toEqual([]);
  });

  it('holds 120 storefronts of 96 sellers whose names are hidden', () => {
    expect([sample.counts.storefronts, sample.counts.sellers, sample.purchases.length]).toEqual([120, 96, 10]);
    expect(sample.sellers.every((seller) => seller.name === '')).toBe(true);
    // What fits too many, and numbers kept for films, tie nobody.
    expect(sample.sellers.filter((seller) => seller.linked).length).toBe(sample.operator_groups.reduce((sum, { count }) => sum + count, 0));
    expect(sample.shared_identifiers.some(({ kind }) => kind === 'phone')).toBe(false);
  });
});

/** Numbers as a sentence lists them: `4 and 22`, `1, 3–5, and 9`. */
const series = (numbers: string): string => {
  const each = numbers.split(', ');
  return each.length < 3 ? each.join(' and ') : `${each.slice(0, -1).join(', ')}, and ${each.at(-1)}`;
};

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
      `Defendants Nos. ${series(undelivered.groups.forum_offer.numbers)} each offered, at prices stated in United States dollars, to ship goods`,
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

  it('pleads every shared identifier of the defendants of whom an exhibit shows it, group by group, and no joinder without one', () => {
    const { text } = draft('complaint', sample);
    for (const shared of sample.shared_identifiers)
      expect(text).toMatch(
        new RegExp(`Defendants Nos\\. ${series(shared.seller_numbers)} (gave|named|used|shipped)[^:]*: ${escaped(shared.value)} \\(`),
      );
    for (const group of sample.operator_groups) {
      const pleaded = new Set(group.ties.flatMap(({ nos }) => nos));
      expect([...pleaded].sort((a, b) => a - b)).toEqual(group.nos);
      expect(text).toContain(`(“Group ${group.no}”)`);
    }
    expect(sample.ties.every((row) => row.exhibits.length > 0)).toBe(true);
    const unlinked = withFacts(sample, ({ sellers, events, particulars }) => ({
      particulars: { ...particulars, joinder_basis: '' },
      shared_identifiers: [],
      operator_groups: [],
      ties: [],
      sellers: sellers.map((one) => ({ ...one, linked: false })),
      events: { ...events, shared_content: [], common_source: [], seller_group: [] },
    }));
    const bare = draft('complaint', unlinked);
    expect(bare.gaps).toEqual(['particulars.joinder_basis']);
    expect(bare.text).toContain(
      'The claims against Defendants Nos. 1–96 belong to the same series of occurrences for the following reason.',
    );
  });

  it('asks whom a fact concerns that would tie everybody, and what joins those it does not reach', () => {
    const loose = withFacts(sample, ({ events }) => ({
      events: { ...events, shared_content: (events.shared_content ?? []).map((one) => ({ ...one, seller_numbers: '', concerns: [] })) },
    }));
    expect(draft('complaint', loose).gaps).toContain('events.shared_content[0].seller_numbers');
    const [first] = sample.operator_groups;
    const one = withFacts(sample, ({ events, particulars }) => ({
      particulars: { ...particulars, joinder_basis: '' },
      operator_groups: sample.operator_groups.slice(0, 1),
      events: { ...events, shared_content: [], common_source: [], seller_group: [] },
    }));
    expect(one.joinder.sets.map(({ nos }) => nos)).toEqual([first?.nos]);
    const { text, gaps } = draft('complaint', one);
    expect(gaps).toEqual(['particulars.joinder_basis']);
    const apart = series(one.joinder.apart.numbers);
    expect(text).toContain(`The claims against Defendants Nos. ${apart} belong to the same series of occurrences as those`);
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

  it('pleads what is computed as the least that is demanded, profits and statutory damages in the alternative', () => {
    const { text } = draft('complaint', sample);
    const usd = (amount: string) => `$${Number(amount).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;
    const [profits] = sample.damages.alternatives;
    expect(text).toContain(`in a sum of not less than ${usd(profits?.amount ?? '')}, from each for its own part.`);
    for (const head of sample.damages.heads) expect(text).toContain(`${usd(head.amount)} in all, from each for its own part (Exhibit`);
    const pleaded = /^(\d+)\. In the alternative to profits and damages, and not in addition to them,/m.exec(text)?.[1];
    expect(text).toContain(`and in no event less than the sums pleaded in paragraph ${pleaded}.`);
    expect(text).toContain('Plaintiff demands such damages up to the statutory maximum');
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
    expect(lastParagraph(less.text)).toBe(lastParagraph(whole) - 10);
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
    ).not.toContain('In the Alternative');
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
