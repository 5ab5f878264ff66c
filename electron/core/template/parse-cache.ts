import type { Root } from 'mdast';

/** Parsed blocks by their text, the least lately used dropped first. One for a library. */
export class ParseCache {
  readonly #roots = new Map<string, Root>();
  readonly #most: number;

  constructor(most = 6000) {
    this.#most = most;
  }

  parse(text: string, read: (text: string) => Root): Root {
    const known = this.#roots.get(text);
    const root = known ?? read(text);
    this.#roots.delete(text);
    this.#roots.set(text, root);
    if (this.#roots.size > this.#most) {
      const oldest = this.#roots.keys().next().value;
      if (oldest !== undefined) this.#roots.delete(oldest);
    }
    return root;
  }
}
