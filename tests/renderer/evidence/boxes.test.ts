import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxBetween, turnBox } from '../../../renderer/evidence/viewer/boxes.ts';

const rounded = (box: ReturnType<typeof turnBox>) => Object.values(box).map((one) => Math.round(one * 1e6) / 1e6);

describe('a place on a page that is turned', () => {
  it('goes with the page: what is above to the left is then above to the right', () => {
    expect(rounded(turnBox({ x: 0, y: 0, width: 0.2, height: 0.1 }, 90))).toEqual([0.9, 0, 0.1, 0.2]);
    expect(rounded(turnBox({ x: 0, y: 0, width: 0.2, height: 0.1 }, 180))).toEqual([0.8, 0.9, 0.2, 0.1]);
    expect(rounded(turnBox({ x: 0, y: 0, width: 0.2, height: 0.1 }, 270))).toEqual([0, 0.8, 0.1, 0.2]);
  });

  it('comes back when the page is turned back', () => {
    const share = fc.double({ min: 0, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(share, share, share, share, fc.constantFrom(0, 90, 180, 270), (x, y, width, height, turn) => {
        const back = turnBox(turnBox({ x, y, width, height }, turn), -turn);
        expect(back.x).toBeCloseTo(x, 9);
        expect(back.y).toBeCloseTo(y, 9);
        expect([back.width, back.height]).toEqual([width, height]);
      }),
    );
  });
});

describe('a box that is drawn', () => {
  it('is the same from whichever corner, and ends at the edge of the page', () => {
    const box = { x: 0.2, y: 0.3, width: 0.8, height: 0.4 };
    expect(boxBetween({ x: 0.2, y: 0.3 }, { x: 1.4, y: 0.7 })).toEqual(box);
    expect(boxBetween({ x: 1.4, y: 0.7 }, { x: 0.2, y: 0.3 })).toEqual(box);
  });

  it('is none when the hand only slipped', () => {
    expect(boxBetween({ x: 0.2, y: 0.3 }, { x: 0.201, y: 0.6 })).toBeNull();
  });
});
