import { magicOf } from './magic.js';

describe('what the first bytes say', () => {
  it.each([
    ['zip', 'PK\x03\x04\x14'],
    ['pdf', '%PDF-1.7'],
    ['pdf', '\xef\xbb\xbf\r\n%PDF-1.4'],
    ['ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['rtf', '{\\rtf1'],
    ['png', '\x89PNG\r\n\x1a\n'],
    ['jpeg', '\xff\xd8\xff\xe0'],
    ['tiff', 'II*\0'],
    ['rar', 'Rar!\x1a\x07\0'],
    ['rar', 'Rar!\x1a\x07\x01\0'],
    ['7z', "7z\xbc\xaf'\x1c"],
    ['other', 'PK\x05\x06'],
    ['other', 'PK'],
    ['other', ''],
  ])('%s', (magic, bytes) => {
    expect(magicOf(Buffer.from(bytes, 'latin1'))).toBe(magic);
  });
});
