/** The list of a set's files with their hashes (law/evidence.md section 13). */
import { createHash } from 'node:crypto';
import { z } from 'zod';

export const MANIFEST_SCHEMA = 'casewright-production/1';

const hex = z.string().regex(/^[0-9a-f]{64}$/);

export const manifestSchema = z.object({
  schema: z.literal(MANIFEST_SCHEMA),
  case_id: z.string(),
  created_utc: z.string(),
  tool: z.string(),
  volume: z.string(),
  encoding: z.enum(['utf-8', 'windows-1252']),
  /** What the image load file names: a PDF for each document, or a picture for each page. */
  images: z.enum(['pdf', 'tiff', 'jpeg', 'png']),
  /** Whether there is a text file for each document. */
  texts: z.boolean(),
  documents: z.number().int().nonnegative(),
  pages: z.number().int().nonnegative(),
  /** Numbers between the first and the last of the set that belong to documents which are not in it. */
  gaps: z.array(z.object({ first: z.string(), last: z.string() })),
  /** By path as the load files name it, with forward slashes. */
  files: z.array(
    z.object({
      path: z.string(),
      size: z.number().int().nonnegative(),
      sha256: hex,
      mime: z.string(),
      role: z.enum(['pdf', 'image', 'native', 'text', 'load-file', 'privilege-log']),
      source_url: z.string(),
      captured_utc: z.string(),
    }),
  ),
  root_sha256: hex,
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];

/** SHA-256 over a line `sha256  path` for each file, ended by LF, sorted by path (by code unit, so that every system sorts alike). */
export function rootHash(files: readonly Pick<ManifestFile, 'path' | 'sha256'>[]): string {
  const hash = createHash('sha256');
  for (const { path, sha256 } of byPath(files)) hash.update(`${sha256}  ${path}\n`);
  return hash.digest('hex');
}

const byPath = <T extends Pick<ManifestFile, 'path'>>(files: readonly T[]): T[] =>
  files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

/** The manifest as a file. */
export function writeManifest(head: Omit<Manifest, 'schema' | 'files' | 'root_sha256'>, files: readonly ManifestFile[]): Uint8Array {
  const manifest: Manifest = { schema: MANIFEST_SCHEMA, ...head, files: byPath(files), root_sha256: rootHash(files) };
  return new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`);
}
