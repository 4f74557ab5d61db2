import { headingOf, headingTexts } from './heading.js';
import type { DocumentHeader } from './packet-header.js';

const bare = { documentType: {} } as DocumentHeader;

describe('the heading of a document', () => {
  it('is what the packet says of the paper, and nothing of what it does not', () => {
    expect(headingOf(bare)).toEqual({});
    const header: DocumentHeader = {
      ...bare,
      documentType: { typeName: 'Công văn' },
      promulgationInfo: { place: 'Đà Lạt', promulgationDate: '2026/11/20' },
      dueDate: '2026/12/01',
      signerInfo: { competence: 'KT. CHỦ TỊCH', fullName: 'Nguyễn Văn A' },
    };
    expect(headingOf(header)).toEqual({
      ...{ typeName: 'Công văn', place: 'Đà Lạt', dueOn: '2026-12-01' },
      signer: { competence: 'KT. CHỦ TỊCH', fullName: 'Nguyễn Văn A' },
    });
  });

  it('is cut to what people are shown', () => {
    const { place } = headingOf({ ...bare, promulgationInfo: { place: 'x'.repeat(5_000), promulgationDate: '' } });
    expect(place?.length).toBeLessThan(1_010);
  });

  it('has its texts in one order', () => {
    expect(headingTexts({ dueOn: '2026-12-01', signer: { position: 'P' } })).toEqual(
      headingTexts({ signer: { position: 'P' }, dueOn: '2026-12-01' }),
    );
    expect(headingTexts({ place: 'a' })).not.toEqual(headingTexts({ typeName: 'a' }));
  });
});
