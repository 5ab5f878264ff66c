/** Tables held between a look at them, a check and an import: a long one takes seconds to read. */
import { stat } from 'node:fs/promises';
import { HeldTable, type TableOrder } from './thread.ts';

interface Holding {
  readonly key: string;
  readonly opened: Promise<HeldTable>;
  users: number;
  /** Ends it when nobody asked for it for a while. */
  idle: NodeJS.Timeout | undefined;
}

/** Milliseconds a table is kept that nobody uses: as long as somebody may think about its columns. */
const IDLE = 120_000;

export class HeldTables {
  readonly #entry: URL;
  readonly #holdings = new Set<Holding>();

  constructor(entry: URL) {
    this.#entry = entry;
  }

  /** The table, read now or before; every `take` needs its `release`. A file that changed meanwhile is another one. */
  async take(order: TableOrder): Promise<HeldTable> {
    const file = await stat(order.path).catch(() => undefined);
    const key = JSON.stringify([order, file?.size, file?.mtimeMs]);
    let holding = [...this.#holdings].find((one) => one.key === key);
    if (!holding) {
      // One at a time is kept for later: the last one looked at.
      for (const other of this.#holdings) if (other.users === 0) this.#end(other);
      holding = { key, opened: HeldTable.open(order, this.#entry), users: 0, idle: undefined };
      this.#holdings.add(holding);
    }
    clearTimeout(holding.idle);
    holding.users++;
    try {
      return await holding.opened;
    } catch (error) {
      this.#holdings.delete(holding);
      throw error;
    }
  }

  release(held: HeldTable): void {
    for (const holding of this.#holdings) {
      void holding.opened.then((one) => {
        if (one !== held || --holding.users > 0) return;
        holding.idle = setTimeout(() => this.#end(holding), IDLE);
        holding.idle.unref();
      });
    }
  }

  close(): void {
    for (const holding of this.#holdings) this.#end(holding);
  }

  #end(holding: Holding): void {
    clearTimeout(holding.idle);
    this.#holdings.delete(holding);
    void holding.opened.then(
      (held) => held.close(),
      () => undefined,
    );
  }
}
