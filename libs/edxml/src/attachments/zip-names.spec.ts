import { extensionOf, isZipBased } from './zip-names.js';

describe('names of files', () => {
  it.each([
    ['a.pdf', 'pdf'],
    ['Công văn.số 1.DOCX', 'docx'],
    ['a.b/c', ''],
    ['không đuôi', ''],
    ['a.', ''],
    [' a.zip ', 'zip'],
  ])('%s has the extension "%s"', (name, extension) => {
    expect(extensionOf(name)).toBe(extension);
  });

  it('tell which types are ZIP archives themselves', () => {
    expect(['a.zip', 'a.DOCX', 'a.xlsx', 'a.pptx', 'a.odt'].every(isZipBased)).toBe(true);
    expect(['a.pdf', 'a.doc', 'a.txt', 'zip', 'a.xslx', ''].some(isZipBased)).toBe(false);
  });
});
