import { findClosedAgency, type SuccessionView } from './find-closed-agency.js';

const july = '2025-07-01T00:00:00+07:00';
const january = '2026-01-01T00:00:00+07:00';
const open = { successors: [] };
const until = '2027-01-01T00:00:00+07:00';

/** H22 went into H60 in July; H21 into H22 before that; H60 and H61 follow H91 in January. H92 and H93 run in a circle. */
const entries: Record<string, ReturnType<SuccessionView['find']>> = {
  H60: open,
  H61: open,
  H22: { name: 'Sở Cũ', validUntil: july, successors: ['H60'] },
  H21: { validUntil: '2025-03-01T00:00:00+07:00', successors: ['H22'] },
  H23: { validUntil: july, successors: [], receivesFor: { agency: 'H60', until } },
  H91: { validUntil: january, successors: ['H61', 'H60'] },
  H92: { validUntil: july, successors: ['H93'] },
  H93: { validUntil: july, successors: ['H92'] },
  H94: { validUntil: july, successors: ['H98', 'H99'] },
};

function found(agencies: string[], sender = 'H60', at = '2025-08-01T00:00:00+07:00') {
  return findClosedAgency(agencies, { sender, at: new Date(at), find: (agency) => entries[agency] });
}

describe('an agency that has closed', () => {
  it('is found by its successor, with its name and the moment', () => {
    expect(found(['H22'])).toEqual({ agency: 'H22', name: 'Sở Cũ', closedAt: july });
  });

  it('is found by whoever receives for it', () => {
    expect(found(['H23'])).toMatchObject({ agency: 'H23' });
  });

  it('is found through two reorganisations', () => {
    expect(found(['H21'])).toMatchObject({ agency: 'H21' });
  });

  it('is not closed before its time', () => {
    expect(found(['H91'])).toBeUndefined();
    expect(found(['H91'], 'H61', january)).toMatchObject({ agency: 'H91' });
  });

  it.each([
    ['that is open', ['H61']],
    ['that nobody knows', ['H00']],
    ['whose successors run in a circle', ['H92']],
    ['whose successors nobody knows', ['H94']],
  ])('is no agency %s', (_, agencies) => {
    expect(found(agencies)).toBeUndefined();
  });

  it('is nobody’s but its successors’', () => {
    expect(found(['H22'], 'H61')).toBeUndefined();
  });

  it('is the one that closed last, of several', () => {
    expect(found(['H21', 'H22', 'H91'], 'H60', january)).toMatchObject({ agency: 'H91' });
  });
});
