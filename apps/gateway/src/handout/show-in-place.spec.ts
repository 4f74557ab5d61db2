import fc from 'fast-check';
import { beginsAs, declaredType } from './show-in-place.js';

const png = Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1');

it.each([
  ['application/pdf', 'a.html', 'application/pdf'],
  ['APPLICATION/PDF; charset=x', 'a', 'application/pdf'],
  [undefined, 'Công văn.PDF', 'application/pdf'],
  ['application/octet-stream', 'ảnh.jpeg', 'image/jpeg'],
  ['text/html', 'a.pdf', undefined],
  ['image/svg+xml', 'a.png', undefined],
  ['application/xml', 'a.txt', undefined],
  ['text/html', 'a.txt', undefined],
  [undefined, 'a.html', undefined],
  [undefined, 'a.svg', undefined],
  [undefined, 'constructor', undefined],
  ['__proto__', 'a.pdf', undefined],
])('called %s and named %s it is declared as %s', (contentType, name, type) => {
  expect(declaredType({ name, contentType })).toBe(type);
});

it.each([
  ['application/pdf', Buffer.from('%PDF-1.7\n'), true],
  ['application/pdf', Buffer.from('<html>%PDF-1.7'), false],
  ['application/pdf', Buffer.from('\n%PDF-1.7'), false],
  ['image/png', png, true],
  ['image/png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), false],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), true],
  ['image/jpeg', png, false],
  ['image/gif', Buffer.from('GIF89a<script>'), true],
  ['image/webp', Buffer.from('RIFF\n\n\r\0WEBPVP8 ', 'latin1'), true],
  ['image/webp', Buffer.from('RIFF0000WAVE'), false],
  ['text/plain', Buffer.from('Kính gửi: Ủy ban nhân dân'), true],
  ['text/plain', Buffer.from([0xff, 0xfe, 0x41, 0x00]), false],
  ['text/plain', Buffer.from('a\0b'), false],
  ['text/plain', Buffer.alloc(0), true],
] as const)('as %s, %s: %s', (type, bytes, is) => {
  expect(beginsAs(type, bytes)).toBe(is);
});

it('no bytes whatever are two kinds of image, or a PDF and an image', () => {
  const kinds = ['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 32 }), (bytes) => {
      return kinds.filter((kind) => beginsAs(kind, Buffer.from(bytes))).length <= 1;
    }),
  );
});
