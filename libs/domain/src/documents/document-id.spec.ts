import { composeDocumentId, readDocumentId, writingsOfDocumentId } from './document-id.js';

describe('a DocumentId', () => {
  it('is made of the sender, the day, the number and the notation', () => {
    const parts = { organId: '000.00.00.G22', day: '2015/09/30', number: '7816', notation: 'VPCP-TTĐT' };
    expect(composeDocumentId(parts)).toBe('000.00.00.G22,2015/09/30,7816/VPCP-TTĐT');
    expect(readDocumentId(composeDocumentId(parts))).toEqual(parts);
  });

  it('with dashes in its date is read too', () => {
    expect(readDocumentId('H36,2026-01-15,12/QĐ-UBND')).toMatchObject({ day: '2026/01/15', notation: 'QĐ-UBND' });
  });

  it('that is a UUID is taken as it is', () => {
    expect(readDocumentId('0b0f4b0e-6d0f-4a53-9b4e-0f5b4b0e6d0f')).toBeUndefined();
  });

  it('is written again with the code of its sender in another form, and to the letter first', () => {
    const forms = ['H36.15', '000.00.15.H36'];
    const written = '000.00.15.H36,2026-01-15,12/CV';
    expect(writingsOfDocumentId(written, forms)).toEqual([written, 'H36.15,2026-01-15,12/CV']);
    for (const other of ['H36.16,2026/01/15,12/CV', 'H36.15.04,2026/01/15,1/CV', 'H36.15', '']) {
      expect(writingsOfDocumentId(other, forms)).toEqual([other]);
    }
  });
});
