import { readPacket } from '@edoc-axis/edxml';
import { altered } from './sample-packets.js';

const bytes = 3 * 1024 * 1024;
const filled = (unit: string): string => unit.repeat(Math.floor(bytes / unit.length));
const response =
  '<edXML:ResponseFor><edXML:DocumentId>1</edXML:DocumentId><edXML:PromulgationDate>2026/01/10</edXML:PromulgationDate></edXML:ResponseFor>';
const recipients = Array.from(
  { length: 9_998 },
  (_, n) => `<edXML:To><edXML:OrganId>H${n}</edXML:OrganId><edXML:OrganName>Xã ${n}</edXML:OrganName></edXML:To>`,
).join('');

/** A quadratic step anywhere would take minutes; the test's own time limit is the assertion. */
describe('a header as large as it may be is read in time that grows with its bytes only', () => {
  it.each<[string, Buffer]>([
    ['10,000 recipients', altered('edoc_new', ['<edXML:To>', `${recipients}<edXML:To>`])],
    ['thousands of dates', altered('edoc_new', ['<edXML:ResponseFor>', `${filled(response)}<edXML:ResponseFor>`])],
    [
      'thousands of values too long',
      altered('edoc_new', [
        '<edXML:Place>Như',
        `${filled(`<edXML:Place>${'x'.repeat(151)}</edXML:Place>`)}<edXML:Place>Như`,
      ]),
    ],
    [
      'tiny elements nobody knows',
      altered('edoc_new', ['<edXML:Subject>', `${'<a/>'.repeat(240_000)}<edXML:Subject>`]),
    ],
    ['white space in the middle of a value', altered('edoc_new', ['V/v thử', `a${filled(' ')}b`])],
    ['a value in thousands of pieces', altered('edoc_new', ['V/v thử', filled('a&#x62;')])],
    ['comments between elements', altered('edoc_new', ['<edXML:Subject>', `${filled('<!-- -->')}<edXML:Subject>`])],
  ])(
    '%s',
    async (_, packet) => {
      const { kind } = await readPacket(packet);
      expect(kind).toBe('document');
    },
    30_000,
  );
});
