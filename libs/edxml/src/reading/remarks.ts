import type { ErrorCode, SentenceParams } from '@edoc-axis/domain';

/** Something a sender should put right, which does not stand in the way. */
export interface PacketWarning {
  readonly code: ErrorCode;
  readonly params: SentenceParams;
}

/** Gathers warnings, the first `warningsMax` of them. */
export class Remarks {
  readonly warnings: PacketWarning[] = [];

  constructor(private readonly warningsMax: number) {}

  /** `params` is asked only for a warning that is kept: finding the path of an element takes its time. */
  add(code: ErrorCode, params: () => SentenceParams): void {
    if (this.warnings.length < this.warningsMax) this.warnings.push({ code, params: params() });
  }
}
