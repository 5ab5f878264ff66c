/** What the other rooms of sellers tell of a storefront: false particulars, other matters, proved groups. */
import { type RegistrationFault, registrationFaults } from '../identity/registration.ts';
import type { PortfolioService } from '../portfolio/service.ts';
import type { SellerData } from '../rows.ts';
import type { SeenElsewhere } from './case.ts';

/** False on its face, or to be looked into; what counsel found to be true is left out. */
export function unverifiedFaults(data: SellerData): RegistrationFault[] {
  const verified = new Set(data.identifiers.filter((one) => one.status === 'verified').map((one) => `seller/identifiers/${one.id}/value`));
  return registrationFaults(data).filter((one) => !verified.has(one.where));
}

/** By seller, each other matter once, with the datum here that stands there too. */
export async function seenElsewhere(portfolio: Pick<PortfolioService, 'elsewhere'>, matter: string): Promise<Map<string, SeenElsewhere[]>> {
  const found = await portfolio.elsewhere({ matter });
  return new Map(
    found.map(({ seller, seen }) => [
      seller.id,
      seen.map((one): SeenElsewhere => {
        const [by] = one.by;
        return {
          matter: one.matter.id,
          title: one.matter.title,
          kind: by?.kind ?? '',
          shown: by?.shown ?? '',
          where: by?.where ?? `seller/sellers/${seller.id}`,
          sources: by?.sources ?? [],
        };
      }),
    ]),
  );
}

/** Storefronts of each proved group, counted, by storefront. */
export function sizesOf(groups: readonly { readonly edges: readonly { readonly a: string; readonly b: string }[] }[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { edges } of groups) {
    const members = new Set(edges.flatMap(({ a, b }) => [a, b]));
    for (const id of members) sizes.set(id, members.size);
  }
  return sizes;
}
