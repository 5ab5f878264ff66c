/** What the files of one folder call things, and the ids those things get. */
import { Register } from '../kit/register.ts';
import { urlKey } from '../seller/shops.ts';

export class Names {
  /** By key, registration number, mark. */
  readonly rights = new Register();
  /** By key, name. */
  readonly parties = new Register();
  /** By key. */
  readonly facts = new Register();
  /** By number, name. */
  readonly sellers = new Register();
  readonly #listings = new Register();

  addListing(url: string, id: string): void {
    if (url !== '') this.#listings.add(url, id, urlKey);
  }

  listing(url: string): string | undefined {
    return this.#listings.get(url, urlKey);
  }
}
