/** What the files of one folder call things, and the ids those things get. */
import { nameKey, urlKey } from '../seller/shops.ts';

/** Names and what they stand for. A name that two things share stands for neither. */
class Register {
  readonly #ids = new Map<string, string | null>();

  add(name: string | undefined, id: string, key: (text: string) => string = nameKey): void {
    if (name === undefined || name === '') return;
    const there = this.#ids.get(key(name));
    this.#ids.set(key(name), there === undefined || there === id ? id : null);
  }

  get(name: string, key: (text: string) => string = nameKey): string | undefined {
    return this.#ids.get(key(name)) ?? undefined;
  }

  get words(): string[] {
    return [...this.#ids].flatMap(([word, id]) => (id === null ? [] : [word]));
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
