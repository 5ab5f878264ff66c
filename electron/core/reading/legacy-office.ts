/** Office files of before 2007, and those of after that are locked. Word's words are read; Excel's and PowerPoint's files are kept. */
import { readFile } from 'node:fs/promises';
import WordExtractor from 'word-extractor';
import { decoderFor } from './charset.ts';
import { type Compound, openCompound, summaryOf } from './compound.ts';
import type { FormatFile, Found } from './format.ts';
import type { FileFlag, PageText } from './model.ts';
import { clipped, passages } from './passages.ts';
import { utcTime } from './stated-time.ts';

/** Largest file that is read: it is held in memory. */
const LARGEST = 200 * 1024 ** 2;

const decode = (bytes: Buffer, codePage: number): string => (decoderFor(String(codePage)) ?? new TextDecoder('windows-1252')).decode(bytes);

/** Locked with a password: [MS-DOC] 2.5.2 (fEncrypted), [MS-XLS] 2.4.117 (FilePass), [MS-PPT] 2.3.2 (headerToken). */
function isLocked(file: Compound): boolean {
  const word = file.stream('WordDocument')?.read();
  if (word && word.length > 12 && (word.readUInt16LE(10) & 0x0100) !== 0) return true;
  const book = (file.stream('Workbook') ?? file.stream('Book'))?.read();
  for (let at = 0, records = 0; book && records < 20 && at + 4 <= book.length; records++) {
    if (book.readUInt16LE(at) === 0x2f) return true;
    at += 4 + book.readUInt16LE(at + 2);
  }
  const user = file.stream('Current User')?.read();
  return user !== undefined && user.length >= 16 && user.readUInt32LE(12) === 0xf3d1c4df;
}

export async function inspectLegacyOffice(file: FormatFile): Promise<Found> {
  if (file.mediaType === 'application/x-office-encrypted') return { unreadable: 'encrypted' };
  if (file.size > LARGEST) return { unreadable: 'too-large' };
  const compound = openCompound(await readFile(file.path));
  const { title, author, software, created } = summaryOf(compound, decode);
  const flags: FileFlag[] = [];
  if (compound.storages.some((path) => /(^|\/)(VBA|_VBA_PROJECT_CUR|Macros)$/i.test(path))) flags.push('macros');
  if (compound.storages.some((path) => /^ObjectPool\/|^MBD[0-9A-F]{8}$/.test(path))) flags.push('embedded-files');
  return {
    unreadable: isLocked(compound) ? 'encrypted' : '',
    metadata: { title, author, software, captured: created === null ? null : utcTime(created, 'office') },
    flags,
  };
}

/** Words of a Word document with its notes, headers and comments; null for the others, and for one that is locked. */
export async function legacyWordText(file: FormatFile): Promise<readonly PageText[] | null> {
  if (file.size > LARGEST) return null;
  const bytes = await readFile(file.path);
  if (isLocked(openCompound(bytes))) return null;
  const document = await new WordExtractor().extract(bytes);
  const parts = [
    document.getBody(),
    document.getTextboxes({ includeHeadersAndFooters: false }),
    document.getFootnotes(),
    document.getEndnotes(),
    document.getAnnotations(),
    document.getHeaders({ includeFooters: true }),
    document.getTextboxes({ includeBody: false }),
  ];
  return passages(
    clipped(
      parts
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .join('\n\n'),
    ),
  );
}
