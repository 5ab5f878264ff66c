/** Names and what they stand for, as people write them in tables. */

/** Names compare without case, width and doubled blanks. */
export const nameKey = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

/** A name that two things share stands for neither. */
export class Register {
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
