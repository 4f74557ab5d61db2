import type { Bilingual } from '../text/language.js';

/** What makes a document from an agency acceptable. */
export const policyNames = {
  packet: { vi: 'Ký số trên gói tin', en: 'A signed packet' },
  attachment: { vi: 'Ký số của cơ quan trên văn bản chính', en: "The organisation's signature on the main document" },
  either: { vi: 'Ký số trên gói tin hoặc văn bản chính', en: 'A signature on the packet or on the main document' },
  both: { vi: 'Ký số trên cả gói tin và văn bản chính', en: 'Signatures on the packet and on the main document' },
  channel: { vi: 'Không yêu cầu ký số', en: 'No signature needed' },
} as const satisfies Record<string, Bilingual>;

export type Policy = keyof typeof policyNames;

export const policies = Object.keys(policyNames) as readonly Policy[];

export const defaultPolicy: Policy = 'either';

/** On whose behalf a registered certificate signs: Nghị định 30/2020/NĐ-CP asks an original for both. */
export const certificateRoleNames = {
  organisation: { vi: 'Cơ quan', en: 'Organisation' },
  person: { vi: 'Cá nhân', en: 'Person' },
} as const satisfies Record<string, Bilingual>;

export type CertificateRole = keyof typeof certificateRoleNames;
