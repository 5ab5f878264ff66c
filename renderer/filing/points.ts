import { useEffect, useRef } from 'react';
import type { Finding, Severity } from '#core/kit/finding.ts';

export interface OpenPoint {
  readonly key: string;
  readonly finding: Finding;
  /** No longer among the findings, but still open under the user's hand. */
  readonly settled: boolean;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** Findings as points, worst first. Several may share a place, so a point is known by place, message and its turn among those. */
export function pointsOf(findings: readonly Finding[]): OpenPoint[] {
  const turns = new Map<string, number>();
  return findings
    .toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
    .map((finding) => {
      const name = `${finding.where}|${finding.id}`;
      const turn = (turns.get(name) ?? 0) + 1;
      turns.set(name, turn);
      return { key: `${name}|${turn}`, finding, settled: false };
    });
}

/** The points, with the open one kept in its place while it is open, even when the first keystroke has settled it. */
export function useKeptPoints(findings: readonly Finding[], open: string | null): readonly OpenPoint[] {
  const kept = useRef<{ readonly point: OpenPoint; readonly index: number } | null>(null);
  const points = pointsOf(findings);
  const index = open === null ? -1 : points.findIndex((point) => point.key === open);
  const found = points[index];
  useEffect(() => {
    if (open === null) kept.current = null;
    else if (found) kept.current = { point: found, index };
  });
  const last = kept.current;
  if (open === null || found || last?.point.key !== open) return points;
  return points.toSpliced(Math.min(last.index, points.length), 0, { ...last.point, settled: true });
}
