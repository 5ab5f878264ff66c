import { Problem } from '../kit/problem.ts';
import type { Actor } from '../kit/world.ts';

/**
 * A path of this machine that a call names. On the desktop a dialog or a drop gave it; at the browser door it could only be a
 * page's guess, and would let it read any file of the user's, so it is refused there.
 */
export function localPath(path: string, door: Actor['door']): string {
  if (door === 'browser') throw new Problem('unsupported', 'core.path-elsewhere');
  return path;
}
