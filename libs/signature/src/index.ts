export {
  chainToTrust,
  isInForce,
  type PathFailure,
  type PathProblem,
  type TrustPath,
} from './certificates/chain-to-trust.js';
export { flawOfKey, type KeyFlaw } from './certificates/key-strength.js';
export {
  certificateBytesMax,
  fingerprintOf,
  readCertificate,
  readCertificates,
  type Certificate,
  type CertificateFacts,
} from './certificates/read-certificate.js';
export { readTrustFolders } from './certificates/read-trust-folders.js';
export { certificateParams, sayPathFailure } from './certificates/say-certificate.js';
export type { Purpose } from './certificates/purposes.js';
export type { CanonicalizationName, DigestName, SignatureName } from './packet/algorithms.js';
export { judgePacketSignature, type PacketSignatureQuestion } from './packet/judge-packet-signature.js';
export type { JudgedAlgorithms, PacketJudgement, RegisteredCertificate, Revocation } from './packet/judgement.js';
export { createPacketMeasurer, type PacketMeasurer, type PacketMeasurerOptions } from './packet/measure-packet.js';
export type {
  AbsentSignature,
  BrokenSignature,
  ForeignSignature,
  PacketMeasurements,
  PresentSignature,
  SignatureMeasurement,
  SignatureRemark,
} from './packet/measurements.js';
export { judgeListBytes, judgeOcspBytes, openRevocationList } from './revocation/judge-answer.js';
export { judgeRevocationList, type RevocationListQuestion } from './revocation/judge-revocation-list.js';
export type { OcspQuestion } from './revocation/judge-ocsp-answer.js';
export { buildOcspRequest, nonceBytes } from './revocation/ocsp-request.js';
export { ocspAnswerBytesMax } from './revocation/read-ocsp-answer.js';
export { type RevocationList, revocationListBytesMax } from './revocation/read-revocation-list.js';
export { issuerKeyOf, type RevocationSources, revocationSourcesOf } from './revocation/revocation-sources.js';
export type { RevocationEvidence, RevocationVerdict, RevokedVerdict } from './revocation/revocation-verdict.js';
export { signPacket, signPacketBytes, type PacketSource } from './packet/sign-packet.js';
export type { SigningOptions, StrongDigestName, StrongSignatureName } from './packet/signer.js';
export {
  verifyPacketAlone,
  type PacketAloneJudgement,
  type PacketAloneQuestion,
} from './packet/verify-packet-alone.js';
export { parseMeasurements } from './packet/parse-measurements.js';
export { archiveLimits, type ArchiveLimits } from './archive/limits.js';
export {
  type ArchiveListing,
  type ArchiveReading,
  listArchive,
  type ListedArchive,
  type ListedPdf,
} from './archive/list-archive.js';
export { isOtherArchive, mayBeArchive } from './archive/may-be-archive.js';
export { readArchivedPdf, type ArchivedFinding, type ArchivedPdfOptions } from './archive/read-archived-pdf.js';
export { readDirectory as readArchiveDirectory, type ArchivedFile } from './archive/read-directory.js';
export { unpackFile } from './archive/unpack-file.js';
export { cmsLimits } from './cms/limits.js';
export type {
  BrokenCms,
  ForeignCms,
  SignedContent,
  SignerMeasurement,
  StampMeasurement,
  TimeStampMeasurement,
} from './cms/measurements.js';
export type { Stamper } from './cms/write-signed-data.js';
export {
  parseAttachmentReports,
  type ArchivedReport,
  type ArchiveReport,
  type AttachmentReport,
  type ReadArchived,
  type ReadAttachment,
  type UnpackedAttachment,
  type UnreadArchived,
  type UnreadAttachment,
} from './pdf/attachment-reports.js';
export { judgePdfSignatures } from './pdf/judge-pdf-signatures.js';
export { pdfLimits, type PdfLimits } from './pdf/limits.js';
export { parsePdfReport } from './pdf/parse-pdf-report.js';
export type { PdfJudgement, PdfQuestion, PdfRemark, PdfSignatureJudgement, ProvenTime } from './pdf/pdf-judgement.js';
export type {
  PdfChange,
  PdfReport,
  PdfSignature,
  PdfSignatureContent,
  PdfSignatureKind,
  ReadPdf,
  UnreadablePdf,
} from './pdf/pdf-report.js';
export { accessBytes, accessFile, type RandomAccess } from './pdf/random-access.js';
export { readPdfSignatures, type PdfReadingOptions } from './pdf/read-pdf-signatures.js';
export { reserveSignature, type Reservation, type ReservedPdf } from './pdf/reserve-signature.js';
export { signPdf, stampPdf, type PdfSigningOptions, type PdfStampingOptions } from './pdf/sign-pdf.js';
export { verifyPdfAlone, type PdfAloneJudgement, type PdfAloneQuestion } from './pdf/verify-pdf-alone.js';
