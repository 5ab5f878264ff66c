/** ZIP archives: what is in them, and the files taken out where that is safe. */
import { closeSync, openSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { FormatFile, Found } from './format.ts';
import { InnerFolder, MOST_BYTES, MOST_MEMBERS } from './inner-folder.ts';
import type { InnerRefusal } from './model.ts';
import type { Entry } from './reader.ts';
import { type Member, readDirectory } from './zip-directory.ts';
import { expandsTooMuch, isSmall, unpackAtOnce, unpacking } from './zip-unpack.ts';

/** Lines shown of a container. */
const MOST_LINES = 10_000;

/** Folders and files that a system keeps beside the user's. The whole of `__MACOSX/` is one line in the account, the others one each. */
const MAC_NOTES = '__MACOSX/';
const SYSTEM_FILE = /(^|\/)(\.DS_Store|\._[^/]*|Thumbs\.db|ehthumbs\.db|desktop\.ini)$/i;

/**
 * Files of the archive, taken out when asked for. Every member that is not a folder ends as a file taken out or in a refusal that names
 * it; what macOS packs into `__MACOSX/` is named by that folder once.
 */
export async function inspectZip(file: FormatFile): Promise<Found> {
  const { members, more, damaged } = await readDirectory(file.path, MOST_MEMBERS);
  const metadata = { entries: members.length };
  const unreadable = damaged ? 'damaged' : '';
  if (file.into === '') return { unreadable, metadata };
  const folder = new InnerFolder(file.into, file.depth);
  if (more) {
    folder.refuse(file.name, 'reading.too-many');
    return { metadata, innerRefused: folder.refused };
  }
  const { size } = await stat(file.path);
  const descriptor = openSync(file.path, 'r');
  try {
    let noted = false;
    for (const member of members) {
      if (member.name.startsWith(MAC_NOTES)) {
        if (!noted) folder.refuse(MAC_NOTES, 'reading.system-file');
        noted = true;
      } else if (!member.folder) {
        const refusal = SYSTEM_FILE.test(member.name) ? 'reading.system-file' : await takeOut(file.path, descriptor, size, member, folder);
        if (refusal) folder.refuse(member.name, refusal);
      } else if (member.fault === 'reading.unsafe-path') folder.refuse(member.name, member.fault);
    }
  } finally {
    closeSync(descriptor);
  }
  return { unreadable, metadata, inner: folder.files, innerRefused: folder.refused };
}

/** Takes one member out. Returns why not; undefined when it is out. */
async function takeOut(
  path: string,
  descriptor: number,
  archiveSize: number,
  member: Member,
  folder: InnerFolder,
): Promise<InnerRefusal['message'] | undefined> {
  if (member.fault) return member.fault;
  if (folder.closed) return folder.closed;
  const tooMuch = (size: number) =>
    expandsTooMuch(size, member.packed) || expandsTooMuch(folder.taken + size, archiveSize) || folder.taken + size > MOST_BYTES;
  if (tooMuch(member.size)) return 'reading.expands-too-much';
  if (isSmall(member)) {
    const bytes = unpackAtOnce(descriptor, member);
    if (!bytes) return 'reading.inner-damaged';
    folder.add(member.name, 'member', bytes);
    return undefined;
  }
  const taking = await folder.take(member.name, 'member');
  let [size, crc] = [0, 0];
  let refusal: InnerRefusal['message'] | undefined;
  try {
    for await (const chunk of unpacking(path, member) as AsyncIterable<Buffer>) {
      size += chunk.length;
      crc = crc32(chunk, crc);
      refusal = tooMuch(size) ? 'reading.expands-too-much' : size > member.size ? 'reading.inner-damaged' : folder.closed;
      if (refusal) break;
      await taking.write(chunk);
    }
    if (size !== member.size || crc !== member.crc) refusal ??= 'reading.inner-damaged';
  } catch {
    refusal = 'reading.inner-damaged';
  }
  await (refusal ? taking.drop() : taking.keep());
  return refusal;
}

/** All members in the order of the archive's directory, folders and system files too. */
export async function zipEntries(file: FormatFile): Promise<readonly Entry[]> {
  const { members } = await readDirectory(file.path, MOST_LINES);
  return members.map(({ name, folder, size, modified }) => ({ name, mediaType: folder ? 'inode/directory' : '', size, date: modified }));
}
