/** What lies in a drop or a chosen folder: every file with the path it has in there, and what could not be looked into. */

/** A file as it lies in what was given: `Shop 14/receipts/a.pdf`. */
export interface Placed {
  readonly file: File;
  readonly name: string;
}

export interface Gathered {
  readonly files: readonly Placed[];
  /** Files and folders the browser could not open. They count as offered. */
  readonly unreadable: readonly string[];
}

/** `2.png` before `10.png`, as the systems show them. */
const { compare } = new Intl.Collator('en', { numeric: true });

/** Files of a picker or of the clipboard; a folder picker tells where in the folder each lies, in no order of its own. */
export function placedFiles(files: Iterable<File>): Placed[] {
  const placed = [...files].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
  return placed.some(({ file }) => file.webkitRelativePath) ? placed.sort((a, b) => compare(a.name, b.name)) : placed;
}

const fileOf = (entry: FileSystemFileEntry) => new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** All of a folder; one call tells about a hundred entries at most, and an empty answer ends it. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** Walks what was dropped, folders in folders. Entries must be taken from the drop before anything is awaited. */
export async function gather(dropped: readonly FileSystemEntry[]): Promise<Gathered> {
  const files: Placed[] = [];
  const unreadable: string[] = [];
  const walk = async (entry: FileSystemEntry, name: string): Promise<void> => {
    try {
      if (isFile(entry)) files.push({ file: await fileOf(entry), name });
      if (!isFolder(entry)) return;
      const inside = await entriesOf(entry);
      inside.sort((a, b) => compare(a.name, b.name));
      for (const one of inside) await walk(one, `${name}/${one.name}`);
    } catch {
      unreadable.push(name);
    }
  };
  for (const entry of dropped) await walk(entry, entry.name);
  return { files, unreadable };
}
