/** Reading of encrypted files by password: the standard security handler, revisions 2 to 6. ISO 32000-2, 7.6.4. */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { bytesOf } from './text-strings.ts';
import { Damage, type Dict, isDict, numberOf, Text, type Value } from './values.ts';

export class Locked extends Error {}

type Method = 'none' | 'rc4' | 'aes128' | 'aes256';

export interface Crypt {
  string(text: Text, num: number, gen: number): Text;
  /** `filter` is the name of a /Crypt filter of the stream's own, if it has one. */
  stream(data: Uint8Array, num: number, gen: number, filter?: string): Uint8Array;
  readonly metadata: boolean;
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const md5 = (...parts: readonly Uint8Array[]) => parts.reduce((hash, part) => hash.update(part), createHash('md5')).digest();

/** Throws `Locked` when the password opens it neither as user nor as owner, or when it is locked in a way passwords do not open. */
export function unlock(encrypt: Dict, id: Uint8Array, password: string): Crypt {
  if (encrypt.get('Filter') !== '/Standard') throw new Locked('not locked by a password');
  const version = numberOf(encrypt.get('V')) ?? 0;
  const revision = numberOf(encrypt.get('R')) ?? 0;
  if (![1, 2, 4, 5].includes(version) || revision < 2 || revision > 6) throw new Locked(`an unknown lock (V ${version}, R ${revision})`);
  const metadata = encrypt.get('EncryptMetadata') !== 'false';
  const length = version === 1 ? 5 : Math.min(16, Math.max(5, (numberOf(encrypt.get('Length')) ?? 40) >> 3));
  const keyLength = version === 4 ? 16 : length;
  // The empty password is tried in any case: most locked files only forbid printing.
  const tries = password === '' ? [''] : [password, ''];
  const key = tries.map((one) =>
    revision >= 5 ? keyOf256(encrypt, revision, one) : keyOf(encrypt, revision, keyLength, id, one, metadata),
  );
  const found = key.find((one) => one !== undefined);
  if (!found) throw new Locked('the password does not open it');
  const methods = methodsOf(encrypt, version);
  const decipher = (data: Uint8Array, method: Method, num: number, gen: number) => {
    if (method === 'none') return data;
    if (method === 'aes256') return aes(data, 'aes-256-cbc', found);
    const salt = Buffer.from([num & 0xff, (num >> 8) & 0xff, (num >> 16) & 0xff, gen & 0xff, (gen >> 8) & 0xff]);
    const own = md5(found, salt, method === 'aes128' ? Buffer.from('sAlT', 'latin1') : Buffer.alloc(0));
    const used = own.subarray(0, Math.min(16, found.length + 5));
    return method === 'aes128' ? aes(data, 'aes-128-cbc', used) : rc4(used, data);
  };
  return {
    metadata,
    string(text, num, gen) {
      const plain = decipher(Buffer.from(bytesOf(text), 'latin1'), methods.strings, num, gen);
      return new Text(`<${Buffer.from(plain).toString('hex')}>`);
    },
    stream: (data, num, gen, filter) =>
      decipher(data, filter === undefined ? methods.streams : (methods.named.get(filter.slice(1)) ?? 'none'), num, gen),
  };
}

function methodsOf(encrypt: Dict, version: number) {
  const named = new Map<string, Method>([['Identity', 'none']]);
  if (version < 4) return { strings: 'rc4' as const, streams: 'rc4' as const, named };
  const filters = encrypt.get('CF');
  if (isDict(filters))
    for (const [name, filter] of filters) {
      const how = isDict(filter) ? filter.get('CFM') : undefined;
      named.set(name, how === '/AESV3' ? 'aes256' : how === '/AESV2' ? 'aes128' : how === '/V2' ? 'rc4' : 'none');
    }
  const of = (value: Value | undefined): Method => (typeof value === 'string' ? (named.get(value.slice(1)) ?? 'none') : 'none');
  return { strings: of(encrypt.get('StrF')), streams: of(encrypt.get('StmF')), named };
}

const stringOf = (encrypt: Dict, key: string): Buffer => {
  const value = encrypt.get(key);
  if (!(value instanceof Text)) throw new Damage(`a lock without /${key}`);
  return Buffer.from(bytesOf(value), 'latin1');
};

const padded = (password: Uint8Array) => Buffer.concat([password, PADDING]).subarray(0, 32);

/** File key by user or owner password, undefined when it is neither (algorithms 2, 6 and 7). */
function keyOf(encrypt: Dict, revision: number, length: number, id: Uint8Array, password: string, metadata: boolean): Buffer | undefined {
  const owner = stringOf(encrypt, 'O').subarray(0, 32);
  const user = stringOf(encrypt, 'U');
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE((numberOf(encrypt.get('P')) ?? 0) | 0);
  const keyFor = (asUser: Uint8Array) => {
    const parts = [padded(asUser), owner, permissions, id];
    if (revision >= 4 && !metadata) parts.push(Buffer.from('ffffffff', 'hex'));
    let key = md5(...parts).subarray(0, length);
    if (revision >= 3) for (let i = 0; i < 50; i++) key = md5(key).subarray(0, length);
    if (revision === 2) return rc4(key, PADDING).equals(user.subarray(0, 32)) ? key : undefined;
    const check = rounds(key, md5(PADDING, id), 0, 20);
    return check.subarray(0, 16).equals(user.subarray(0, 16)) ? key : undefined;
  };
  // Passwords of these revisions are in PDFDocEncoding; some programs wrote UTF-8.
  for (const bytes of [Buffer.from(password, 'latin1'), Buffer.from(password, 'utf8')]) {
    const found = keyFor(bytes);
    if (found) return found;
    let key = md5(padded(bytes)).subarray(0, length);
    if (revision >= 3) for (let i = 0; i < 50; i++) key = md5(key).subarray(0, length);
    const asOwner = keyFor(revision === 2 ? rc4(key, owner) : rounds(key, owner, 19, -1));
    if (asOwner) return asOwner;
  }
  return undefined;
}

/** RC4 once for each number from `from` up or down to before `to`, with the key made different by it. */
function rounds(key: Uint8Array, data: Uint8Array, from: number, to: number): Buffer {
  let out: Buffer = Buffer.from(data);
  for (let i = from; i !== to; i += Math.sign(to - from))
    out = rc4(
      key.map((byte) => byte ^ i),
      out,
    );
  return out;
}

/** File key of the 256-bit revisions, undefined when the password does not open it (algorithm 2.A). */
function keyOf256(encrypt: Dict, revision: number, password: string): Buffer | undefined {
  const word = Buffer.from(password.normalize('NFKC'), 'utf8').subarray(0, 127);
  const owner = stringOf(encrypt, 'O').subarray(0, 48);
  const user = stringOf(encrypt, 'U').subarray(0, 48);
  const hash = (salt: Uint8Array, more: Uint8Array) =>
    revision === 5 ? createHash('sha256').update(word).update(salt).update(more).digest() : hash2B(word, salt, more);
  const open = (intermediate: Buffer, wrapped: Buffer) => {
    const decipher = createDecipheriv('aes-256-cbc', intermediate, Buffer.alloc(16)).setAutoPadding(false);
    return Buffer.concat([decipher.update(wrapped.subarray(0, 32)), decipher.final()]);
  };
  const none = Buffer.alloc(0);
  if (hash(owner.subarray(32, 40), user).equals(owner.subarray(0, 32)))
    return open(hash(owner.subarray(40, 48), user), stringOf(encrypt, 'OE'));
  if (hash(user.subarray(32, 40), none).equals(user.subarray(0, 32)))
    return open(hash(user.subarray(40, 48), none), stringOf(encrypt, 'UE'));
  return undefined;
}

/** Algorithm 2.B. */
function hash2B(password: Uint8Array, salt: Uint8Array, more: Uint8Array): Buffer {
  let key = createHash('sha256').update(password).update(salt).update(more).digest();
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const one = Buffer.concat([password, key, more]);
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false);
    const mixed = cipher.update(Buffer.concat(Array<Buffer>(64).fill(one)));
    const sum = mixed.subarray(0, 16).reduce((total, byte) => total + byte, 0) % 3;
    key = createHash(sum === 0 ? 'sha256' : sum === 1 ? 'sha384' : 'sha512')
      .update(mixed)
      .digest();
    last = mixed[mixed.length - 1] ?? 0;
  }
  return key.subarray(0, 32);
}

/** AES-CBC with the first block as the vector. What is no whole block is left off, as is padding. */
function aes(data: Uint8Array, cipher: string, key: Uint8Array): Buffer {
  const length = (data.length - 16) & ~15;
  if (length <= 0) return Buffer.alloc(0);
  const decipher = createDecipheriv(cipher, key, data.subarray(0, 16)).setAutoPadding(false);
  const plain = decipher.update(data.subarray(16, 16 + length));
  const pad = plain[plain.length - 1] ?? 0;
  return pad >= 1 && pad <= 16 ? plain.subarray(0, plain.length - pad) : plain;
}

/** The cipher of old files; Node's own has been retired. */
function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const box = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i++) {
    const a = box[i] ?? 0;
    j = (j + a + (key[i % key.length] ?? 0)) & 0xff;
    box[i] = box[j] ?? 0;
    box[j] = a;
  }
  const out = Buffer.allocUnsafe(data.length);
  for (let n = 0, i = 0, j = 0; n < data.length; n++) {
    i = (i + 1) & 0xff;
    const a = box[i] ?? 0;
    j = (j + a) & 0xff;
    const b = box[j] ?? 0;
    box[i] = b;
    box[j] = a;
    out[n] = (data[n] ?? 0) ^ (box[(a + b) & 0xff] ?? 0);
  }
  return out;
}
