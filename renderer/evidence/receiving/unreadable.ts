/** What the browser could not read of files offered to it. The workbench never saw them; they count as refused all the same. */

const KEY = 'receive-unreadable';
/** Jobs remembered; the oldest go first. */
const KEPT = 50;

const all = (): [string, readonly string[]][] => {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as [string, readonly string[]][];
  } catch {
    return [];
  }
};

export function rememberUnreadable(job: string, names: readonly string[]): void {
  localStorage.setItem(KEY, JSON.stringify([...all(), [job, names]].slice(-KEPT)));
}

/** Names of the files a job never got. */
export const unreadableOf = (job: string): readonly string[] => all().find(([id]) => id === job)?.[1] ?? [];
