import type { DueDispatch, ToldNotice } from '../store/dispatches.js';

/** A way to tell somebody something. */
export interface Channel {
  /**
   * One attempt. Sent again after an attempt of which nobody knows how it ended, it can be recognised as the same.
   * @throws NotSent
   */
  send(dispatch: DueDispatch, notices: readonly ToldNotice[], at: Date): Promise<void>;
  close(): void;
}

/** Why an attempt failed. */
export class NotSent extends Error {
  override readonly name = 'NotSent';

  /** @param reason `address`: trying again cannot cure it; `server`: others will not be sent either, right now */
  constructor(
    problem: string,
    readonly reason: 'address' | 'server' | 'once',
  ) {
    super(problem);
  }
}
