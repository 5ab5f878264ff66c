/** Names a template text sets somewhere: where a branch did not set them they are unset, not misspelt. */
export function localNames(source: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, name] of source.matchAll(/\{%-?\s*(?:assign|capture|for)\s+["']?([A-Za-z_][\w-]*)/g)) if (name) names.add(name);
  for (const [, parameters] of source.matchAll(/\{%-?\s*render\s+([^%]*)%\}/g)) {
    for (const [, name] of (parameters ?? '').matchAll(/([A-Za-z_][\w-]*)\s*:/g)) if (name) names.add(name);
    for (const [, name] of (parameters ?? '').matchAll(/\bas\s+([A-Za-z_][\w-]*)/g)) if (name) names.add(name);
  }
  return names;
}
