/**
 * A certificate as a person finds it again: at its CA, on the token, in the register. Behind "certificate" and "chứng thư
 * số"; the params are those of `certificateParams`.
 */
export const named = {
  en: '{subject} (serial {serial}, issued by {issuer}, valid from {validFromAt} to {validUntil})',
  vi: '{subject} (số sê-ri {serial}, do {issuer} cấp, hiệu lực từ {validFromAt} đến {validUntil})',
};
