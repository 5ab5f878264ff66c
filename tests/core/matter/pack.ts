import type { Packs } from '#core/matter/pack.ts';

/** A pack as small as a matter can live with. */
export const packs: Packs = {
  get: (id) =>
    ({
      'us-federal': {
        id: 'us-federal',
        claims: [{ id: 'lanham-counterfeiting', needs: ['trademark'] }, { id: 'il-udtpa' }],
        courts: [{ id: 'ilnd-eastern', name: 'United States District Court for the Northern District of Illinois' }],
        particulars: {
          genuine_goods: { type: 'long' },
          first_use: { type: 'date' },
          loss: { type: 'amount' },
          tier: { type: 'choice', choices: ['a', 'b'] },
        },
        events: { raid: { fields: { authority: { type: 'text' }, quantity: { type: 'number' } } } },
      },
      'cn-civil': { id: 'cn-civil', claims: [], courts: [], particulars: {}, events: {} },
    })[id],
};
