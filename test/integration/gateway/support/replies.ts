import type { DeliveryReceipt, DocumentView, LeasedDelivery, SubmissionView } from '@edoc-axis/contracts';

/** Answers of the other processes, as far as a door needs them to be well-formed. */
export const documentId = '01930000-0000-7000-8000-000000000001';
export const deliveryId = '01930000-0000-7000-8000-000000000002';
export const contentId = '01930000-0000-4000-8000-000000000003';
export const receiptJws = 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln';
export const digest = 'a'.repeat(64);
const at = '2026-11-20T08:00:00+07:00';
const both = (text: string) => ({ vi: text, en: text });

export const submission: SubmissionView = {
  id: documentId,
  documentId: 'H36.15,2026/11/20,12/CV-UBND',
  edition: 1,
  receipt: receiptJws,
  deliveries: [{ id: deliveryId, recipient: 'H36.16', addressedTo: ['H36.16'], state: 'pending' }],
  warnings: [],
};

export const document: DocumentView = {
  id: documentId,
  documentId: submission.documentId,
  sender: 'H36.15',
  businessType: 0,
  edition: 1,
  code: { number: '12', notation: 'CV-UBND' },
  subject: 'V/v thử nghiệm',
  priority: 0,
  remarks: [],
  acceptedAt: at,
  packet: { sha256: digest, bytes: 1234 },
  attachments: [],
  verdict: { verdict: 'absent', code: 'signature.absent', params: {}, sentence: both('Không ký số') },
  revocationAnswers: { used: 0, kept: 0 },
  standing: { standing: 'information', sentence: both('Không ký số: để biết, tham khảo') },
  policy: 'either',
  directoryVersion: 1,
  deliveries: [],
};

export const leased: LeasedDelivery = {
  id: deliveryId,
  leaseToken: 'lease',
  leaseUntil: at,
  carries: 'document',
  recipient: 'H36.16',
  addressedTo: ['H36.16'],
  document: {
    id: documentId,
    documentId: submission.documentId,
    sender: 'H36.15',
    businessType: 0,
    code: { number: '12', notation: 'CV-UBND' },
    subject: 'V/v thử nghiệm',
    priority: 0,
    acceptedAt: at,
    packet: { sha256: digest, bytes: 1234 },
  },
};

export const deliveryReceipt: DeliveryReceipt = {
  delivery: deliveryId,
  state: 'delivered',
  stateName: both('Đã đến'),
  receipts: [{ id: 'r1', event: 'ContentHandover', at, delivery: deliveryId, jws: receiptJws }],
};

export const agency = {
  kind: 'agency' as const,
  code: 'H36.15',
  name: 'Ủy ban nhân dân xã A',
  level: 2,
  validFrom: at,
  successors: [],
  centre: false,
};

export const capabilities = {
  ...{ agency: 'H36.15', name: 'Ủy ban nhân dân xã A', at, reachable: true, open: true, since: at },
  served: { system: 'dms-a', how: 'pull' as const, since: at, suspended: false },
  ...{ accepts: { packetBytesMax: 2 ** 20 }, successors: [], version: 3 },
};

export const certificate = {
  kind: 'certificate' as const,
  sha256: digest,
  role: 'organisation' as const,
  agencies: ['H36.15'],
  der: 'MIIB',
  registeredAt: at,
};

export const publicKey = (use: 'receipt' | 'directory' | 'axis-root', kid: string) => ({
  use,
  kid,
  algorithm: 'ES256',
  publicKeyPem: '-----BEGIN PUBLIC KEY-----',
  since: at,
});
