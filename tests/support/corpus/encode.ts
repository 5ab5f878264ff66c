/** Text in the encodings that Node only reads: its own decoders, turned round. */
const TABLES = new Map<string, Map<string, Buffer>>();

function tableOf(label: string): Map<string, Buffer> {
  const known = TABLES.get(label);
  if (known) return known;
  const table = new Map<string, Buffer>();
  const decoder = new TextDecoder(label);
  for (let lead = 0x80; lead < 0x100; lead++) {
    const single = decoder.decode(Uint8Array.of(lead));
    if (single.length === 1 && single !== '\ufffd' && !table.has(single)) table.set(single, Buffer.of(lead));
    for (let trail = 0x40; trail < 0xff; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, Buffer.of(lead, trail));
    }
  }
  TABLES.set(label, table);
  return table;
}

/** Bytes of `text` in a double-byte or single-byte encoding of the Encoding standard; throws for a character it has not. */
export function encode(text: string, label: string): Buffer {
  const table = tableOf(label);
  return Buffer.concat(
    Array.from(text, (char) => {
      if (char < '\u0080') return Buffer.from(char);
      const bytes = table.get(char);
      if (!bytes) throw new Error(`${label} has no ${char}`);
      return bytes;
    }),
  );
}
