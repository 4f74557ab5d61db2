import { CataloguedError } from '@edoc-axis/domain';
import type { PeerGuard } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { suspectGateways } from '../store/freezes.js';

/** The gateways that are not heard, as this process knows them: each question of a gateway is held against them. */
export interface SuspectGateways {
  /** Reads them anew: another copy of the exchange may have taken one out, and the operator lets them in. */
  refresh(): Promise<void>;
  takeOut(gateway: string, at: Date): void;
  /** @throws CataloguedError `gateway.taken-out` for a gateway that is */
  readonly guard: PeerGuard;
}

/** Nobody is heard before it is known who is not to be: the list is read before this returns. */
export async function followSuspects(database: Pool): Promise<SuspectGateways> {
  let out = new Map<string, Date>();

  async function refresh(): Promise<void> {
    const suspects = await suspectGateways(database);
    const still = suspects.filter(({ let_in_at }) => let_in_at === null);
    out = new Map(still.map(({ gateway, taken_out_at }) => [gateway.toString('hex'), taken_out_at]));
  }

  await refresh();
  return {
    refresh,
    takeOut: (gateway, at) => void out.set(gateway, at),
    guard: ({ role, certificate: gateway }) => {
      const takenOutAt = role === 'gateway' ? out.get(gateway) : undefined;
      if (takenOutAt) throw new CataloguedError('gateway.taken-out', { gateway: gateway.slice(0, 16), takenOutAt });
    },
  };
}
