import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, meets } from '#core/document/binding/geometry.ts';
import type { StampPlace } from '#core/document/binding/plan.ts';
import { findSpots, growth, type Measured, makeRoom, NO_INK } from '#core/document/binding/spot.ts';

const PLACES: readonly StampPlace[] = ['lower-right', 'lower-left', 'lower-center', 'upper-right', 'upper-left', 'upper-center'];
const side = fc.oneof(fc.integer({ min: 20, max: 300 }), fc.integer({ min: 300, max: 1200 }), fc.integer({ min: 1200, max: 14_400 }));
const stamps = fc.array(
  fc.record({ place: fc.constantFrom(...PLACES), size: fc.constantFrom(7, 9, 12), ems: fc.double({ min: 2, max: 40, noNaN: true }) }),
  { minLength: 1, maxLength: 3 },
);
const inside = (box: Box, width: number, height: number) =>
  box.x >= 0 && box.y >= 0 && box.x + box.width <= width + 0.001 && box.y + box.height <= height + 0.001;
const apart = (boxes: readonly Box[]) => boxes.every((a, i) => boxes.slice(i + 1).every((b) => !meets(a, b)));
const bates: Measured = { place: 'lower-right', size: 9, ems: 5.4 };

describe('the spot of a stamp', () => {
  it('lies on the page, off the ink, off other stamps, at its edge', () => {
    const ink = fc.array(
      fc.record({ x: fc.nat(1000), y: fc.nat(1000), width: fc.integer({ min: 1, max: 600 }), height: fc.integer({ min: 1, max: 40 }) }),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(side, side, stamps, ink, (width, height, list, boxes) => {
        const spots = findSpots(width, height, list, { free: (box) => !boxes.some((one) => meets(one, box)) });
        if (!spots) return;
        expect(spots).toHaveLength(list.length);
        expect(spots.every((spot) => inside(spot, width, height))).toBe(true);
        expect(apart(spots)).toBe(true);
        for (const spot of spots) expect(boxes.some((box) => meets(spot, box))).toBe(false);
        spots.forEach((spot, i) => {
          const low = spot.y + spot.height / 2 > height / 2;
          expect(low).toBe(list[i]?.place.startsWith('lower'));
        });
      }),
    );
  });

  it('is always had by making room', () => {
    fc.assert(
      fc.property(side, side, stamps, (width, height, list) => {
        const { spots, room } = makeRoom(width, height, list);
        if (!room) throw new Error('no room was made');
        expect(spots).toHaveLength(list.length);
        expect(spots.every((spot) => inside(spot, room.width, room.height))).toBe(true);
        expect(apart(spots)).toBe(true);
        // The page keeps clear of all of them, and stays on its sheet.
        const page = { x: room.x, y: room.y, width: width * room.scale, height: height * room.scale };
        expect(inside(page, room.width, room.height)).toBe(true);
        for (const spot of spots) expect(meets(spot, page)).toBe(false);
        expect(room.scale).toBeGreaterThanOrEqual(0.8);
        if (room.scale !== 1) expect([room.width, room.height]).toEqual([width, height]);
      }),
    );
  });

  it('is the standard one on an empty page, half an inch from the side', () => {
    const [spot] = findSpots(612, 792, [bates], NO_INK) ?? [];
    expect(spot?.outcome).toBe('standard');
    expect(612 - (spot?.x ?? 0) - (spot?.width ?? 0)).toBeCloseTo(36);
    expect(792 - (spot?.y ?? 0) - (spot?.height ?? 0)).toBeCloseTo(18);
  });

  it('stays in its corner when there is room above or below, and goes along the edge otherwise', () => {
    const corner = { x: 500, y: 755, width: 100, height: 22 };
    const [above] = findSpots(612, 792, [bates], { free: (box) => !meets(box, corner) }) ?? [];
    expect(above).toMatchObject({ outcome: 'moved' });
    expect(above?.x).toBeCloseTo(612 - 36 - bates.ems * 9);
    const whole = { x: 500, y: 700, width: 112, height: 92 };
    const [along] = findSpots(612, 792, [bates], { free: (box) => !meets(box, whole) }) ?? [];
    expect(along?.x).toBeLessThan(500 - bates.ems * 9);
    expect(along?.y).toBeCloseTo(792 - 18 - 9);
  });

  it('grows with the sheet, never shrinks', () => {
    expect(growth(612, 792)).toBe(1);
    expect(growth(595, 842)).toBe(1);
    expect(growth(200, 900)).toBe(1);
    expect(growth(842, 1191)).toBeCloseTo(1.376, 2);
    expect(growth(2384, 3370)).toBeCloseTo(3.895, 2);
  });
});
