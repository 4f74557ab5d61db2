import fc from 'fast-check';
import { fillSentence, placesOf } from './fill-sentence.js';

describe('a sentence', () => {
  it.each([
    ['{packetBytesMax}', { packetBytesMax: 1536 }, '1,5 KiB', '1.5 KiB'],
    ['{sizeBytes}', { sizeBytes: 1 }, '1 byte', '1 byte'],
    ['{waitMs}', { waitMs: 90_000 }, '2 phút', '2 minutes'],
    ['{waitMs}', { waitMs: 200 }, '1 giây', '1 second'],
    ['{closedAt}', { closedAt: '2025-06-30T17:00:00Z' }, '00:00 01/07/2025', '00:00 01/07/2025'],
    ['{leasedUntil}', { leasedUntil: new Date('2026-01-15T01:30:00Z') }, '08:30 15/01/2026', '08:30 15/01/2026'],
    ['{recipients}', { recipients: ['H01', 'H02'] }, 'H01, H02', 'H01, H02'],
    ['{length}', { length: 12_345 }, '12.345', '12,345'],
    ['{state}', { state: 'acknowledged' }, 'Đã tiếp nhận', 'Acknowledged'],
    ['{status}', { status: '05' }, '05 (Đang xử lý)', '05 (Being processed)'],
    ['{since}', { since: new Date('2026-01-15T01:30:00Z') }, '08:30 15/01/2026', '08:30 15/01/2026'],
    ['{missing}', {}, '…', '…'],
    ['{huge}', { huge: { n: 1n } }, '…', '…'],
    ['{successors}', { successors: [] }, '…', '…'],
  ])('reads %s of %p as people do', (template, params, vi, en) => {
    expect(fillSentence(template, params, 'vi')).toBe(vi);
    expect(fillSentence(template, params, 'en')).toBe(en);
  });

  it('does not become a page for a hostile value, and shows no place twice filled', () => {
    expect(fillSentence('{value}', { value: 'x'.repeat(1e6) }, 'vi').length).toBeLessThan(400);
    expect(fillSentence('{codes}', { codes: Array.from({ length: 1000 }, (_, n) => `H${n}`) }, 'vi')).toMatch(
      /và 950 mục nữa$/,
    );
    expect(fillSentence('{value}', { value: '{other}', other: 'secret' }, 'vi')).toBe('{other}');
    expect(fillSentence('{value}', { value: '😀'.repeat(200) }, 'vi')).toBe(`${'😀'.repeat(150)}…`);
    expect(fillSentence('{value}', { value: `x${'😀'.repeat(200)}` }, 'vi')).toBe(`x${'😀'.repeat(149)}…`);
  });

  it('leaves out what stands in brackets when a parameter of it is missing', () => {
    const template = 'Closed at {closedAt}.[ Its successors: {successors}.]';
    const closedAt = '2025-06-30T17:00:00Z';
    expect(fillSentence(template, { closedAt, successors: [] }, 'en')).toBe('Closed at 00:00 01/07/2025.');
    expect(fillSentence(template, { closedAt, successors: ['H60'] }, 'en')).toBe(
      'Closed at 00:00 01/07/2025. Its successors: H60.',
    );
    expect(fillSentence('{value}', { value: '[kept]' }, 'en')).toBe('[kept]');
  });

  it('is told of what cannot be written as text as well', () => {
    const unwritable = { toString: 'none' };
    expect(fillSentence('{at} {closedAt}', { at: unwritable, closedAt: unwritable }, 'en')).toBe(
      '{"toString":"none"} {"toString":"none"}',
    );
  });

  it('can be filled with anything at all', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'aBytes', 'aMs', 'aAt', 'state'), fc.anything()), (params) => {
        expect(typeof fillSentence('{a} {aBytes} {aMs} {aAt} {state}', params, 'vi')).toBe('string');
      }),
    );
  });

  it('tells its places', () => {
    expect(placesOf('{a} and {b}, {a}')).toEqual(['a', 'b']);
  });
});

describe('a sentence that ends with what somebody wrote', () => {
  it('has one full stop, whether they wrote one or not', () => {
    expect(fillSentence('Từ chối: {reason}.', { reason: 'Không thuộc thẩm quyền.' }, 'vi')).toBe(
      'Từ chối: Không thuộc thẩm quyền.',
    );
    expect(fillSentence('Từ chối: {reason}.', { reason: 'Không thuộc thẩm quyền' }, 'vi')).toBe(
      'Từ chối: Không thuộc thẩm quyền.',
    );
  });
});
