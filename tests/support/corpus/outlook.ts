/** Messages as Outlook saves them ([MS-OXMSG] 2.1 to 2.4), put together property by property. */
import burner from '@kenjiuno/msgreader/lib/Burner.js';
import { encode } from './encode.ts';

export interface OutlookMessage {
  readonly subject: string;
  readonly body?: string;
  readonly html?: string;
  readonly sender?: readonly [name: string, address: string];
  readonly to?: readonly (readonly [name: string, address: string])[];
  /** ISO, UTC. */
  readonly sent?: string;
  readonly headers?: string;
  /** Texts are written in this code page, and the message says so; Unicode without it. Only 936 is known. */
  readonly codePage?: 936;
  readonly attachments?: readonly OutlookAttachment[];
}

export interface OutlookAttachment {
  readonly name: string;
  readonly bytes?: Buffer;
  readonly message?: OutlookMessage;
  readonly contentId?: string;
  readonly type?: string;
}

type Item = { readonly name: string; readonly bytes: Buffer } | { readonly name: string; readonly items: readonly Item[] };

const DOCUMENT = 2;
const DIRECTORY = 1;
const ROOT = 5;

/** A compound file of these streams and storages. */
export function compound(items: readonly Item[]): Buffer {
  type Entry = Parameters<typeof burner.burn>[0][number];
  const entries: Entry[] = [{ name: 'Root Entry', type: ROOT, children: [], length: 0 } as Entry];
  const add = (within: number, list: readonly Item[]): void => {
    for (const item of list) {
      const no = entries.length;
      entries[within]?.children?.push(no);
      if ('bytes' in item)
        entries.push({
          name: item.name,
          type: DOCUMENT,
          length: item.bytes.length,
          binaryProvider: () => new Uint8Array(item.bytes),
        } as Entry);
      else {
        entries.push({ name: item.name, type: DIRECTORY, children: [], length: 0 } as Entry);
        add(no, item.items);
      }
    }
  };
  add(0, items);
  return Buffer.from(burner.burn(entries));
}

const integer = (id: number, value: number): Buffer => {
  const property = Buffer.alloc(16);
  property.writeUInt32LE(id * 65_536 + 3, 0);
  property.writeUInt32LE(6, 4);
  property.writeUInt32LE(value, 8);
  return property;
};

const time = (id: number, at: string): Buffer => {
  const property = Buffer.alloc(16);
  property.writeUInt32LE(id * 65_536 + 0x40, 0);
  property.writeUInt32LE(6, 4);
  property.writeBigUInt64LE(BigInt(Date.parse(at) + 11_644_473_600_000) * 10_000n, 8);
  return property;
};

const hex = (id: number) => id.toString(16).toUpperCase().padStart(4, '0');
const binary = (id: number, bytes: Buffer): Item => ({ name: `__substg1.0_${hex(id)}0102`, bytes });

function itemsOf(message: OutlookMessage, header: number): Item[] {
  const text = (id: number, value: string): Item =>
    message.codePage
      ? { name: `__substg1.0_${hex(id)}001E`, bytes: encode(value, 'gb18030') }
      : { name: `__substg1.0_${hex(id)}001F`, bytes: Buffer.from(value, 'utf16le') };
  const properties = (size: number, ...list: readonly Buffer[]): Item => ({
    name: '__properties_version1.0',
    bytes: Buffer.concat([Buffer.alloc(size), ...list]),
  });
  const [senderName, senderAddress] = message.sender ?? ['', ''];
  const items: Item[] = [
    properties(
      header,
      ...(message.codePage ? [integer(0x3ffd, message.codePage)] : []),
      ...(message.sent ? [time(0x0039, message.sent)] : []),
    ),
    text(0x001a, 'IPM.Note'),
    text(0x0037, message.subject),
    text(0x1000, message.body ?? ''),
    text(0x0c1a, senderName),
    text(0x5d01, senderAddress),
  ];
  if (message.html !== undefined) items.push(binary(0x1013, Buffer.from(message.html)));
  if (message.headers !== undefined) items.push(text(0x007d, message.headers));
  message.to?.forEach(([name, address], n) => {
    items.push({
      name: `__recip_version1.0_#${String(n).padStart(8, '0')}`,
      items: [properties(8, integer(0x0c15, 1)), text(0x3001, name), text(0x39fe, address)],
    });
  });
  message.attachments?.forEach(({ name, bytes, message: inner, contentId, type }, n) => {
    const list: Item[] = [properties(8, integer(0x3705, inner ? 5 : 1)), text(0x3001, name)];
    if (inner) list.push({ name: '__substg1.0_3701000D', items: itemsOf(inner, 24) });
    else list.push(text(0x3707, name), binary(0x3701, bytes ?? Buffer.alloc(0)));
    if (contentId !== undefined) list.push(text(0x3712, contentId));
    if (type !== undefined) list.push(text(0x370e, type));
    items.push({ name: `__attach_version1.0_#${String(n).padStart(8, '0')}`, items: list });
  });
  return items;
}

export const outlook = (message: OutlookMessage): Buffer => compound(itemsOf(message, 32));
