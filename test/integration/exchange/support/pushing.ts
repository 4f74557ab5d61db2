import { generateKeyPairSync } from 'node:crypto';
import type { Destination, TakesPost } from '@edoc-axis/contracts';
import type { ListedKey } from '@edoc-axis/domain';
import { bringOverHttp, createCourier } from '../../../../apps/exchange/src/courier/index.js';
import {
  type CarryingLimits,
  carryingLimits,
} from '../../../../apps/exchange/src/journey/handing-over/carrying-limits.js';
import type { ExchangePorts, HandOverPorts } from '../../../../apps/exchange/src/journey/index.js';
import { type ReceiverOptions, startReceiver } from '../../../support/push-receiver.js';
import type { ExchangeUnderTest } from './exchange-under-test.js';

/** What an exchange brings post with: a key of its own, no chance, and as many copies as a test starts. */
export function aPushingAxis(exchange: ExchangeUnderTest) {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = 'token-1';
  const key: ListedKey = {
    use: 'token',
    kid,
    algorithm: 'ES256',
    publicKeyPem: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    since: '2026-01-01T00:00:00Z',
  };
  const trust = () => ({ keys: [key], now: exchange.clock.now() });

  function portsWith(limits: Partial<CarryingLimits> = {}, ports: ExchangePorts = exchange.ports): HandOverPorts {
    const carrying = { ...carryingLimits, confirmationMs: ports.times.leaseMs, ...limits };
    const requestKey = () => ({ kid, privateKey: pair.privateKey });
    const seen = { note: () => undefined };
    return { ...ports, bring: bringOverHttp(carrying), requestKey, seen, random: () => 0, carrying };
  }

  return {
    portsWith,
    trust,
    aReceiver: (options: Partial<ReceiverOptions> = {}) => startReceiver({ trust, ...options }),

    /** From now on the post of the system is brought there. */
    brings(system: string, destination: Partial<Destination> & { url: string }, takesPost: TakesPost = 'push'): void {
      const entry = exchange.ports.directory.system(system);
      if (!entry) throw new Error(`no system ${system}`);
      exchange.publish({ ...entry, takesPost, destination: { privateAddresses: true, ...destination } });
    },

    /** A copy of the exchange's courier; `carries` sets out with what is due and waits until it is there. */
    aCourier(limits: Partial<CarryingLimits> = {}, ports?: ExchangePorts) {
      const courier = createCourier(portsWith(limits, ports));
      return {
        ...courier,
        async carries(): Promise<void> {
          await courier.step();
          await courier.settled();
        },
      };
    },
  };
}
