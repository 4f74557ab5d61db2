import fc from 'fast-check';
import { parseAgencyCode, type AgencyCode } from '../agencies/agency-code.js';
import { chooseAddressees } from './choose-addressees.js';
import { planDeliveries, type OnBadRecipients } from './plan-deliveries.js';
import { resolveRecipient, type DirectoryView, type RecipientEntry } from './resolve-recipient.js';

const code = parseAgencyCode;
const sender = code('G22');
const july = '2025-07-01T00:00:00+07:00';
const open: RecipientEntry = { validFrom: '2020-01-01T00:00:00+07:00', successors: [], centre: false };

/** Hà Giang went into Tuyên Quang in July 2025; Bắc Kạn had no one to receive for it. */
const entries: Record<string, RecipientEntry> = {
  G22: open,
  H60: open,
  H36: open,
  H22: {
    ...open,
    validUntil: july,
    successors: ['H60'],
    receivesFor: { agency: 'H60', until: '2026-07-01T00:00:00+07:00' },
  },
  H03: { ...open, validUntil: july, successors: ['H55'] },
  H21: {
    ...open,
    validUntil: july,
    successors: ['H22'],
    receivesFor: { agency: 'H22', until: '2026-07-01T00:00:00+07:00' },
  },
  H90: { ...open, validFrom: '2030-01-01T00:00:00+07:00' },
  H91: {
    ...open,
    validUntil: july,
    successors: ['G22'],
    receivesFor: { agency: 'G22', until: '2026-07-01T00:00:00+07:00' },
  },
  H92: {
    ...open,
    validUntil: july,
    successors: ['H93'],
    receivesFor: { agency: 'H93', until: '2026-07-01T00:00:00+07:00' },
  },
  H93: {
    ...open,
    validUntil: july,
    successors: ['H92'],
    receivesFor: { agency: 'H92', until: '2026-07-01T00:00:00+07:00' },
  },
  H94: open,
  W01: open,
};

describe('a recipient', () => {
  it('that is open receives itself', () => {
    expect(resolve('H36')).toEqual({ outcome: 'reachable', addressee: 'H36', effective: 'H36' });
  });

  it('whose code is closed is received for until the date, and both sides can be told', () => {
    expect(resolve('H22')).toEqual({
      outcome: 'reachable',
      addressee: 'H22',
      effective: 'H60',
      redirected: { closedAt: july, until: '2026-07-01T00:00:00+07:00' },
    });
    expect(resolve('H22', '2025-06-30T23:59:59+07:00')).toMatchObject({ effective: 'H22' });
    expect(resolve('H22', july)).toMatchObject({ effective: 'H60' });
  });

  it('is followed through two reorganisations', () => {
    expect(resolve('H21')).toMatchObject({ effective: 'H60' });
  });

  it.each([
    ['that nobody knows', 'H99', 'agency.unknown'],
    ['that is a centre', 'W01', 'agency.centre'],
    ['that opens later', 'H90', 'agency.not-yet-live'],
    ['that is closed for good', 'H03', 'agency.closed'],
    ['whose successors run in a circle', 'H92', 'agency.closed'],
    ['that leads back to the sender', 'H91', 'document.recipient-is-sender'],
    ['that is the sender', 'G22', 'document.recipient-is-sender'],
    ['nobody collects for', 'H94', 'agency.no-system'],
  ])('%s is bad', (_, addressee, reason) => {
    expect(resolve(addressee)).toMatchObject({ outcome: 'bad', addressee, code: reason });
  });

  it('is bad again when the time of receiving for it is over, and its successors are named', () => {
    expect(resolve('H22', '2026-07-01T00:00:00+07:00')).toMatchObject({
      code: 'agency.closed',
      params: { agency: 'H22', closedAt: july, successors: ['H60'] },
    });
  });
});

describe('a submission', () => {
  it('makes one delivery for each agency that receives, listing every code that led there', () => {
    expect(plan(['H22', 'H36', 'H60'])).toEqual({
      outcome: 'deliver',
      bad: [],
      deliveries: [
        { recipient: 'H60', addressedTo: ['H22', 'H60'], redirected: [expect.objectContaining({ addressee: 'H22' })] },
        { recipient: 'H36', addressedTo: ['H36'], redirected: [] },
      ],
    });
  });

  it('with bad recipients is refused as a whole, and all of them are named', () => {
    expect(plan(['H36', 'H99', 'H03'])).toMatchObject({
      outcome: 'refused',
      code: 'document.bad-recipients',
      params: { recipients: ['H99', 'H03'] },
    });
  });

  it('goes to the good ones when the sender asked for it, or when it is urgent', () => {
    const expected = { outcome: 'deliver', deliveries: [{ recipient: 'H36' }], bad: [{ addressee: 'H99' }] };
    expect(plan(['H36', 'H99'], 'deliver-rest')).toMatchObject(expected);
    expect(plan(['H36', 'H99'], 'refuse', 1)).toMatchObject(expected);
  });

  it('with nobody left is refused, urgent or not', () => {
    expect(plan(['H99'], 'deliver-rest', 3)).toMatchObject({ code: 'document.bad-recipients' });
    expect(plan([])).toMatchObject({ code: 'document.no-recipients' });
  });

  it('reaches or names everyone it is addressed to, once', () => {
    const codes = fc.array(fc.constantFrom(...Object.keys(entries), 'H99'), { maxLength: 12 });
    fc.assert(
      fc.property(codes, (addressees) => {
        const planned = plan(addressees, 'deliver-rest');
        const reached =
          planned.outcome === 'deliver' ? planned.deliveries.flatMap(({ addressedTo }) => addressedTo) : [];
        const named = planned.bad.map(({ addressee }) => addressee);
        expect([...reached, ...named].sort()).toEqual([...new Set(addressees)].sort());
        if (planned.outcome === 'deliver') {
          const recipients = planned.deliveries.map(({ recipient }) => recipient);
          expect(new Set(recipients).size).toBe(recipients.length);
          expect(recipients).not.toContain(sender);
        }
      }),
    );
  });
});

describe('a list given beside the packet', () => {
  const to = ['H36', 'H60'].map((text) => code(text));

  it('chooses among the recipients of the packet', () => {
    expect(chooseAddressees(to, undefined)).toEqual(['H36', 'H60']);
    expect(chooseAddressees(to, [code('H60'), code('H60')])).toEqual(['H60']);
  });

  it('cannot add one, and every stranger is named', () => {
    expect(() => chooseAddressees(to, [code('H01'), code('H36'), code('H02')])).toThrow(
      expect.objectContaining({ code: 'document.not-addressees', params: { recipients: ['H01', 'H02'] } }),
    );
  });

  it('cannot be empty', () => {
    expect(() => chooseAddressees(to, [])).toThrow(expect.objectContaining({ code: 'document.no-recipients' }));
  });
});

function directory(at: string): DirectoryView {
  return {
    sender,
    at: new Date(at),
    find: (agency) => entries[agency],
    isServed: (agency) => agency !== 'H94',
  };
}

function resolve(addressee: string, at = '2026-01-15T08:00:00+07:00') {
  return resolveRecipient(addressee as AgencyCode, directory(at));
}

function plan(addressees: string[], onBad: OnBadRecipients = 'refuse', priority: 0 | 1 | 3 = 0) {
  return planDeliveries(addressees as AgencyCode[], { onBad, priority }, directory('2026-01-15T08:00:00+07:00'));
}
