/** What the files of one folder call things, and the ids those things get. */
import { nameKey, urlKey } from '../seller/shops.ts';

/** A name may be said twice only of the same thing; then it stands for both uses of it. */
class Register {
  readonly #ids = new Map<string, string>();

  add(name: string | undefined, id: string, key: (text: string) => string = nameKey): void {
    if (name !== undefined && name !== '' && !this.#ids.has(key(name))) this.#ids.set(key(name), id);
  }

  get(name: string, key: (text: string) => string = nameKey): string | undefined {
    return this.#ids.get(key(name));
  }

  get words(): string[] {
    return [...this.#ids.keys()];
  }
}

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
