/** Says what a job measured, on one line, with the most memory its process held. */
export function tell(told: Readonly<Record<string, number>>): void {
  const peak = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ ...told, peak })}\n`);
}

/** Milliseconds a piece of work takes, with what it gives. */
export async function timed<T>(work: () => T | Promise<T>): Promise<readonly [ms: number, result: T]> {
  const started = performance.now();
  const result = await work();
  return [performance.now() - started, result];
}
