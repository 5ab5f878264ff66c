import { expect, it } from 'vitest';
import { type Finding, finding } from '../../../electron/core/kit/finding.ts';
import { pointsOf } from '../../../renderer/filing/points.ts';

const gap = (where: string, severity: Finding['severity'] = 'error', field = 'x') =>
  finding(severity, where, 'core.bad-input', { field, reason: 'missing' });

it('gives each finding a name of its own, also where several share a place', () => {
  const points = pointsOf([gap('matter/title', 'error', 'a'), gap('matter/title', 'error', 'b'), gap('matter/judge')]);
  expect(new Set(points.map((point) => point.key)).size).toBe(3);
});

it('keeps the name while the words of a finding change', () => {
  const [before] = pointsOf([gap('matter/title', 'error', 'one')]);
  const [after] = pointsOf([gap('matter/title', 'error', 'two')]);
  expect(after?.key).toBe(before?.key);
});

it('puts what must be settled before what should be looked at', () => {
  const points = pointsOf([gap('a', 'note'), gap('b', 'warning'), gap('c', 'error')]);
  expect(points.map((point) => point.finding.where)).toEqual(['c', 'b', 'a']);
});
