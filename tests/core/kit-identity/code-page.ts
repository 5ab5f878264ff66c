/** Encodes text in a code page of two bytes a character, by turning the platform's decoder around. Characters outside of it throw. */
const tables = new Map<string, Map<string, number>>();

function tableOf(label: string): Map<string, number> {
  const known = tables.get(label);
  if (known) return known;
  const table = new Map<string, number>();
  const decoder = new TextDecoder(label);
  for (let code = 0x8140; code <= 0xfefe; code++) {
    const character = decoder.decode(Uint8Array.of(code >> 8, code & 0xff));
    if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, code);
  }
  tables.set(label, table);
  return table;
}

export function encodeIn(label: 'gb18030' | 'big5', text: string): Uint8Array {
  const table = tableOf(label);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const point = character.codePointAt(0) ?? 0;
      if (point < 0x80) return [point];
      const code = table.get(character);
      if (code === undefined) throw new Error(`${character} is not in ${label}`);
      return [code >> 8, code & 0xff];
    }),
  );
}
