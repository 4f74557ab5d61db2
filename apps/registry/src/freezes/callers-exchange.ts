import {
  carryOutRedirection,
  type HeardBy,
  type liftFreeze as question,
  type redirectDelivery,
  releaseDocument,
  type ReplyOf,
} from '@edoc-axis/contracts';
import type { Asked, Asker } from '@edoc-axis/platform';

/** The exchange, which decides by the caller's own proof. */
export interface CallersExchange {
  /** @throws CataloguedError why the caller may not, `document.not-frozen`, `process.…` while it is not there */
  release(
    wanted: HeardBy<typeof question>,
    how: { readonly checkOnly: boolean },
  ): Promise<ReplyOf<typeof releaseDocument>>;

  /** @throws CataloguedError why the caller may not, why it cannot be, `process.…` while it is not there */
  redirect(
    wanted: HeardBy<typeof redirectDelivery>,
    how: { readonly checkOnly: boolean },
  ): Promise<ReplyOf<typeof carryOutRedirection>>;
}

export interface FreezePorts {
  /** @param askedBy the first of two persons, when the caller is the second */
  readonly exchangeFor: (asked: Asked, askedBy?: string) => CallersExchange;
}

export function exchangeBehind(asker: Asker): FreezePorts['exchangeFor'] {
  return ({ token: caller, occurrence, address, askedBy: role, certificate }, askedBy) => {
    const through = role === 'gateway' ? certificate : undefined;
    return {
      release: (wanted, { checkOnly }) =>
        asker.ask(releaseDocument, { ...wanted, checkOnly, askedBy, through }, { caller, occurrence, address }),
      redirect: (wanted, { checkOnly }) =>
        asker.ask(carryOutRedirection, { ...wanted, checkOnly, askedBy }, { caller, occurrence, address }),
    };
  };
}
