/** How a name in a template finds its value. The only place that decides between missing (a gap) and unknown (a mistake). */
import { Context } from 'liquidjs';
import { LIMITS, Refused, type Run } from './run.ts';
import { Branch, childPath, Fact, listAt, pathOf, plain } from './values.ts';

type Parts = ConstructorParameters<typeof Context>;

export class FactContext extends Context {
  readonly run: Run;
  readonly depth: number;
  readonly #carry: NonNullable<Parts[3]>;

  constructor(run: Run, facts: Branch, options: NonNullable<Parts[1]>, carry: NonNullable<Parts[3]>, depth = 0) {
    super(Object.create(null), options, { sync: true, globals: facts, strictVariables: false, ownPropertyOnly: true }, carry);
    this.run = run;
    this.depth = depth;
    this.#carry = { ...carry, memoryLimit: this.memoryLimit, renderLimit: this.renderLimit };
  }

  /** A clause sees the facts and its parameters only. */
  override spawn(scope: object = {}): Context {
    if (this.depth >= LIMITS.depth) throw new Refused(`${LIMITS.depth} clauses within one another`);
    const child = new FactContext(this.run, this.globals as Branch, this.opts, this.#carry, this.depth + 1);
    Object.assign(child.bottom(), scope);
    return child;
  }

  override readProperty(target: unknown, key: unknown): unknown {
    const name = plain(key);
    if (target instanceof Branch) return this.#field(target, String(name));
    if (target instanceof Fact) return this.#beyond(target, String(name));
    if (Array.isArray(target)) return this.#item(target, name);
    return super.readProperty(target as object, name as string);
  }

  #field(branch: Branch, name: string): unknown {
    if (branch.has(name)) return branch.read(name);
    if (name === 'size') return branch.keys().length;
    const path = childPath(branch.path, name);
    // A name some branch of the template sets is merely unset here.
    if (!(branch.path === '' && this.run.options.locals.has(name))) this.run.unknown(path, name, branch.keys());
    return new Fact('', path);
  }

  #beyond(fact: Fact, name: string): unknown {
    if (name === 'size') return [...String(fact.raw)].length;
    // Below a missing object everything is missing; below a word there is nothing.
    if (!fact.missing) this.run.unknown(childPath(fact.path, name), name, []);
    return new Fact('', childPath(fact.path, name));
  }

  #item(list: readonly unknown[], name: unknown): unknown {
    if (name === 'size') return list.length;
    const path = pathOf(list);
    const wanted = name === 'first' ? 0 : name === 'last' ? list.length - 1 : Number(name);
    if (Number.isInteger(wanted)) {
      const index = wanted < 0 && name !== 'last' ? list.length + wanted : Math.max(0, wanted);
      return list[index] ?? (path === undefined ? undefined : new Fact('', childPath(path, index)));
    }
    this.run.unknown(childPath(path ?? '', String(name)), String(name), ['first', 'last', 'size']);
    return new Fact('', childPath(path ?? '', String(name)));
  }

  /** A field of an item by dotted name, as filters take it (`where: "mark.number"`). */
  field(item: unknown, name: string): unknown {
    let at = item;
    for (const key of name.split('.')) at = this.readProperty(at, key);
    return at;
  }

  /** A list named by a plain path (`storefronts`, `seller.listings`), as `::schedule{of=…}` takes it. */
  list(path: string): { readonly path: string; readonly items: readonly unknown[] } | undefined {
    const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
    const found = this.getSync(keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key)));
    if (Array.isArray(found)) return { path: pathOf(listAt(found, pathOf(found))) ?? path, items: found };
    if (found instanceof Fact && found.missing) return { path: found.path, items: [] };
    return undefined;
  }
}
