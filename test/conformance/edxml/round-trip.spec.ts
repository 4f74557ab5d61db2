import { createHash } from 'node:crypto';
import type { Draft, DraftBussiness, PacketOrgan } from '@edoc-axis/domain';
import { decodeAttachment, readPacket, writeDocumentPacket } from '@edoc-axis/edxml';
import fc from 'fast-check';

/** Any text XML can carry, without white space around it: that is not part of a value. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter(
    (value) => /^[^\s][^]*$/u.test(value) && value.trim() === value && /^[\t\n\r -\ud7ff\ue000-\ufffd]*$/.test(value),
  );
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const day = fc
  .date({ min: new Date('1900-01-02'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10).replaceAll('-', '/'));
const amount = fc.integer({ min: 0, max: 65_535 });
const code = fc.stringMatching(/^[A-Z][0-9]{2}(\.[0-9]{2}){0,2}$/);

const organ: fc.Arbitrary<PacketOrgan> = present({
  organId: code,
  organName: text,
  organizationInCharge: maybe(text),
  organAdd: maybe(text),
  email: maybe(text),
  telephone: maybe(text),
  fax: maybe(text),
  website: maybe(text),
});

const staffInfo = present({ department: text, staff: maybe(text), email: maybe(text), mobile: maybe(text) });

const bussiness: fc.Arbitrary<DraftBussiness> = present({
  documentId: text,
  bussinessDocType: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  bussinessDocReason: maybe(text),
  paper: maybe(fc.constantFrom(0 as const, 1 as const)),
  bussinessDocumentInfo: maybe(
    present({
      documentInfo: fc.constantFrom(0 as const, 1 as const),
      receiverList: fc.array(present({ organId: code, receiverType: fc.constantFrom(0 as const, 1 as const) })),
    }),
  ),
  replacementInfoList: fc.array(present({ documentId: text, organIdList: fc.array(code) }), { minLength: 1 }),
  staffInfo: maybe(staffInfo),
});

const drafts: fc.Arbitrary<Draft> = present({
  from: organ,
  to: fc.uniqueArray(organ, { minLength: 1, maxLength: 4, selector: ({ organId }) => organId }),
  documentId: text,
  code: present({ codeNumber: text, codeNotation: text }),
  promulgationInfo: maybe(present({ place: maybe(text), promulgationDate: day })),
  documentType: present({ type: maybe(amount), typeDetail: maybe(amount), typeName: maybe(text) }),
  subject: text,
  content: maybe(text),
  signerInfo: maybe(present({ competence: maybe(text), position: text, fullName: maybe(text) })),
  dueDate: maybe(day),
  otherInfo: maybe(
    present({
      priority: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const, 4 as const),
      sphereOfPromulgation: maybe(text),
      typerNotation: maybe(text),
      promulgationAmount: maybe(amount),
      pageAmount: maybe(amount),
      replyFors: maybe(text),
      direction: maybe(fc.boolean()),
      referenceCodes: maybe(text),
      appendixes: fc.array(text),
    }),
  ),
  responseFor: fc.array(
    present({ organId: maybe(code), code: text, documentId: maybe(text), promulgationDate: maybe(day) }),
  ),
  steeringType: maybe(fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const)),
  toPlaces: fc.array(text),
  responseForTask: maybe(present({ taskCode: fc.array(text, { minLength: 1 }) })),
  applicationType: maybe(text),
  bussiness,
});

const files = fc.array(fc.record({ name: text, bytes: fc.uint8Array({ maxLength: 200 }) }), { maxLength: 4 });

describe('draft, packet, draft', () => {
  it('what is written is what is read, and the files come back', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, files, async (draft, given) => {
        const attachments = given.map(() => ({ contentType: 'application/octet-stream', description: 'tệp' }));
        const packet = await gather(writeDocumentPacket({ ...draft, attachments }, given));
        const reading = await readPacket(packet);

        const { bussiness: business, ...header } = draft;
        expect(reading.header).toStrictEqual(header);
        expect(reading.business).toStrictEqual(business);
        expect(reading.attachments.map(({ name }) => name)).toEqual(given.map(({ name }) => name));
        for (const [index, attachment] of reading.attachments.entries()) {
          const bytes = await gather(decodeAttachment(packet, attachment));
          expect(bytes).toEqual(Buffer.from(given[index]?.bytes ?? []));
          expect(attachment.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** A record without its undefined properties, as a reading has none. */
function present<T extends object>(fields: { [Key in keyof T]: fc.Arbitrary<T[Key]> }): fc.Arbitrary<T> {
  return fc
    .record(fields, { noNullPrototype: true })
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T);
}

async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const gathered: Uint8Array[] = [];
  for await (const chunk of chunks) gathered.push(chunk);
  return Buffer.concat(gathered);
}
