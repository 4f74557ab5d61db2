import { sign } from 'node:crypto';
import type { Draft } from '@edoc-axis/domain';
import { type MeasuredAttachment, writeDocumentPacket, writeStatusPacket } from '@edoc-axis/edxml';
import {
  accessBytes,
  type ArchivedReport,
  type AttachmentReport,
  createPacketMeasurer,
  archiveLimits,
  type ArchiveReading,
  listArchive,
  mayBeArchive,
  type PacketMeasurements,
  type RandomAccess,
  readArchivedPdf,
  readPdfSignatures,
  signPacketBytes,
} from '@edoc-axis/signature';
import { forgeSignature } from '../../../conformance/signature/forge-signature.js';
import type { TestCertificate } from '../../../support/certificates.js';

/** A packet as the gateway would hand it over. */
export interface TestPacket {
  readonly bytes: Buffer;
  readonly measured: PacketMeasurements;
  readonly pdfs: readonly AttachmentReport[];
}

/**
 * `aDocument().from('G22').to('H36').signedBy(certificate).packet()`: everything that is not said has a harmless value.
 * Each step gives a new builder, so that one document may be varied.
 */
export function aDocument(draft: Partial<Draft> = {}, files: readonly Buffer[] = [], signer?: TestCertificate) {
  const next = (more: Partial<Draft>) => aDocument({ ...draft, ...more }, files, signer);
  return {
    from: (from: string) => next({ from }),
    to: (...to: string[]) => next({ to }),
    named: (documentId: string) => next({ documentId }),
    about: (subject: string) => next({ subject }),
    numbered: (codeNumber: string, codeNotation: string) => next({ code: { codeNumber, codeNotation } }),
    due: (dueDate: string) => next({ dueDate }),
    urgent: (priority: 1 | 2 | 3 | 4 = 2) => next({ otherInfo: { priority } }),
    doing: (bussiness: Draft['bussiness']) => next({ bussiness }),
    describing: (attachments: Draft['attachments']) => next({ attachments }),
    with: (...attachments: Buffer[]) => aDocument(draft, attachments, signer),
    signedBy: (certificate: TestCertificate) => aDocument(draft, files, certificate),
    async packet(): Promise<TestPacket> {
      const whole: Draft = {
        from: 'G22',
        to: ['H36'],
        code: { codeNumber: '7816', codeNotation: 'VPCP-TTĐT' },
        promulgationInfo: { place: 'Hà Nội', promulgationDate: '2026/11/20' },
        documentType: { typeName: 'Công văn' },
        subject: 'Về việc gửi, nhận văn bản điện tử',
        ...draft,
      };
      const unsigned: Buffer[] = [];
      const written = writeDocumentPacket(
        whole,
        files.map((bytes, index) => ({ name: `tep-${index + 1}.pdf`, bytes })),
        new Date('2026-11-20T01:00:00Z'),
      );
      for await (const chunk of written) unsigned.push(chunk);
      const bytes = Buffer.concat(unsigned);
      const packet = measure(
        signer ? signPacketBytes(bytes, { key: signer.privateKey, certificate: signer.certificatePem }) : bytes,
      );
      const pdfs: AttachmentReport[] = [];
      for (const attachment of packet.measured.reading.attachments) {
        const file = files[attachment.index];
        if (file) pdfs.push(...(await reportOn(attachment, file)));
      }
      return { ...packet, pdfs };
    },
  };
}

/** As old programs still sign, and ours never do. */
export function signedWithSha1({ bytes, pdfs }: TestPacket, signer: TestCertificate): TestPacket {
  const forged = forgeSignature(bytes.toString(), {
    signer,
    digest: 'sha1',
    digestMethod: 'http://www.w3.org/2000/09/xmldsig#sha1',
    signatureMethod: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    makeValue: (signedInfo) => sign('sha1', signedInfo, signer.privateKey),
  });
  return { ...measure(Buffer.from(forged)), pdfs };
}

export function aStatusPacket(): TestPacket {
  return measure(
    writeStatusPacket({
      from: { organId: 'H36', organName: 'UBND tỉnh' },
      responseFor: { organId: 'G22', documentId: 'G22,2026/11/20,7816/VPCP-TTĐT', code: '7816/VPCP-TTĐT' },
      statusCode: '03',
    }),
  );
}

export function measure(bytes: Buffer): TestPacket {
  const measurer = createPacketMeasurer();
  measurer.write(bytes);
  return { bytes, measured: measurer.end(), pdfs: [] };
}

async function reportOn(attachment: MeasuredAttachment, file: Buffer): Promise<AttachmentReport[]> {
  const { index, magic } = attachment;
  if (mayBeArchive(attachment)) return [await archiveReport(index, accessBytes(file))];
  return magic === 'pdf' ? [{ attachment: index, report: readPdfSignatures(accessBytes(file)) }] : [];
}

export async function archiveReport(
  attachment: number,
  archive: RandomAccess,
  reading?: ArchiveReading,
): Promise<AttachmentReport> {
  const listing = await listArchive(archive, archiveLimits, reading);
  if ('refused' in listing) return { attachment, notRead: listing.refused };
  const pdfs: ArchivedReport[] = [];
  for (const { notRead, ...file } of listing.pdfs) {
    const { path, bytes } = file;
    pdfs.push({ path, bytes, ...(notRead ? { notRead } : await readArchivedPdf(archive, file)) });
  }
  return { attachment, archive: { files: listing.files, pdfs } };
}
