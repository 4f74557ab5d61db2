import type { DocumentReading, MeasuredAttachment } from './reading/packet-reading.js';
import { mainDocumentOf } from './main-document.js';

type Described = Partial<Pick<MeasuredAttachment, 'contentId' | 'description'>>;

describe('the main document', () => {
  it('is the attachment the manifest calls so, whatever others call themselves', () => {
    const attachments = [{ contentId: 'a', description: 'Văn bản chính' }, { contentId: 'b' }];
    expect(mainOf(attachments, [{ contentId: 'cid:b', description: ' văn bản  CHÍNH' }])).toBe(1);
  });

  it('is the one that calls itself so, where the manifest says nothing', () => {
    expect(mainOf([{ contentId: 'a' }, { contentId: 'b', description: 'Văn bản chính' }])).toBe(1);
  });

  it('is known in either way of writing Vietnamese letters', () => {
    expect(mainOf([{}, { description: 'Văn bản chính'.normalize('NFD') }])).toBe(1);
  });

  it('is the first otherwise, also where the manifest names one that is not there', () => {
    expect(mainOf([{ contentId: 'a' }, { contentId: 'b' }], [{ contentId: 'c', description: 'Văn bản chính' }])).toBe(
      0,
    );
    expect(mainOf([])).toBeUndefined();
  });

  function mainOf(described: readonly Described[], manifest: DocumentReading['manifest'] = []): number | undefined {
    const attachments = described.map((one, index) => ({ index, contentId: '', ...one }));
    return mainDocumentOf({ attachments, manifest } as unknown as DocumentReading)?.index;
  }
});
