/** A set of nodes that is either everything or few. */
export class Region {
  readonly #all: number;
  readonly #some = new Set<number>();
  constructor(all: number) {
    this.#all = all;
  }
  add(node: number): boolean {
    if (this.#all > 0) return false;
    if (this.#some.has(node)) return false;
    this.#some.add(node);
    return true;
  }
  has(node: number): boolean {
    return this.#all > 0 ? node < this.#all && node >= 0 : this.#some.has(node);
  }
  *nodes(): Iterable<number> {
    if (this.#all === 0) yield* this.#some;
    else for (let node = 0; node < this.#all; node++) yield node;
  }
}
