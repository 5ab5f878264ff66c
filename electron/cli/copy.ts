import { copyFile, rename } from 'node:fs/promises';

/** Beside the target and then renamed: whoever watches the folder never sees half a filing. */
export async function copyWhole(from: string, to: string): Promise<void> {
  const half = `${to}.part`;
  await copyFile(from, half);
  await rename(half, to);
}
