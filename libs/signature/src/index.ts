export type { CertificateFacts } from './certificates/read-certificate.js';
export type { CanonicalizationName, DigestName, SignatureName } from './packet/algorithms.js';
export type {
  CertificateRole,
  JudgedAlgorithms,
  PacketJudgement,
  RegisteredCertificate,
  Revocation,
} from './packet/judgement.js';
export type {
  AbsentSignature,
  BrokenSignature,
  ForeignSignature,
  PacketMeasurements,
  PresentSignature,
  SignatureMeasurement,
  SignatureRemark,
  SignatureRemarkCode,
} from './packet/measurements.js';
