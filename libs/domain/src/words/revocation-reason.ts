import type { Bilingual } from '../text/language.js';

/** Why a CA revoked a certificate (CRLReason, RFC 5280 §5.3.1). */
export const revocationReasonNames = {
  unspecified: { vi: 'không nêu lý do', en: 'no reason given' },
  keyCompromise: { vi: 'khóa bí mật bị lộ', en: 'the key was disclosed' },
  cACompromise: { vi: 'khóa của CA bị lộ', en: "the CA's key was disclosed" },
  affiliationChanged: { vi: 'thay đổi thông tin chủ chứng thư', en: 'the holder changed' },
  superseded: { vi: 'đã cấp chứng thư thay thế', en: 'replaced by a new certificate' },
  cessationOfOperation: { vi: 'ngừng sử dụng', en: 'no longer used' },
  certificateHold: { vi: 'tạm dừng', en: 'suspended' },
  removeFromCRL: { vi: 'hủy tạm dừng', en: 'no longer suspended' },
  privilegeWithdrawn: { vi: 'thu hồi quyền', en: 'a privilege was withdrawn' },
  aACompromise: { vi: 'cơ quan cấp thuộc tính bị lộ khóa', en: "an attribute authority's key was disclosed" },
} as const satisfies Record<string, Bilingual>;

export type RevocationReason = keyof typeof revocationReasonNames;
