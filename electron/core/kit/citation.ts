/** A source as the data writes it: `<evidence id>`, `<evidence id>#<pin id>`, or `<evidence id>#page=<n>` for a page without a pin. */
export interface SourceRef {
  readonly evidence: string;
  /** Id of a pin of the item; '' for none. */
  readonly pin: string;
  /** From 1; null for the whole item, or where a pin says it. */
  readonly page: number | null;
}

/** Reads a source. The fragment of a page is that of RFC 8118 section 3 (`#page=14`). Whatever else follows `#` is the id of a pin. */
export function sourceRef(source: string): SourceRef {
  const at = source.indexOf('#');
  if (at < 0) return { evidence: source, pin: '', page: null };
  const evidence = source.slice(0, at);
  const rest = source.slice(at + 1);
  const page = /^page=([1-9]\d{0,5})$/.exec(rest)?.[1];
  return page === undefined ? { evidence, pin: rest, page: null } : { evidence, pin: '', page: Number(page) };
}

/** The item a source names, whatever it points at within it. */
export const sourceItem = (source: string): string => source.split('#', 1)[0] ?? '';

/** The source that cites a page of an item, or the whole item where there is none. */
export const sourceOf = (evidence: string, page: number | null): string => (page === null ? evidence : `${evidence}#page=${page}`);
