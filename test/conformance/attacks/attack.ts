import type { ErrorCode, Verdict } from '@edoc-axis/domain';

/**
 * A packet that wants to be taken for signed, or to hurt who reads it: its name, how it is built from a genuinely signed
 * packet, and how it ends.
 */
export type Attack = readonly [name: string, build: () => Uint8Array | string, end: End];

/** Refused while it is read, so that nobody asks for a verdict; or judged. */
export interface End {
  readonly verdict: Verdict | 'refused';
  readonly code: ErrorCode;
}

export const refused = (code: ErrorCode): End => ({ verdict: 'refused', code });
export const invalid = (code: ErrorCode): End => ({ verdict: 'invalid', code });
export const unsupported = (code: ErrorCode): End => ({ verdict: 'unsupported', code });
export const absent = (code: ErrorCode): End => ({ verdict: 'absent', code });
