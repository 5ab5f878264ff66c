/**
 * Keeps what reading a text gave, for the last few texts: opening another workspace reads the same packs again, and YAML is slow.
 * `read` must be pure and its answer must not be changed by anybody. What throws is not kept.
 */
export function onceForText<A extends readonly string[], R>(read: (...texts: A) => R, keep = 12): (...texts: A) => R {
  const kept = new Map<string, R>();
  return (...texts) => {
    const key = texts.join('\u0000');
    const known = kept.get(key);
    const found = known ?? read(...texts);
    kept.delete(key);
    kept.set(key, found);
    for (const [oldest] of kept) if (kept.size > keep) kept.delete(oldest);
    return found;
  };
}
