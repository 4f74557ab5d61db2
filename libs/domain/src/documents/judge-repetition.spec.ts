import fc from 'fast-check';
import { parseAgencyCode, type AgencyCode } from '../agencies/agency-code.js';
import type { BusinessType } from '../words/business-type.js';
import { deliveryStates, type DeliveryState } from '../words/delivery-state.js';
import { judgeRepetition, type EarlierDocument } from './judge-repetition.js';

const [x, y, z] = ['H01', 'H02', 'H03'].map((code) => parseAgencyCode(code)) as [AgencyCode, AgencyCode, AgencyCode];

describe('a packet whose name was used before', () => {
  it('is new when it was not', () => {
    expect(judgeRepetition({ businessType: 0, addressees: [x], earlier: [] })).toEqual({ outcome: 'new' });
  });

  it('with the same content and addressees gets the first receipt again', () => {
    const earlier = [document('first', true, [x, 'delivered'], [y, 'pending'])];
    expect(judgeRepetition({ businessType: 0, addressees: [y, x], earlier })).toEqual({
      outcome: 'same-receipt',
      document: 'first',
      closed: [],
    });
  });

  it('with the same content for further addressees is delivered to those alone', () => {
    const earlier = [document('first', true, [x, 'delivered'])];
    expect(judgeRepetition({ businessType: 0, addressees: [x, y, z, y], earlier })).toEqual({
      outcome: 'further-addressees',
      document: 'first',
      addressees: [y, z],
      closed: [],
    });
  });

  it('says to whom a repetition will not bring it, because their delivery has ended', () => {
    const earlier = [document('first', true, [x, 'withdrawn'], [y, 'acknowledged'], [z, 'expired'], [z, 'pending'])];
    expect(judgeRepetition({ businessType: 0, addressees: [x, y, z], earlier })).toMatchObject({
      outcome: 'same-receipt',
      closed: [x],
    });
  });

  it('with other content is the next edition when nobody addressed holds the earlier one', () => {
    const earlier = [document('first', false, [x, 'refused'], [y, 'delivered'])];
    expect(judgeRepetition({ businessType: 0, addressees: [x, z], earlier })).toEqual({
      outcome: 'next-edition',
      follows: 'first',
    });
  });

  it('with other content conflicts with whoever holds the earlier one, and names them all', () => {
    const earlier = [
      document('first', false, [x, 'pending']),
      document('second', false, [y, 'acknowledged'], [z, 'withdrawn']),
    ];
    expect(judgeRepetition({ businessType: 3, addressees: [z, y, x], earlier })).toEqual({
      outcome: 'conflict',
      document: 'second',
      addressees: [y, x],
    });
  });

  it('that repeats a first edition for someone who holds the second is a conflict', () => {
    const earlier = [document('first', true, [x, 'delivered']), document('second', false, [y, 'delivered'])];
    expect(judgeRepetition({ businessType: 0, addressees: [x, y], earlier })).toEqual({
      outcome: 'conflict',
      document: 'second',
      addressees: [y],
    });
  });

  it.each<BusinessType>([1, 2])(
    'of type %i with other content is an act of its own, whoever holds the earlier',
    (type) => {
      const earlier = [document('first', false, [x, 'delivered'])];
      expect(judgeRepetition({ businessType: type, addressees: [x], earlier })).toEqual({
        outcome: 'new-act',
        follows: 'first',
      });
    },
  );
});

describe('whatever happened before', () => {
  it('nobody is given two texts under one number by new documents and replacements', () => {
    fc.assert(
      fc.property(fc.constantFrom<BusinessType>(0, 3), addressees, histories, (businessType, asked, earlier) => {
        const judged = judgeRepetition({ businessType, addressees: asked, earlier });
        const reached =
          judged.outcome === 'further-addressees'
            ? judged.addressees
            : judged.outcome === 'next-edition' || judged.outcome === 'new'
              ? asked
              : [];
        for (const addressee of reached) {
          const holdsOther = earlier.some(
            (before) =>
              !before.sameContent &&
              before.deliveries.some(
                (delivery) =>
                  delivery.addressee === addressee && ['pending', 'delivered', 'acknowledged'].includes(delivery.state),
              ),
          );
          expect(holdsOther).toBe(false);
        }
      }),
    );
  });

  it('the same packet twice in a row is one document', () => {
    fc.assert(
      fc.property(businessTypes, addressees, histories, states, (businessType, asked, earlier, state) => {
        const first = judgeRepetition({ businessType, addressees: asked, earlier });
        if (first.outcome === 'conflict') return;
        const reached = first.outcome === 'further-addressees' ? first.addressees : asked;
        const same =
          first.outcome === 'same-receipt' || first.outcome === 'further-addressees' ? first.document : 'now';
        const after = [
          ...earlier.filter((before) => before.id !== same),
          {
            id: same,
            sameContent: true,
            deliveries: [
              ...(earlier.find((before) => before.id === same)?.deliveries ?? []),
              ...reached.map((addressee) => ({ addressee, state })),
            ],
          },
        ];
        expect(judgeRepetition({ businessType, addressees: asked, earlier: after })).toMatchObject({
          outcome: 'same-receipt',
          document: same,
        });
      }),
    );
  });

  it('a conflict names only addressees of this packet, each once, and an earlier document', () => {
    fc.assert(
      fc.property(businessTypes, addressees, histories, (businessType, asked, earlier) => {
        const judged = judgeRepetition({ businessType, addressees: asked, earlier });
        if (judged.outcome !== 'conflict') return;
        expect(new Set(judged.addressees).size).toBe(judged.addressees.length);
        for (const addressee of judged.addressees) expect(asked).toContain(addressee);
        expect(earlier.map((before) => before.id)).toContain(judged.document);
      }),
    );
  });

  it('a list of ten thousand is judged without comparing everybody with everybody', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => parseAgencyCode(`H01.${n}`));
    const earlier = [
      {
        id: 'first',
        sameContent: true,
        deliveries: many.map((addressee) => ({ addressee, state: 'pending' as const })),
      },
    ];
    expect(judgeRepetition({ businessType: 0, addressees: many, earlier })).toMatchObject({ outcome: 'same-receipt' });
  });
});

function document(id: string, sameContent: boolean, ...held: [AgencyCode, DeliveryState][]): EarlierDocument {
  return { id, sameContent, deliveries: held.map(([addressee, state]) => ({ addressee, state })) };
}

const states = fc.constantFrom(...deliveryStates);
const businessTypes = fc.constantFrom<BusinessType>(0, 1, 2, 3);
const addressees = fc.array(fc.constantFrom(x, y, z), { minLength: 1, maxLength: 5 });
const histories = fc
  .array(
    fc.record({
      sameContent: fc.boolean(),
      deliveries: fc.array(fc.record({ addressee: fc.constantFrom(x, y, z), state: states }), { maxLength: 4 }),
    }),
    { maxLength: 4 },
  )
  .map((documents) => documents.map((before, n): EarlierDocument => ({ ...before, id: `document-${n}` })));
